import { expect } from 'vitest'
import { openEnterpriseOf } from '../domains/directory/machines/open-enterprise.ts'
import { selectReady, selectRecordsAfter } from '../domains/directory/machines/records.ts'
import { cardOf } from '../domains/directory/search/cards.ts'
import { nobody, system } from '../kit/db/actor.ts'
import type { TestApp } from './app.ts'

/** What stands ready made of every enterprise says what is so: nothing more, nothing less, nothing old. */
export const expectReadyMadeTrue = async (t: TestApp): Promise<number> => {
  const records = await t.db.inActor(nobody, tx => selectRecordsAfter(tx, null, 10_000))
  const stored = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.search_cards as c')
      .select(['c.tenant_id', 'c.card'])
      .select(eb =>
        eb
          .selectFrom('directory.search_entries as s')
          .whereRef('s.tenant_id', '=', 'c.tenant_id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .as('entries'),
      )
      .execute(),
  )
  const ready = new Map(stored.map(row => [row.tenant_id, row]))
  for (const record of records) {
    const open = openEnterpriseOf(record, { publicUrl: '', now: t.clock.now() })
    const found = ready.get(record.tenant_id)
    expect(JSON.parse(found?.card ?? '{}'), record.slug).toEqual(cardOf(open, record))
    expect(Number(found?.entries), record.slug).toBe(1 + record.offers.length)
    const text = await selectReady(t.db.asVisitor, record.slug, t.clock.now())
    if (text !== undefined) expect(JSON.parse(`{"url":"${text}`), record.slug).toEqual(open)
  }
  expect(ready.size).toBe(records.length)
  return records.length
}

/** Ends a test's app, once what stands ready made was found to be true. */
export const closeWithTrueCards = async (t: TestApp): Promise<void> => {
  try {
    await expectReadyMadeTrue(t)
  } finally {
    await t.close()
  }
}
