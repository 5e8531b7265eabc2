import { buysAs } from '../../core/organisations/buyers.ts'
import type { Viewer } from '../../core/web/viewer.ts'

export const seesTools = (viewer: Viewer | null): boolean =>
  buysAs(viewer, 'coordinator', 'procurement_officer')
/** Writes tools down, lends them and takes them back. */
export const keepsTools = (viewer: Viewer | null): boolean => buysAs(viewer, 'coordinator')
