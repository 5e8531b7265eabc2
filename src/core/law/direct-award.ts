import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readRules } from '../../kit/data/rules.ts'

/** How much of one kind may be bought without advertising, and what follows from it (policy/direct-award). */
export const directAwardRules = readRules(
  'direct-award',
  {
    ceiling_kronor: z.number(),
    document_over_kronor: z.number(),
    document_within_days: z.number(),
    term_years: z.number(),
  },
  'general',
)
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
