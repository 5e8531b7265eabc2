import { sql } from 'kysely'
import { likeName } from '../../../core/imports/parties.ts'
import { operatorId } from '../../../core/organisations/operator.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { selectNeighbours } from './queries.ts'
import type { Entry, Reason } from './schema.ts'

/** What is already there of a row's enterprise. `listed` is false for an organisation that is no social enterprise. */
export type Known = {
  tenant_id: string
  listed: boolean
  numbered: boolean
  steward_id: string | null
  claimed: boolean
  municipality_code: string
  presentation_sv: string
}

type Judged = Pick<Known, 'claimed' | 'steward_id' | 'municipality_code'>

/**
 * An importer changes what it keeps itself, or what the operator keeps where nobody else does – in the importer's own
 * municipalities alone – and what nobody has claimed. All else is its keeper's, wherever a list says that it lies.
 */
export const refusesFor =
  (tenantId: string, area: ReadonlySet<string>) =>
  (known: Judged): Reason | undefined => {
    if (known.claimed) return 'keeps_itself'
    if (known.steward_id === tenantId) return undefined
    return known.steward_id === operatorId && area.has(known.municipality_code) ? undefined : 'other_steward'
  }

/** A place and a name as they are compared. */
export const namedLike = (of: { municipality_code: string; name: string }) =>
  `${of.municipality_code} ${likeName(of.name)}`

const selection = sql`o.tenant_id, e.tenant_id is not null as listed, (o.orgnr is not null or o.orgnr_hash is not null) as numbered,
  e.steward_id, e.claimed_at is not null as claimed, coalesce(e.municipality_code, '') as municipality_code,
  coalesce(e.presentation_sv, '') as presentation_sv`

const byNumber = async (tx: Tx, e: Entry): Promise<Known | undefined> => {
  if (e.orgnr === null && e.hash === null) return undefined
  const is = e.orgnr === null ? sql`o.orgnr_hash = decode(${e.hash}, 'hex')` : sql`o.orgnr = ${e.orgnr}`
  const { rows } = await sql<Known>`select ${selection} from core.organisations o
    left join directory.enterprises e using (tenant_id) where ${is} for update of o`.execute(tx)
  return rows[0]
}

/**
 * The enterprise of this name in this municipality; with a number only one that has none yet, since two firms may
 * share a name. Names have no constraint, so those who add one in the same municipality take turns at its row.
 */
const byName = async (tx: Tx, e: Entry): Promise<Known | undefined> => {
  await tx
    .selectFrom('core.municipalities')
    .select('code')
    .where('code', '=', e.municipalityCode)
    .forUpdate()
    .execute()
  const unnumbered =
    e.orgnr === null && e.hash === null ? sql`true` : sql`o.orgnr is null and o.orgnr_hash is null`
  const { rows } =
    // A name that an enterprise had before it was merged is known still.
    await sql<Known>`select ${selection} from directory.enterprises n
      join directory.enterprises e on e.tenant_id = coalesce(n.merged_into, n.tenant_id)
      join core.organisations o on o.tenant_id = e.tenant_id
    where n.municipality_code = ${e.municipalityCode} and lower(n.name) = lower(${e.name}) and ${unnumbered}
    order by n.merged_at is not null, o.created_at limit 1 for update of e`.execute(tx)
  return rows[0]
}

/** The enterprise there whose name only differs in how it is written; never one that has another number. */
const byLikeName = async (tx: Tx, e: Entry): Promise<Known | undefined> => {
  const near = await selectNeighbours(tx, [e.municipalityCode])
  const isNumbered = e.orgnr !== null || e.hash !== null
  const like = near.find(
    n => likeName(n.name) === likeName(e.name) && !(isNumbered && (n.orgnr !== null || n.hash !== null)),
  )
  return like && byName(tx, { ...e, name: like.name })
}

/** `isLike`: also one whose name is only written in another way. */
export const selectKnown = async (tx: Tx, e: Entry, isLike: boolean): Promise<Known | undefined> =>
  (await byNumber(tx, e)) ?? (await byName(tx, e)) ?? (isLike ? await byLikeName(tx, e) : undefined)
