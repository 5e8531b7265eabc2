import { buysAs, followsPurchases, worksWithPurchases } from '../../core/organisations/buyers.ts'
import type { Viewer } from '../../core/web/viewer.ts'

/** What the organisation buys, in sums: also those who answer for it politically. */
export const seesSpend = followsPurchases
/** The ledger's rows behind a sum. */
export const seesRows = worksWithPurchases
/** Reads ledgers in, brings months back, and says what a supplier or an account is. */
export const keepsLedger = (viewer: Viewer | null): boolean =>
  buysAs(viewer, 'procurement_officer', 'coordinator', 'municipality_admin')
