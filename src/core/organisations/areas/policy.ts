import type { Viewer } from '../../web/viewer.ts'
import { mayAdminister } from '../policy.ts'

/** A seat in a unit of an area, with what decides who may approve it. */
export type AreaSeat = {
  personId: string
  role: string
  areaId: string
  isSeated: boolean
  /** The person also administers the organisation. */
  administers: boolean
  /** Somebody else leads a unit of the area, approved there. */
  isLed: boolean
}

const leads = ({ seat }: Viewer, areaId: string) =>
  seat?.role === 'unit_manager' && (seat.areas ?? []).includes(areaId)

/** Sees who has a seat in an area, or waits for one. */
export const seesSeats = (viewer: Viewer | null): boolean =>
  viewer?.seat?.role === 'unit_manager' || mayAdminister(viewer)

/**
 * A seat in an area is approved by a manager there, never by oneself. An administrator lets in the first manager alone, and nobody
 * who administers too: whoever decides who belongs to the organisation never gives themselves its people.
 */
export const maySeat = (viewer: Viewer | null, seat: AreaSeat): boolean => {
  if (viewer === null || seat.personId === viewer.personId || seat.administers) return false
  return leads(viewer, seat.areaId) || (mayAdminister(viewer) && seat.role === 'unit_manager' && !seat.isLed)
}

/** Whoever leads there takes a seat back. */
export const mayUnseat = (viewer: Viewer | null, seat: AreaSeat): boolean =>
  viewer !== null && seat.personId !== viewer.personId && leads(viewer, seat.areaId)
