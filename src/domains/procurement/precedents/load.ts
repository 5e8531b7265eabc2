import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { type Database, system } from '../../../kit/db/actor.ts'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { buyerName } from './buyer-name.ts'
import { kindOf } from './kind-of.ts'

const file = 'data/reference/procurements_2021.csv'
/** What the stored rows are made from: a change of any stores them anew. */
const sources = [file, 'data/precedents.yaml', 'data/categories.yaml']
const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')

type Row = Record<string, string>

const stored = (r: Row) => ({
  precedent_id: r['procurement_id'],
  published_on: r['published'],
  buyer: buyerName(r['buyer'] ?? ''),
  buyer_orgnr: r['buyer_org_number'],
  title: r['title'],
  kind: r['kind'],
  cpv: r['cpv_code'],
  cpv_label: r['cpv_label'],
  procedure: r['procedure'],
  agreement: r['agreement_type'],
  lots: r['lots'] === 'true',
  reserved: r['reserved'] === 'true',
  reserved_execution: r['reserved_execution'] === 'true',
  // Published as true or not at all: empty is not stated, never no.
  socially_sustainable: r['socially_sustainable'] === 'true' ? true : null,
  value_kronor: r['contracted_value_sek'] === '' ? null : Number(r['contracted_value_sek']),
  category: kindOf(r['title'] ?? '', r['cpv_code'] ?? ''),
})

/** Stores what municipalities advertised in 2021; passed over when nothing that it is made from has changed. */
export const loadPrecedents = async (db: Database): Promise<boolean> =>
  db.inActor(system('reference'), async tx => {
    const texts = sources.map(read)
    const sha256 = createHash('sha256').update(texts.join('\0')).digest('hex')
    const known = await tx
      .selectFrom('core.reference_loads')
      .select('sha256')
      .where('file', '=', file)
      .executeTakeFirst()
    if (known?.sha256 === sha256) return false
    const rows = (parse(texts[0] ?? '', { columns: true, skip_empty_lines: true }) as Row[]).map(stored)
    await tx.deleteFrom('procurement.precedents').execute()
    await sql`insert into procurement.precedents select r.*
              from jsonb_populate_recordset(null::procurement.precedents, ${JSON.stringify(rows)}::jsonb) as r`.execute(
      tx,
    )
    await tx
      .insertInto('core.reference_loads')
      .values({ file, sha256 })
      .onConflict(c => c.column('file').doUpdateSet({ sha256 }))
      .execute()
    return true
  })
