import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { storeChanged } from '../../../core/reference/load.ts'
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
  db.inActor(system('reference'), tx => {
    const [text = '', ...rules] = sources.map(read)
    return storeChanged(tx, file, [text, ...rules].join('\0'), async () => {
      const rows = (parse(text, { columns: true, skip_empty_lines: true }) as Row[]).map(stored)
      await tx.deleteFrom('spending.precedents').execute()
      // Two processes that start at once: the second waits for the first and finds the rows there.
      await sql`insert into spending.precedents select r.*
                from jsonb_populate_recordset(null::spending.precedents, ${JSON.stringify(rows)}::jsonb) as r
                on conflict (precedent_id) do nothing`.execute(tx)
    })
  })
