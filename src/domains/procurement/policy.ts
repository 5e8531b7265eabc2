import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Role } from '../../core/organisations/roles.ts'
import type { Viewer } from '../../core/web/viewer.ts'
import { readRules } from '../../kit/data/rules.ts'

const award = {
  ceiling_kronor: z.number(),
  document_over_kronor: z.number(),
  document_within_days: z.number(),
  term_years: z.number(),
}
/** What these predicates and the pages' warnings stand on (policy/). */
export const directAwardRules = readRules('direct-award', award, 'general')
const socialServices = readRules('direct-award', { ceiling_kronor: z.number().nullable() }, 'social_services')
export const afterAwardRules = readRules(
  'direct-award',
  { from_kronor: z.number(), within_days: z.number() },
  'after_award_notice',
)

export type Ceiling = { kronor: number; isFloor: boolean; since: number; source: string }
/**
 * The ceiling of social and other special services on a day. Its amount in kronor is announced every other year: until a person
 * has entered it, the one before is a floor.
 */
export const socialServicesCeiling = (day: Temporal.PlainDate): Ceiling => {
  const now = socialServices.at(day)
  let [rule, kronor] = [now, now.ceiling_kronor]
  while (kronor === null) {
    const before = socialServices.at(rule.valid_from.subtract({ days: 1 }))
    if (before === rule) throw new Error('policy/direct-award has no amount for social services.')
    rule = before
    kronor = rule.ceiling_kronor
  }
  return {
    kronor,
    isFloor: now.ceiling_kronor === null,
    since: now.valid_from.year,
    source: now.source,
  }
}
export const dialogueRules = readRules('early-dialogue', {
  months_before: z.number(),
  answer_days: z.number(),
  least_answer_days: z.number(),
  most_asked: z.number(),
})

const buyers = ['municipality', 'region']
const has = (viewer: Viewer, ...roles: Role[]): boolean =>
  viewer.seat !== null &&
  buyers.includes(viewer.seat.organisationKind) &&
  (roles as string[]).includes(viewer.seat.role)

/** What the organisation buys, in sums: also those who answer for it politically. */
export const seesSpend = (viewer: Viewer): boolean => seesRows(viewer) || has(viewer, 'politician')
/** The ledger's rows behind a sum. */
export const seesRows = (viewer: Viewer): boolean =>
  has(
    viewer,
    'procurement_officer',
    'business_officer',
    'coordinator',
    'municipality_admin',
    'ordering_officer',
  )
/** Reads ledgers in, brings months back, and says what a supplier or an account is. */
export const keepsLedger = (viewer: Viewer): boolean =>
  has(viewer, 'procurement_officer', 'coordinator', 'municipality_admin')
/** Writes needs, reads the yearly plan in. The ordering unit owns the analysis of its needs. */
export const keepsNeeds = (viewer: Viewer): boolean =>
  has(
    viewer,
    'procurement_officer',
    'ordering_officer',
    'business_officer',
    'coordinator',
    'municipality_admin',
  )
export const seesNeeds = (viewer: Viewer): boolean => seesSpend(viewer)
/** Asks enterprises, publishes a question, closes it. */
export const asksEnterprises = (viewer: Viewer): boolean =>
  has(viewer, 'procurement_officer', 'ordering_officer', 'coordinator')

/** Answers for an enterprise. */
export const answersInquiries = (viewer: Viewer): boolean => viewer.seat?.role === 'enterprise_manager'
