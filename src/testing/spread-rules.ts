// What several machines demand of the schema (decision 0020, S1–S18): each rule looks at the catalogue or at the source,
// and answers with what offends it.
import type pg from 'pg'
import { architecture } from './table-rules.ts'

const names = async (client: pg.ClientBase, text: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<{ name: string }>(text, values)).rows.map(row => row.name)

const schemas = [...Object.keys(architecture.schemas), ...Object.keys(architecture.domains)]

export type Mark = 'tenant' | 'global' | 'local'
export const markOf = (table: string): Mark => {
  if (table in architecture.global) return 'global'
  return table in architecture.local || architecture.localSchemas.includes(table.split('.')[0] ?? '')
    ? 'local'
    : 'tenant'
}

const tables = (client: pg.ClientBase) =>
  names(
    client,
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname = any ($1) order by 1`,
    [schemas],
  )

/** S1, S2: a table that is neither marked nor has its tenant, which cannot be missing. */
export const unmarked = async (client: pg.ClientBase): Promise<string[]> => {
  const withTenant = await names(
    client,
    `select attrelid::regclass::text as name from pg_attribute
     where attname = 'tenant_id' and atttypid = 'uuid'::regtype and attnotnull and not attisdropped`,
  )
  return (await tables(client)).filter(table => markOf(table) === 'tenant' && !withTenant.includes(table))
}

/** S2, S3: keys and constraints of a tenant's table that do not hold within it: its tenant is not first, or not compared by =. */
export const keysBeyondTenant = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ table: string; name: string; first: string | null; equal: boolean }>(
    `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
       (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first,
       coalesce((select (select oprname from pg_operator o where o.oid = k.conexclop[1]) = '=' from pg_constraint k
         where k.conindid = i.indexrelid and k.contype = 'x'), true) as equal
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     where (i.indisunique or i.indisexclusion) and n.nspname = any ($1) order by 2`,
    [schemas],
  )
  return rows
    .filter(row => markOf(row.table) === 'tenant' && !(row.first === 'tenant_id' && row.equal))
    .map(row => row.name)
}

/** S4: references that could cross from one tenant to another, or from what all share to what one has. */
export const references = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ from: string; to: string; alike: boolean }>(
    `select k.conrelid::regclass::text as from, k.confrelid::regclass::text as to,
       exists (select from generate_subscripts(k.conkey, 1) p
         where 'tenant_id' = (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[p])
           and 'tenant_id' = (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[p])) as alike
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and n.nspname = any ($1) order by 1, 2`,
    [schemas],
  )
  return rows
    .filter(({ from, to, alike }) => {
      const [at, towards] = [markOf(from), markOf(to)]
      if (towards === 'global') return false
      if (towards === 'local') return at !== 'local'
      return at !== 'tenant' || !alike
    })
    .map(({ from, to }) => `${from} → ${to}`)
}

/** S5: references that would empty a column when what they point at goes. */
export const emptying = (client: pg.ClientBase) =>
  names(
    client,
    `select conrelid::regclass || '.' || conname as name from pg_constraint
     where contype = 'f' and (confdeltype in ('n', 'd') or confupdtype <> 'a') and connamespace::regnamespace::text = any ($1) order by 1`,
    [schemas],
  )

/** S6: policies that ask a table, or that the one generator would write otherwise. */
export const askingPolicies = (client: pg.ClientBase) =>
  names(
    client,
    `select polrelid::regclass || '.' || polname as name from pg_policy
     where coalesce(polqual::text, '') || coalesce(polwithcheck::text, '') like '%SUBLINK%' order by 1`,
  )

/** S10: triggers of our own. */
export const triggers = (client: pg.ClientBase) =>
  names(
    client,
    `select tgrelid::regclass || '.' || tgname as name from pg_trigger t join pg_class c on c.oid = tgrelid
     where not tgisinternal and c.relnamespace::regnamespace::text = any ($1) order by 1`,
    [schemas],
  )

/** S11: numbers that the server counts in 32 bits. */
export const smallCounters = (client: pg.ClientBase) =>
  names(
    client,
    `select attrelid::regclass || '.' || attname as name from pg_attribute a join pg_class c on c.oid = attrelid
     where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text = any ($1) and c.relname <> 'migrations'
       and atttypid in ('int4'::regtype, 'int2'::regtype)
       and (attidentity <> '' or exists (select from pg_attrdef d where d.adrelid = attrelid and d.adnum = attnum
         and pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')) order by 1`,
    [schemas],
  )

/** S18: roles of the program that could not sign in where the rows are, or that row-level security would not hold. */
export const unfitRoles = (client: pg.ClientBase) =>
  names(
    client,
    `select rolname as name from pg_roles where rolname in ('plantskola_app', 'plantskola_system', 'plantskola_auth', 'plantskola_jobs')
       and (not rolcanlogin or rolsuper or rolbypassrls or rolcreaterole) order by 1`,
  )

const statement = /`[^`]*`|'[^'\n]*'|"[^"\n]*"/g
const sourceRules: [rule: string, offends: (text: string) => boolean][] = [
  // S7: kit.act_as alone says who acts.
  ['sets the actor', text => /set_config\(\s*'actor|set\s+(local|session)?\s*"?actor\./i.test(text)],
  // S12: nothing outlives its transaction, and turns are taken at a row.
  [
    'keeps state in the session',
    text =>
      /create\s+temp(orary)?\s+table(?![\s\S]*on commit drop)/i.test(text) ||
      /^[`'"]\s*listen\s/i.test(text) ||
      /^[`'"]\s*set\s+(?!local\b)[a-z_.]+\s*(=|to)\s/i.test(text),
  ],
  ['locks a hash', text => /pg_(try_)?advisory_(xact_)?lock/i.test(text)],
  // S13: ids and times come from the program.
  [
    'updates by what changes from call to call',
    text =>
      /\bupdate\s+[a-z_]+\.[a-z_]+[\s\S]*\b(gen_random_uuid|random|clock_timestamp|nextval|timeofday)\s*\(/i.test(
        text,
      ),
  ],
  // S16: a row stays with its organisation.
  [
    'moves a row to another organisation',
    text => /\bset\s+([a-z_]+\s*=[^;]*,\s*)?"?tenant_id"?\s*=/i.test(text),
  ],
]

/** S7, S12, S13, S16 in the statements of a source file. */
export const offendingStatements = (path: string, source: string): string[] => {
  const built = /\.set\(\{\s*tenant_id\b/.test(source) ? [`${path} moves a row to another organisation`] : []
  return [
    ...built,
    ...(source.match(statement) ?? []).flatMap(text =>
      sourceRules.filter(([, offends]) => offends(text)).map(([rule]) => `${path} ${rule}`),
    ),
  ]
}
