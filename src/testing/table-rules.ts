import { createRequire } from 'node:module'
import { join } from 'node:path'
import type pg from 'pg'
import { projectRoot } from '../kit/db/migrate.ts'

type Architecture = {
  storeys: string[]
  root: string[]
  domains: Record<string, string[]>
  schemas: Record<string, string>
  global: Record<string, string>
  local: Record<string, string>
  localSchemas: string[]
  unguarded: Record<string, string>
  maxPublicExports: number
}
export const architecture = createRequire(import.meta.url)(
  join(projectRoot, 'architecture.cjs'),
) as Architecture

const ours = [...Object.keys(architecture.schemas), ...Object.keys(architecture.domains)]

/** Tables that row-level security does not hold on every side: not enabled, not forced, or without a policy. */
export const unguardedTables = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = any ($1)
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
     order by 1`,
    [ours],
  )
  return rows.map(r => r.name).filter(name => !(name in architecture.unguarded))
}

type Link = { child: string; parent: string; child_columns: string[]; parent_columns: string[] }
const links = async (client: pg.ClientBase): Promise<Link[]> => {
  const { rows } = await client.query<Link>(
    `select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent,
       (select array_agg(attname::text order by attnum) from pg_attribute where attrelid = k.conrelid and attnum = any (k.conkey)) as child_columns,
       (select array_agg(attname::text order by attnum) from pg_attribute where attrelid = k.confrelid and attnum = any (k.confkey)) as parent_columns
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace cn on cn.oid = c.relnamespace
       join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
     where k.contype = 'f' and cn.nspname = any ($1)`,
    [ours],
  )
  return rows
}

/** Foreign keys that point from a lower storey to a higher, or to a domain that is not declared. */
export const upwardLinks = async (client: pg.ClientBase): Promise<string[]> =>
  (await links(client))
    .filter(({ child, parent }) => {
      const [from = '', to = ''] = [child.split('.')[0], parent.split('.')[0]]
      const declared = architecture.domains[from]
      return !(
        from === to ||
        (declared ? to in architecture.schemas || declared.includes(to) : to in architecture.schemas)
      )
    })
    .map(l => `${l.child} → ${l.parent}`)

/** Columns that could lose an öre or a time zone: amounts (`_ore`) not bigint, fractions of any kind, times without a zone. */
export const inexactColumns = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where table_schema = any ($1) and ((column_name like '%_ore' and data_type <> 'bigint')
       or data_type in ('money', 'numeric', 'real', 'timestamp without time zone')) order by 1`,
    [[...Object.keys(architecture.domains), 'core']],
  )
  return rows.map(r => r.name)
}

const reading = /(?:\bfrom|\bjoin|selectFrom\(|[jJ]oin\()\s*['"`]?([a-z]+)\.([a-z_]+)/g
const writing =
  /(?:insert into|\bupdate|delete from|insertInto\(|updateTable\(|deleteFrom\()\s*['"`]?([a-z]+)\.([a-z_]+)/g

/** What a source file says to tables that are not its to say it to. `path` is relative to src/. */
export const foreignTables = (path: string, source: string): string[] => {
  const domain = /^domains\/([^/]+)\//.exec(path)?.[1]
  if (domain === undefined || /\.test\.tsx?$/.test(path)) return []
  const mayRead = [domain, 'core', 'kit', ...(architecture.domains[domain] ?? [])]
  const said = (pattern: RegExp, allowed: readonly string[], verb: string) =>
    [...source.matchAll(pattern)]
      .filter(([, schema = '']) => ours.includes(schema) && !allowed.includes(schema))
      .map(m => `${path} ${verb} ${m[1]}.${m[2]}`)
  return [...said(writing, [domain], 'writes'), ...said(reading, mayRead, 'reads')]
}
