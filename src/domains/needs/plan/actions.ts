import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { KeptImport } from '../../../core/imports/kept-kind.tsx'
import type { Chosen, FirstRow, ImportKey } from '../../../core/imports/kind.ts'
import { chooseColumns, selectFirstRows } from '../../../core/imports/queries.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { cpvIn } from '../../directory/public.ts'
import type { Field, Mapping } from './columns.ts'
import { plans, withoutPeople } from './kept.ts'
import { selectCodes, selectUnitKeys } from './queries.ts'
import { type Entry, isRejected, type Rejected, readRow } from './read-row.ts'
import { type Detail, planLimits, planYear, tables } from './schema.ts'
import { storeEntries } from './store.ts'

/** What every row of a plan says, read by these columns; the same need a second time is rejected. */
export const readRows = async (
  tx: Tx,
  tenantId: string,
  rows: readonly FirstRow[],
  as: { header: readonly string[]; mapping: Mapping; year: number },
): Promise<(Entry | Rejected)[]> => {
  const { mapping } = as
  const coded = rows.flatMap(({ cells }) =>
    (['cpv', 'category'] as const).flatMap(field => cpvIn(cells[mapping.indexOf(field)] ?? '') ?? []),
  )
  const rules = {
    ...as,
    units: await selectUnitKeys(tx, tenantId),
    codes: await selectCodes(tx, [...new Set(coded)]),
  }
  const seen = new Map<string, number>()
  return rows.map(row => {
    const read = readRow(row, rules)
    if (isRejected(read)) return read
    const line = seen.get(read.key)
    if (line !== undefined) return { line: row.line, reason: 'twice', detail: { line } }
    seen.set(read.key, row.line)
    return read
  })
}

/** Rows that were stored whole need nobody; the others are told with what to see to. */
const isNoted = ({ unread, no_category, unknown_unit, kept, closed }: Detail): boolean =>
  Boolean(unread || no_category || unknown_unit || kept || closed)

/** Takes the names of people out of rows that were stored before somebody said that a column holds them. */
const forgetPeople = (tx: Tx, { tenantId, importId }: ImportKey, mapping: Mapping) => {
  const columns = mapping.flatMap((field, i) => (field === 'person' ? [i + 1] : []))
  return sql`update needs.plan_rows
    set cells = array(select case when c.i = any (${columns}::int[]) then '' else c.cell end
      from unnest(cells) with ordinality as c(cell, i) order by c.i)
    where tenant_id = ${tenantId} and import_id = ${importId}`.execute(tx)
}

/** Keeps the columns as they were chosen, so that the preview shows them. False: the plan is read in already. */
export const choosePlanColumns = async (tx: Tx, key: ImportKey, mapping: Mapping): Promise<boolean> => {
  if (!(await chooseColumns(tx, tables, key, mapping))) return false
  if (mapping.includes('person')) await forgetPeople(tx, key, mapping)
  return true
}

/** Reads a plan in: every row becomes a need, updates one, or is rejected with its reason. False: it was done before. */
export const readPlan = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  plan: KeptImport,
  { mapping, options }: Chosen<Field>,
): Promise<boolean> => {
  const key = { tenantId: plan.tenant_id, importId: plan.import_id }
  const year = planYear.parse(options['ar'])
  // The row is held until the end: a second click waits, and finds it done.
  if (!(await choosePlanColumns(tx, key, mapping))) return false
  const rows = withoutPeople(await selectFirstRows(tx, tables, key, planLimits.rows), mapping)
  const read = await readRows(tx, key.tenantId, rows, { header: plan.header, mapping, year })
  const rejected = read.filter(isRejected)
  const entries = read.filter((row): row is Entry => !isRejected(row))
  const outcomes = await storeEntries(tx, { actor: by, at, tenantId: key.tenantId }, entries)
  const ended = [
    ...rejected.map(row => ({ ...row, outcome: 'rejected' as const })),
    ...outcomes.map(row => ({ ...row, reason: isNoted(row.detail) ? 'noted' : null })),
  ]
  await plans.finish(tx, by, at, key, ended, { year })
  return true
}
