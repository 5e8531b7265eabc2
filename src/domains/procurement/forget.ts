import type { Services } from '../../core/web/services.ts'
import { forgetLedgers } from './ledger/forget.ts'
import { forgetPlans } from './needs/plan/forget.ts'

/** Forgets what was uploaded here and never confirmed (policy/uploads). */
export const forgetUploads = async (services: Pick<Services, 'db' | 'clock'>) => {
  await forgetLedgers(services)
  await forgetPlans(services)
}
