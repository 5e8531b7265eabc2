import type pg from 'pg'

/** The schemas that hold what people made; the migrations’ own list is made anew. */
export const keptSchemas = ['core', 'auth', 'directory', 'spending', 'needs', 'placements'] as const

/** Every kept table, parents before children (by foreign keys), so that a restore can fill them in this order. */
export const tablesInOrder = async (
  client: pg.ClientBase,
  schemas: readonly string[] = keptSchemas,
): Promise<string[]> => {
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any ($1) order by 1`,
    [schemas],
  )
  const links = await client.query<{ child: string; parent: string }>(
    `select distinct conrelid::regclass::text as child, confrelid::regclass::text as parent
     from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  )
  const parents = new Map<string, string[]>()
  for (const { child, parent } of links.rows) parents.set(child, [...(parents.get(child) ?? []), parent])
  const ordered: string[] = []
  const visit = (name: string, trail: readonly string[]) => {
    if (ordered.includes(name) || trail.includes(name)) return
    for (const parent of parents.get(name) ?? []) visit(parent, [...trail, name])
    ordered.push(name)
  }
  for (const { name } of tables.rows) visit(name, [])
  return ordered.filter(name => tables.rows.some(t => t.name === name))
}
