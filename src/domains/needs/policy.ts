import { z } from 'zod'
import { buysAs, followsPurchases, worksWithPurchases } from '../../core/organisations/buyers.ts'
import type { Viewer } from '../../core/web/viewer.ts'
import { readRules } from '../../kit/data/rules.ts'

/** What asking the market stands on (policy/). */
export const dialogueRules = readRules('early-dialogue', {
  months_before: z.number(),
  answer_days: z.number(),
  least_answer_days: z.number(),
  most_asked: z.number(),
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
