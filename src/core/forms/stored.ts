import type { Expression, Insertable, Selectable, Updateable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { DB } from '../../kit/db/types.ts'
import { audit } from '../audit/audit.ts'
import { tellDone } from '../events/events.ts'

/** What is stored, or how the database finds it out. */
type Values<Row> = { [C in keyof Row]: Row[C] | Expression<unknown> }
type Key = { tenantId: string; id: string }

/**
 * How a noun's row is made and changed by its forms, and how log and event tell it ("need_added", "need_changed"): made under the
 * one-time id of its form, changed on the version that the form was made of. `id`: the column of its id, beside `tenant_id`.
 */
export const stored = <T extends keyof DB, Id extends keyof Selectable<DB[T]> & string>(
  noun: string,
  table: T,
  id: Id,
) => {
  // Kysely knows no table that is a variable; this one has an organisation, an id, a version and a time of its last change.
  const one = { table: table as 'directory.places', id: id as 'place_id' }
  const note = async (tx: Tx, by: Actor, at: Temporal.Instant, key: Key, what: 'added' | 'changed') => {
    const action = `${noun}_${what}`
    await audit(tx, by, at, { tenantId: key.tenantId, action, objectType: noun, objectId: key.id })
    await tellDone(tx, by, at, action, noun, key)
  }
  return {
    /** False: the same form was sent before; nothing is changed then. */
    add: async (
      tx: Tx,
      by: Actor,
      at: Temporal.Instant,
      key: Key,
      values: Values<Omit<Insertable<DB[T]>, 'tenant_id' | 'updated_at' | Id>>,
    ): Promise<boolean> => {
      const row = { ...values, tenant_id: key.tenantId, [id]: key.id, updated_at: at }
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto(one.table)
        .values(row as unknown as Insertable<DB['directory.places']>)
        .onConflict(c => c.columns(['tenant_id', one.id]).doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows === 0n) return false
      await note(tx, by, at, key, 'added')
      return true
    },
    /** False: it was changed after `version` was read; nothing is changed then. */
    change: async (
      tx: Tx,
      by: Actor,
      at: Temporal.Instant,
      key: Key & { version: number },
      values: Updateable<DB[T]>,
    ): Promise<boolean> => {
      const { numUpdatedRows } = await tx
        .updateTable(one.table)
        .set({ ...(values as object), version: key.version + 1, updated_at: at })
        .where('tenant_id', '=', key.tenantId)
        .where(one.id, '=', key.id)
        .where('version', '=', key.version)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await note(tx, by, at, key, 'changed')
      return true
    },
  }
}
