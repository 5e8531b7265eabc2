import pg from 'pg'
import { searchable } from '../core/personal-numbers/characters.ts'

/** Letters and digits alone, as they are seen: no sign between them hides a number. */
export const bare = (text: string): string => searchable(text).text.replace(/[^\p{L}\p{N}\n]/gu, '')

/** What stands in every text of every table: by column, its name first. */
export const everyText = async (ownerUrl: string): Promise<Map<string, string>> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query("select set_config('actor.system', 'on', false)")
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as table, format('%I', c.column_name) as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
       and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'tsvector', 'USER-DEFINED')`,
  )
  // A login that may read nothing would find nothing.
  if (columns.length < 100) throw new Error(`This login sees ${columns.length} columns of text.`)
  const found = new Map<string, string>()
  for (const { table, column } of columns) {
    const { rows } = await client.query<{ said: string }>(
      `select ${column}::text as said from ${table} where ${column} is not null`,
    )
    found.set(`${table}.${column}`, rows.map(row => row.said).join('\n'))
  }
  await client.end()
  return found
}

/** The columns that hold any of these, in whatever spelling. */
export const holding = (texts: Map<string, string>, planted: RegExp): string[] =>
  [...texts].filter(([, text]) => planted.test(bare(text)) || planted.test(text)).map(([column]) => column)
