import type { Viewer } from '../web/viewer.ts'
import type { Role } from './roles.ts'

const buyers = ['municipality', 'region']

/** Whether somebody acts in one of these roles for an organisation that buys. */
export const buysAs = (viewer: Viewer | null, ...roles: Role[]): boolean =>
  viewer !== null &&
  viewer.seat !== null &&
  buyers.includes(viewer.seat.organisationKind) &&
  (roles as string[]).includes(viewer.seat.role)

/** Whoever works with purchases from day to day: the buyers, the ordering unit and the business unit. */
export const worksWithPurchases = (viewer: Viewer | null): boolean =>
  buysAs(
    viewer,
    'procurement_officer',
    'business_officer',
    'coordinator',
    'municipality_admin',
    'ordering_officer',
  )
/** The same, and those who answer for purchases politically, decide on them, or keep their documents. */
export const followsPurchases = (viewer: Viewer | null): boolean =>
  worksWithPurchases(viewer) || buysAs(viewer, 'politician', 'award_delegate', 'registrar')
