import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { containing } from '../../kit/db/containing.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { notFound } from '../../kit/http/errors.ts'
import { holdsNow } from '../organisations/membership.ts'
import { type InvitedKind, invitedKinds, type ListQuery } from './schema.ts'

export type Participant = {
  tenant_id: string
  kind: InvitedKind
  name: string
  orgnr: string | null
  created_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  /** Those of a coordination association. */
  municipalities: string[]
  people: number
  waiting: number
}

const participants = (clock: Clock) => sql`
  select o.tenant_id, o.kind, o.name, o.orgnr, o.created_at, o.ended_at,
    (select coalesce(array_agg(m.name order by m.name), '{}') from core.association_members a
      join core.municipalities m on m.code = a.municipality_code where a.tenant_id = o.tenant_id) as municipalities,
    (select count(distinct m.person_id)::int from core.memberships m where m.tenant_id = o.tenant_id
      and ${holdsNow(clock)}) as people,
    (select count(*)::int from core.invitations i where i.tenant_id = o.tenant_id
      and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > ${clock.now()}) as waiting
  from core.organisations o ${acrossTenants('who takes part')} where o.kind = any (${[...invitedKinds]}::text[])`

/** Those who take part, or have ended, as narrowed. */
export const listedParticipants = (clock: Clock, { q, slag, visa }: ListQuery) => sql<Participant>`
  select p.* from (${participants(clock)}) p
  where p.kind = any (${slag.length > 0 ? slag : [...invitedKinds]}::text[])
    and p.name ilike ${containing(q)} and (p.ended_at is not null) = ${visa === 'avslutade'}`

export const selectParticipant = async (tx: Tx, clock: Clock, tenantId: string): Promise<Participant> => {
  const { rows } = await sql<Participant>`
    select p.* from (${participants(clock)}) p where p.tenant_id = ${tenantId}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw notFound()
  return found
}

/** Whether an organisation has come of a form's one-time id. */
export const isParticipant = async (tx: Tx, tenantId: string): Promise<boolean> =>
  (await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()) !== undefined
