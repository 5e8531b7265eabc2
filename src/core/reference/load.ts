import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { type Database, system, type Tx } from '../../kit/db/actor.ts'
import { projectRoot } from '../../kit/db/migrate.ts'

const folder = join(projectRoot, 'data/reference')
type Row = Record<string, string>
const rowsOf = (text: string): Row[] => parse(text, { columns: true, skip_empty_lines: true })

/** File → the statement that stores its rows ($1: all rows as JSON). Order matters: parents first. */
const loads: { file: string; store: (tx: Tx, rows: string) => Promise<unknown> }[] = [
  {
    file: 'counties.csv',
    store: (tx, rows) =>
      sql`insert into core.counties (code, name) select code, name
          from jsonb_to_recordset(${rows}::jsonb) as r(code text, name text)
          on conflict (code) do update set name = excluded.name`.execute(tx),
  },
  {
    file: 'municipalities.csv',
    store: (tx, rows) =>
      sql`insert into core.municipalities (code, name, name_full, county_code, lat, lon)
          select code, name, name_full, county_code, label_lat, label_lon
          from jsonb_to_recordset(${rows}::jsonb)
            as r(code text, name text, name_full text, county_code text, label_lat float8, label_lon float8)
          on conflict (code) do update set name = excluded.name, name_full = excluded.name_full,
            county_code = excluded.county_code, lat = excluded.lat, lon = excluded.lon`.execute(tx),
  },
  {
    file: 'cpv2008.csv',
    store: (tx, rows) =>
      sql`insert into core.cpv_codes (code, check_digit, parent, label_sv, label_en)
          select code, "check", nullif(parent, ''), label_sv, label_en
          from jsonb_to_recordset(${rows}::jsonb)
            as r(code text, "check" text, parent text, label_sv text, label_en text)
          on conflict (code) do update set check_digit = excluded.check_digit, parent = excluded.parent,
            label_sv = excluded.label_sv, label_en = excluded.label_en`.execute(tx),
  },
]

/** Runs `store` unless the file was stored in this very version before; says whether it ran. Also for a domain's own lists. */
export const storeChanged = async (
  tx: Tx,
  file: string,
  text: string,
  store: () => Promise<unknown>,
): Promise<boolean> => {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const known = await tx
    .selectFrom('core.reference_loads')
    .select('sha256')
    .where('file', '=', file)
    .executeTakeFirst()
  if (known?.sha256 === sha256) return false
  await store()
  await tx
    .insertInto('core.reference_loads')
    .values({ file, sha256 })
    .onConflict(c => c.column('file').doUpdateSet({ sha256 }))
    .execute()
  return true
}

/** Stores the reference lists of data/reference; a file that has not changed since the last time is passed over. */
export const loadReference = async (db: Database): Promise<string[]> =>
  db.inActor(system('reference'), async tx => {
    const loaded: string[] = []
    for (const { file, store } of loads) {
      const text = readFileSync(join(folder, file), 'utf8')
      const changed = await storeChanged(tx, file, text, () => store(tx, JSON.stringify(rowsOf(text))))
      if (changed) loaded.push(file)
    }
    return loaded
  })
