import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import { askAgain } from '../../kit/db/ask-again.ts'
import type { Locale } from '../../kit/text/locale.ts'
import { areaRoles, isRole } from '../organisations/roles.ts'
import type { Seat, Viewer } from '../web/viewer.ts'
import type { AuthDatabase } from './auth-database.ts'
import { lifetimes } from './lifetimes.ts'

type Row = {
  session_id: string
  chosen: string | null
  unseen: boolean
  person_id: string
  name: string
  email: string
  locale: Locale
  membership_id: string | null
  tenant_id: string
  role: string
  unit_id: string | null
  area_id: string | null
  opened: string[]
  starts_on: Temporal.PlainDate
  holds: boolean
  organisation: string
  kind: string
  municipality_code: string | null
}

/** One question, one round trip, prepared: it is asked before every page. */
const question = {
  name: 'viewer',
  text: `select s.id as session_id, s."membershipId" as chosen,
      s."updatedAt" < now() - interval '${lifetimes.seen} seconds' as unseen,
      p.person_id, p.name, p.email::text as email, p.locale,
      m.membership_id, m.tenant_id, m.role, m.unit_id, m.starts_on,
      m.starts_on <= $2::date and (m.ends_on is null or m.ends_on >= $2::date)
        and (m.ended_at is null or m.ended_at > $3::timestamptz)
        and (o.ended_at is null or o.ended_at > $3::timestamptz) as holds,
      o.name as organisation, o.kind, o.municipality_code, u.area_id,
      case when u.area_id is null then '{}' else array(select g.person_id from core.area_grants g
        where g.tenant_id = m.tenant_id and g.area_id = u.area_id and g.from_at <= $3::timestamptz
          and g.until_at > $3::timestamptz and g.ended_at is null) end as opened
    from auth.session s
    join core.persons p on p.person_id = s."userId" and (p.ended_at is null or p.ended_at > $3::timestamptz)
    left join (core.memberships m join core.organisations o using (tenant_id)) on m.person_id = p.person_id
    left join core.units u on u.tenant_id = m.tenant_id and u.unit_id = m.unit_id
      and m.seated_at <= $3::timestamptz and m.role = any ($4)
    where s.token = $1 and s."expiresAt" > now() and s."updatedAt" > now() - interval '${lifetimes.idle} seconds'
    order by m.created_at, m.membership_id`,
}

export type Known = { viewer: Viewer; chosen: string | null; unseen: boolean }

const seatOf = (row: Row): Seat[] =>
  row.membership_id !== null && row.holds && isRole(row.role)
    ? [
        {
          membershipId: row.membership_id,
          tenantId: row.tenant_id,
          role: row.role,
          unitId: row.unit_id,
          areas: row.area_id === null ? [] : [row.area_id],
          opened: row.opened,
          organisation: row.organisation,
          organisationKind: row.kind,
          municipalityCode: row.municipality_code,
        },
      ]
    : []

/**
 * Who a session token stands for, right now; null when it stands for nobody: ended session or account, or all of the
 * person's memberships over. Somebody who never had one stays signed in: they may be registering an enterprise.
 */
export const whoHolds = async (
  { pool }: AuthDatabase,
  clock: Clock,
  token: string,
): Promise<Known | null> => {
  const today = clock.today()
  const rows = await askAgain<Row>(pool, {
    ...question,
    values: [token, today.toString(), clock.now().toString(), areaRoles],
  })
  const [first] = rows
  if (first === undefined) return null
  const seats = rows.flatMap(seatOf)
  const left = rows.some(
    row => row.membership_id !== null && !row.holds && row.starts_on.toString() <= today.toString(),
  )
  if (seats.length === 0 && left) return null
  return {
    chosen: first.chosen,
    unseen: first.unseen,
    viewer: {
      personId: first.person_id,
      sessionId: first.session_id,
      name: first.name,
      email: first.email,
      locale: first.locale,
      seat: seats.find(seat => seat.membershipId === first.chosen) ?? seats[0] ?? null,
      seats,
    },
  }
}
