import type { Tx } from './actor.ts'

const counter = (tx: Tx, tenantId: string, name: string, by: number) =>
  tx
    .insertInto('core.counters')
    .values({ tenant_id: tenantId, name, value: by })
    .onConflict(c =>
      c.columns(['tenant_id', 'name']).doUpdateSet(e => ({ value: e('core.counters.value', '+', by) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()

/** The organisation's next number of its own: 1, 2, 3 … A gap means nothing. */
export const nextNumber = async (tx: Tx, tenantId: string, name: string): Promise<number> =>
  (await counter(tx, tenantId, name, 1)).value

/** Waits until no other transaction of the organisation is in `name`; the turn ends with the transaction. */
export const takeTurn = async (tx: Tx, tenantId: string, name: string): Promise<void> => {
  await counter(tx, tenantId, name, 0)
}
