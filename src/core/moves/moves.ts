import { randomUUID } from 'node:crypto'
import type { Selectable, Updateable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { DB } from '../../kit/db/types.ts'
import { notFound } from '../../kit/http/errors.ts'
import { isId } from '../../kit/http/ids.ts'
import { type AuditEntry, audit } from '../audit/audit.ts'
import { tellDone } from '../events/events.ts'

type Table = keyof DB
type Row<T extends Table> = Selectable<DB[T]>
type Column<T extends Table> = keyof Row<T> & string

/**
 * One change of state, by the name that the log, the event and the code know it by. Either a column holds when it was made,
 * and `back` names the move that empties it again; or the column `state` goes from one of some words to another.
 */
export type Move<T extends Table> = { when?: (row: Row<T>) => boolean } & (
  | { mark: Column<T>; back?: string }
  | { from: readonly string[]; to: string }
)
type Moves<T extends Table> = Record<string, Move<T>>
type Name<M> = (keyof M | (M[keyof M] extends infer V ? (V extends { back: infer B } ? B : never) : never)) &
  string

type Noun<T extends Table> = {
  noun: string
  table: T
  /** The column of its id, beside `tenant_id`. */
  id: Column<T>
  /** What the log says where the thing itself is not what it is about, or not all. */
  about?: (row: Row<T>) => Partial<AuditEntry>
}
type Key = { tenantId: string; id: string }
/** What is stored together with the new state, and what the log says of it. */
type Given<T extends Table> = { set?: Updateable<DB[T]>; detail?: AuditEntry['detail'] }

type Step = { from: string; to: string; may: boolean; set: Record<string, unknown> }

const stepOf = <T extends Table>(all: Moves<T>, name: string, row: Row<T>, at: Temporal.Instant): Step => {
  const [first, move] =
    Object.entries(all).find(([key, m]) => key === name || ('back' in m && m.back === name)) ?? []
  if (move === undefined) throw new Error(`no move ${name}`)
  const may = name !== first || (move.when?.(row) ?? true)
  if ('to' in move) {
    const from = String(row['state' as keyof Row<T>])
    return { from, to: move.to, may: may && move.from.includes(from), set: { state: move.to } }
  }
  const [before, after, set] = name === first ? [move.back ?? '', name, at] : [first ?? '', name, null]
  const isMade = row[move.mark] !== null
  return { from: before, to: after, may: may && isMade === (set === null), set: { [move.mark]: set } }
}

/**
 * How a noun changes state, and how each change is written down: in the log, in `core.state_log`, and as an event. Who may
 * make a move is the domain's to say, before.
 */
export const moves = <T extends Table, const M extends Moves<T>>(
  { noun, table, id, about }: Noun<T>,
  all: M,
) => ({
  /** Makes a move, or answers that it was made already or cannot be made any more; nothing is changed then. Unknown: 404. */
  go: async (
    tx: Tx,
    by: Actor,
    at: Temporal.Instant,
    key: Key,
    name: Name<M>,
    { set, detail }: Given<T> = {},
  ): Promise<'done' | 'already'> => {
    if (!isId(key.id)) throw notFound()
    // Kysely knows no table that is a variable; all that is asked of this one is that it has an organisation and an id.
    const one = { table: table as 'core.units', id: id as 'unit_id' }
    const found = await tx
      .selectFrom(one.table)
      .selectAll()
      .where('tenant_id', '=', key.tenantId)
      .where(one.id, '=', key.id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow(notFound)
    const row = found as Row<T>
    const step = stepOf(all, name, row, at)
    if (!step.may) return 'already'
    await tx
      .updateTable(one.table)
      .set({ ...step.set, ...set })
      .where('tenant_id', '=', key.tenantId)
      .where(one.id, '=', key.id)
      .execute()
    const said = { objectType: noun, objectId: key.id, ...about?.(row) }
    await audit(tx, by, at, {
      tenantId: key.tenantId,
      action: name,
      ...said,
      ...(detail === undefined ? {} : { detail }),
    })
    await tx
      .insertInto('core.state_log')
      .values({
        tenant_id: key.tenantId,
        log_id: randomUUID(),
        object: noun,
        object_id: key.id,
        move: name,
        from_state: step.from,
        to_state: step.to,
        person_id: by.kind === 'person' ? by.personId : null,
        at,
      })
      .execute()
    await tellDone(tx, by, at, name, noun, key)
    return 'done'
  },
})
