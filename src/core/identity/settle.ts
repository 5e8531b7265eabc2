import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { audit } from '../audit/audit.ts'
import { holdsNow } from '../organisations/membership.ts'
import { operatorId } from '../organisations/operator.ts'

export type Way =
  | 'password'
  | 'code'
  | 'mail_link'
  | 'passkey'
  | 'oidc'
  | 'invitation'
  | 'new_account'
  | 'demo'
  | 'given'

type Place = { membership_id: string; tenant_id: string; holds: boolean }

/** Where a person belongs; `holds` says whether now. Oldest first: the first that holds is where a session begins. */
export const placesOf = async (tx: Tx, clock: Clock, personId: string): Promise<Place[]> => {
  const today = clock.today().toString()
  const now = clock.now().toString()
  const { rows } = await sql<Place>`select m.membership_id, m.tenant_id,
      ${holdsNow(clock)}
        and (o.ended_at is null or o.ended_at > ${now}::timestamptz) as holds
    from core.memberships m join core.organisations o using (tenant_id)
    where m.person_id = ${personId} and m.starts_on <= ${today}::date
    order by m.created_at, m.membership_id ${acrossTenants('where one person belongs')}`.execute(tx)
  return rows
}

type Detail = Record<string, string>

const note = async (
  tx: Tx,
  clock: Clock,
  personId: string,
  places: Place[],
  action: string,
  detail: Detail,
) => {
  const tenants = new Set(places.filter(place => place.holds).map(place => place.tenant_id))
  for (const tenantId of tenants.size > 0 ? tenants : [operatorId]) {
    const actor = { kind: 'person', personId, tenantId, membershipId: personId, role: '' } as const
    const about = { objectType: 'person', objectId: personId, subjectId: personId }
    await audit(tx, actor, clock.now(), { tenantId, action, ...about, detail })
  }
}

/** Writes in the log of each organisation the person works in (the operator's, for who has none). */
export const noteOfPerson = async (
  tx: Tx,
  clock: Clock,
  personId: string,
  action: string,
  detail: Detail = {},
) => note(tx, clock, personId, await placesOf(tx, clock, personId), action, detail)

/**
 * What follows when a session was made, in its transaction: it gets the assignment it acts in and a line in the log.
 * Answers whose it is; undefined, and no session, where the account or every assignment has ended.
 */
export const settle = async (
  tx: Tx,
  clock: Clock,
  token: string,
  way: Way,
): Promise<{ email: string } | undefined> => {
  const { rows } = await sql<{ id: string; person_id: string; email: string; ended: boolean }>`
    select s.id, p.person_id, p.email::text as email, coalesce(p.ended_at <= ${clock.now().toString()}::timestamptz, false) as ended
    from auth.session s join core.persons p on p.person_id = s."userId" where s.token = ${token}`.execute(tx)
  const [session] = rows
  if (session === undefined) return undefined
  const places = await placesOf(tx, clock, session.person_id)
  const first = places.find(place => place.holds)
  if (session.ended || (places.length > 0 && first === undefined)) {
    await sql`delete from auth.session where id = ${session.id}`.execute(tx)
    return undefined
  }
  await sql`update auth.session set "membershipId" = ${first?.membership_id ?? null} where id = ${session.id}`.execute(
    tx,
  )
  await note(tx, clock, session.person_id, places, 'signed_in', { method: way })
  return { email: session.email }
}
