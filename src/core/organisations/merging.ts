import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'

/** Said of a row `r`: of the organisation that goes on, and of the one that ends. */
type Said = (to: string, from: string) => RawBuilder<unknown>

/**
 * A table's rows that hang on an organisation by `column`, and what becomes of them when it goes on in another: they are its
 * `own` and come along, they are others' that `point` at it, or they stay, with the reason. `own` and `points` name the
 * columns that tell the rows apart. A reference that stands in no list fails a test.
 */
export type Follows = Hanging & ({ stays: string } | Own | Points)
type Hanging = { table: string; column?: string }
type Own = {
  own: readonly string[]
  /** What cannot stand there as it is. */
  set?: Record<string, Said>
  /** Why a row stays where it is: the organisation that goes on has its own. */
  unless?: Said
}
type Points = {
  points: readonly string[]
  unless?: Said
  /** The column is a list, or words with ids in them. */
  within?: 'list' | 'words'
}

/** Rows that moved, as their keys: enough to move them back. */
export type Moved = { table: string; column: string; rows: readonly unknown[] }[]

let follows: readonly Follows[] = []
/** Said once, at the start, by the root: what hangs on an organisation stands in domains that core does not know. */
export const connectFollows = (all: readonly Follows[]): void => {
  follows = all
}

type Move = { from: string; to: string; only?: readonly unknown[] }

const across = acrossTenants('whoever points at an organisation that ends')

const conditions = (id: readonly string[], { from, to, only }: Move, unless?: Said) => {
  const key = sql`jsonb_build_object(${sql.join(id.flatMap(c => [sql.lit(c), sql.ref(`r.${c}`)]))})`
  const chosen =
    only === undefined
      ? sql``
      : sql`and ${key} in (select jsonb_array_elements(${JSON.stringify(only)}::jsonb))`
  // What is moved back stood there before.
  const rest = only === undefined && unless !== undefined ? sql`and not (${unless(to, from)})` : sql``
  return { key, where: sql`${chosen} ${rest}` }
}

const keysOf = async (tx: Tx, statement: RawBuilder<{ key: unknown }>) =>
  (await statement.execute(tx)).rows.map(row => row.key)

/** A tenant's rows never change their tenant: they are written anew with the other, and taken away afterwards. */
const copy = (tx: Tx, { table, own, set = {}, unless }: Hanging & Own, move: Move) => {
  const { key, where } = conditions(own, move, unless)
  const changed = sql.join([
    ...[sql.lit('tenant_id'), sql`${move.to}::text`],
    ...(move.only === undefined
      ? Object.entries(set).flatMap(([c, say]) => [sql.lit(c), say(move.to, move.from)])
      : []),
  ])
  return keysOf(
    tx,
    sql`insert into ${sql.table(table)} as r select n.* from ${sql.table(table)} r
      cross join lateral jsonb_populate_record(null::${sql.table(table)}, to_jsonb(r) || jsonb_build_object(${changed})) n
      where r.tenant_id = ${move.from} ${where} returning ${key} as key`,
  )
}

const remove = (tx: Tx, { table, own }: Hanging & Own, move: Move) =>
  sql`delete from ${sql.table(table)} r where r.tenant_id = ${move.from} ${conditions(own, move).where}`.execute(
    tx,
  )

const point = (
  tx: Tx,
  { table, column = 'tenant_id', points, unless, within }: Hanging & Points,
  move: Move,
) => {
  const { key, where } = conditions(points, move, unless)
  const at = sql.ref(`r.${column}`)
  const kind = sql.raw(within === 'words' ? 'text' : 'uuid')
  const [from, to] = [sql`${move.from}::${kind}`, sql`${move.to}::${kind}`]
  const [becomes, isThere] = {
    one: [to, sql`${at} = ${from}`],
    list: [sql`array_replace(${at}, ${from}, ${to})`, sql`${from} = any (${at}) and not ${to} = any (${at})`],
    words: [sql`replace(${at}, ${from}, ${to})`, sql`strpos(${at}, ${from}) > 0`],
  }[within ?? 'one'] as [RawBuilder<unknown>, RawBuilder<unknown>]
  return keysOf(
    tx,
    sql`update ${sql.table(table)} r set ${sql.ref(column)} = ${becomes}
      where ${isThere} ${where} returning ${key} as key ${across}`,
  )
}

/** Whom a person is a colleague of, after their memberships moved. */
const followPeople = (tx: Tx, tenants: readonly string[]) =>
  sql`update core.persons p set tenants = array(select distinct m.tenant_id from core.memberships m where m.person_id = p.person_id)
    where p.tenants && ${tenants}::uuid[] ${acrossTenants('every organisation of some people')}`.execute(tx)

const carry = async (tx: Tx, all: readonly Follows[], from: string, to: string, only?: Moved) => {
  // What points at a row comes after it; both are right again before this ends.
  await sql`set constraints all deferred`.execute(tx)
  const moved: Moved = []
  for (const one of all) {
    const { table, column = 'tenant_id' } = one
    if ('stays' in one) continue
    const before = only?.find(m => m.table === table && m.column === column)
    if (only !== undefined && before === undefined) continue
    const move = { from, to, ...(before ? { only: before.rows } : {}) }
    const rows = 'own' in one ? await copy(tx, one, move) : await point(tx, one, move)
    if (rows.length > 0) moved.push({ table, column, rows })
  }
  for (const one of all.toReversed()) {
    const rows = 'own' in one ? moved.find(m => m.table === one.table)?.rows : undefined
    if ('own' in one && rows !== undefined) await remove(tx, one, { from, to, only: rows })
  }
  await followPeople(tx, [from, to])
  return moved
}

/** Moves all that hangs on one organisation to another, and answers what moved. Needs the system actor. */
export const goOnIn = (tx: Tx, from: string, to: string): Promise<Moved> => carry(tx, follows, from, to)

/** Moves back what moved, as far as it is still there. Needs the system actor. */
export const goBack = (tx: Tx, moved: Moved, from: string, to: string): Promise<Moved> =>
  carry(tx, follows, from, to, moved)

/** The number of one that has it, where the other has none. */
export const handNumber = async (tx: Tx, from: string, to: string): Promise<boolean> => {
  const numbers = await tx
    .selectFrom('core.organisations')
    .select(['tenant_id', 'orgnr', 'orgnr_hash'])
    .where('tenant_id', 'in', [from, to])
    .execute()
  const [giver, taker] = [from, to].map(id => numbers.find(n => n.tenant_id === id))
  const { orgnr = null, orgnr_hash = null } = giver ?? {}
  if ((orgnr ?? orgnr_hash) === null || (taker?.orgnr ?? taker?.orgnr_hash ?? null) !== null) return false
  const give = (tenantId: string, number: { orgnr: string | null; orgnr_hash: Buffer | null }) =>
    tx.updateTable('core.organisations').set(number).where('tenant_id', '=', tenantId).execute()
  await give(from, { orgnr: null, orgnr_hash: null })
  await give(to, { orgnr, orgnr_hash })
  return true
}

/** Nobody acts for an organisation that goes on in another; null: it stands on its own again. */
export const endOrganisation = (tx: Tx, tenantId: string, at: Temporal.Instant | null) =>
  tx.updateTable('core.organisations').set({ ended_at: at }).where('tenant_id', '=', tenantId).execute()
