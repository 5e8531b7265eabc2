import { sql } from 'kysely'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { holdsNow } from '../membership.ts'
import { administers, areaRoles, roleNames } from '../roles.ts'

export const selectAreas = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('core.areas as a')
    .leftJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'a.tenant_id').onRef('u.area_id', '=', 'a.area_id'),
    )
    .select(['a.area_id', 'a.name', 'a.ground', 'a.version'])
    .select(e => e.fn.agg<string | null>('string_agg', ['u.name', sql`', ' order by u.name`]).as('units'))
    .where('a.tenant_id', '=', tenantId)
    .groupBy(['a.tenant_id', 'a.area_id'])
    .orderBy('a.name')
    .execute()

export type Area = Awaited<ReturnType<typeof selectAreas>>[number]

export const selectArea = async (tx: Tx, tenantId: string, areaId: string): Promise<Area> => {
  const found = (await selectAreas(tx, tenantId)).find(({ area_id }) => area_id === areaId)
  if (found === undefined) throw notFound()
  return found
}

/** Every seat in a unit of an area that holds now, the waiting ones first. */
export const selectAreaSeats = async (tx: Tx, clock: Clock, tenantId: string) => {
  const rows = await tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .innerJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.unit_id', '=', 'm.unit_id'),
    )
    .innerJoin('core.areas as a', join =>
      join.onRef('a.tenant_id', '=', 'u.tenant_id').onRef('a.area_id', '=', 'u.area_id'),
    )
    .select(['m.membership_id', 'm.person_id', 'm.role', 'm.seated_at', 'p.name', 'u.name as unit'])
    .select(['a.area_id', 'a.name as area'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.role', 'in', areaRoles)
    .where(holdsNow(clock))
    .orderBy(e => e('m.seated_at', 'is not', null))
    .orderBy('u.name')
    .orderBy('p.name')
    .execute()
  const admins = await tx
    .selectFrom('core.memberships as m')
    .select('m.person_id')
    .where('m.tenant_id', '=', tenantId)
    .where('m.role', 'in', roleNames.filter(administers))
    .where(holdsNow(clock))
    .execute()
  const administering = new Set(admins.map(({ person_id }) => person_id))
  const isLeading = (row: (typeof rows)[number], except: string, areaId: string) =>
    row.area_id === areaId &&
    row.role === 'unit_manager' &&
    row.seated_at !== null &&
    row.person_id !== except
  return rows.map(row => ({
    ...row,
    personId: row.person_id,
    areaId: row.area_id,
    isSeated: row.seated_at !== null,
    administers: administering.has(row.person_id),
    isLed: rows.some(other => isLeading(other, row.person_id, row.area_id)),
  }))
}

export type SeatInArea = Awaited<ReturnType<typeof selectAreaSeats>>[number]

export const selectAreaSeat = async (
  tx: Tx,
  clock: Clock,
  tenantId: string,
  membershipId: string,
): Promise<SeatInArea> => {
  const found = (await selectAreaSeats(tx, clock, tenantId)).find(
    ({ membership_id }) => membership_id === membershipId,
  )
  if (found === undefined) throw notFound()
  return found
}
