import { z } from 'zod'
import { directAwardRules } from '../../core/law/direct-award.ts'
import { buysAs, followsPurchases, worksWithPurchases } from '../../core/organisations/buyers.ts'
import type { Viewer } from '../../core/web/viewer.ts'
import { readRules } from '../../kit/data/rules.ts'

/** What asking the market stands on (policy/). */
export const dialogueRules = readRules('early-dialogue', {
  months_before: z.number(),
  answer_days: z.number(),
  least_answer_days: z.number(),
  most_asked: z.number(),
  days_between_reminders: z.number(),
})

/** Writes needs, reads the yearly plan in. The ordering unit owns the analysis of its needs. */
export const keepsNeeds = worksWithPurchases
export const seesNeeds = followsPurchases
/** Asks enterprises, publishes a question, closes it. */
export const asksEnterprises = (viewer: Viewer | null): boolean =>
  buysAs(viewer, 'procurement_officer', 'ordering_officer', 'coordinator')

/** Answers for an enterprise. */
export const answersInquiries = (viewer: Viewer | null): boolean =>
  viewer?.seat?.role === 'enterprise_manager'

const euro = { euro: z.number(), kronor: z.number().nullable() }
export const thresholdRules = readRules('eu-thresholds', euro)
/** The ways from a need to a contract: by which rule, with which source, since when. */
export const wayRules = {
  call_off: readRules('purchase-routes', {}, 'call_off'),
  option: readRules('purchase-routes', {}, 'option'),
  direct_award: directAwardRules,
  advertised: readRules('purchase-routes', {}, 'advertised'),
  integration: readRules('reserved-contracts', { share: z.number() }, 'integration'),
  non_profit: readRules('reserved-contracts', {}, 'non-profit-welfare'),
  public_mission: readRules(
    'reserved-contracts',
    { contract_years_at_most: z.number() },
    'public-service-mission',
  ),
  partnership: readRules('partnerships', {}),
}
export const guidelineRules = readRules('purchase-routes', {}, 'guidelines')

/** Enters what the organisation itself has decided about its purchases. */
export const keepsGuidelines = (viewer: Viewer | null): boolean =>
  buysAs(viewer, 'procurement_officer', 'coordinator', 'municipality_admin')
