import { sql } from 'kysely'
import { type Database, nobody } from '../../../../kit/db/actor.ts'
import { openEnterpriseOf, type Publisher } from '../open-enterprise.ts'
import { type EnterpriseRecord, selectRecordsAfter } from '../records.ts'
import type { OpenEnterprise } from '../schema.ts'

const batch = 200

/** The whole register, read as it is sent: never more than a batch in memory, and one statement a batch. */
export async function* everyEnterprise(db: Database, publisher: Publisher): AsyncGenerator<OpenEnterprise> {
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const records: EnterpriseRecord[] = await db.inActor(nobody, tx => selectRecordsAfter(tx, from, batch))
    for (const record of records) yield openEnterpriseOf(record, publisher)
    const last = records.at(-1)
    if (last === undefined || records.length < batch) return
    after = last.tenant_id
  }
}

/** Changes whenever any of the open data does: what the files' entity tag is made of. */
export const selectDataVersion = (db: Database): Promise<string> =>
  db.inActor(nobody, async tx => {
    const { rows } = await sql<{ version: string }>`
      select concat_ws(' ',
        (select concat_ws(' ', count(*), sum(version), max(updated_at), max(confirmed_at), max(published_at))
          from directory.enterprises where published_at is not null),
        (select concat_ws(' ', count(*), sum(version), max(updated_at)) from directory.offers where ended_at is null),
        (select concat_ws(' ', count(*), sum(version), max(updated_at)) from directory.places),
        (select concat_ws(' ', count(*), max(declared_at), max(verified_at), count(verified_at)) from directory.criteria)) as version`.execute(
      tx,
    )
    return rows[0]?.version ?? ''
  })
