import { sql } from 'kysely'
import type { Database, Tx } from '../../kit/db/actor.ts'
import { system } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { holdsPersonalNumber } from './find.ts'
import type { Door } from './shape.ts'

/** Values taken from the database at a time: bounded, whatever a table holds. */
const batch = 500

type Column = { table: string; column: string; isList: boolean }

/** Every column that holds text, but for those that say which program somebody came with. */
const selectColumns = async (tx: Tx): Promise<Column[]> => {
  const { rows } = await sql<Column>`select format('%I.%I', c.table_schema, c.table_name) as table,
      c.column_name as column, c.data_type = 'ARRAY' as "isList"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
      and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY')
      and c.column_name not in ('user_agent', 'ip_address')
      and has_column_privilege(format('%I.%I', c.table_schema, c.table_name), c.column_name, 'select')
    order by 1, c.ordinal_position`.execute(tx)
  return rows
}

/** As at the doors: telephones, and the numbers of invoices and vouchers; a row of a list has some of each. */
const doorOf = ({ column, isList }: Column): Door =>
  /phone/.test(column) || isList ? 'phone' : /voucher|invoice/.test(column) ? 'reference' : 'text'

const countIn = async (tx: Tx, at: Column): Promise<number> => {
  const column = sql.ref(at.column)
  const said = at.isList ? sql`unnest(${column}::text[])` : sql`${column}::text`
  // Six digits near each other, or a sign that may be a digit of another script or stand unseen between two.
  await sql`declare said no scroll cursor for select said from (select ${said} as said from ${sql.raw(at.table)}) as all_said ${acrossTenants('what stands anywhere')}
    where said ~ '(\\d\\D{0,6}){6}' or octet_length(said) <> char_length(said)`.execute(tx)
  const door = doorOf(at)
  let found = 0
  for (;;) {
    const { rows } = await sql<{ said: string }>`fetch ${sql.raw(String(batch))} from said`.execute(tx)
    for (const row of rows) if (holdsPersonalNumber(row.said, door)) found += 1
    if (rows.length < batch) break
  }
  await sql`close said`.execute(tx)
  return found
}

/**
 * Where something that looks like a personal number stands: the column and how many values of it, never what it says.
 * Sees what the login of `db` may read: the tables' owner sees all of them.
 */
export const countStored = (
  db: Database,
): Promise<{ columns: number; found: { column: string; count: number }[] }> =>
  db.inActor(system('check'), async tx => {
    const columns = await selectColumns(tx)
    const found: { column: string; count: number }[] = []
    for (const at of columns) {
      const count = await countIn(tx, at)
      if (count > 0) found.push({ column: `${at.table}.${at.column}`, count })
    }
    return { columns: columns.length, found }
  })
