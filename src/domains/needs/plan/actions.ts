import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Chosen, ImportKey } from '../../../core/imports/kind.ts'
import { chooseColumns } from '../../../core/imports/queries.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { cpvIn } from './category.ts'
import type { Field, Mapping } from './columns.ts'
import { type Plan, selectCodes, selectPlanRows, selectUnitKeys } from './queries.ts'
import { type Entry, isRejected, type PlanRow, type Rejected, readRow } from './read-row.ts'
import { withoutPeople } from './receive.ts'
import { type Detail, planLimits, planYear, tables } from './schema.ts'
import { storeEntries } from './store.ts'

/** What every row of a plan says, read by these columns; the same need a second time is rejected. */
export const readRows = async (
  tx: Tx,
  tenantId: string,
  rows: readonly PlanRow[],
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

type Ended = { line: number; outcome: string; reason: string | null; detail: Detail; needId: string | null }

/** Notes what became of each row. Only rows to look at keep their cells. */
const endRows = (tx: Tx, { tenantId, importId }: ImportKey, ended: readonly Ended[]) =>
  sql`update needs.plan_rows p
    set outcome = e.outcome, reason = e.reason, detail = e.detail, need_id = e."needId",
      cells = case when e.reason is null then '{}' else p.cells end
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
      as e(line int, outcome text, reason text, detail jsonb, "needId" uuid)
    where p.tenant_id = ${tenantId} and p.import_id = ${importId} and p.line = e.line`.execute(tx)

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
  plan: Plan,
  { mapping, options }: Chosen<Field>,
): Promise<boolean> => {
  const key = { tenantId: plan.tenant_id, importId: plan.import_id }
  const year = planYear.parse(options['ar'])
  // The row is held until the end: a second click waits, and finds it done.
  if (!(await choosePlanColumns(tx, key, mapping))) return false
  const rows = withoutPeople(await selectPlanRows(tx, key, planLimits.rows), mapping)
  const read = await readRows(tx, key.tenantId, rows, { header: plan.header, mapping, year })
  const rejected = read.filter(isRejected)
  const entries = read.filter((row): row is Entry => !isRejected(row))
  const outcomes = await storeEntries(tx, { actor: by, at, tenantId: key.tenantId }, entries)
  const stored = outcomes.filter(o => o.outcome === 'stored').length
  await endRows(tx, key, [
    ...rejected.map(r => ({ ...r, outcome: 'rejected', needId: null })),
    ...outcomes.map(o => ({ ...o, reason: isNoted(o.detail) ? 'noted' : null })),
  ])
  const counts = {
    rows_stored: stored,
    rows_updated: outcomes.length - stored,
    rows_rejected: rejected.length,
  }
  await tx
    .updateTable('needs.plan_imports')
    .set({ ...counts, state: 'done', finished_at: at })
    .where('tenant_id', '=', key.tenantId)
    .where('import_id', '=', key.importId)
    .execute()
  await audit(tx, by, at, {
    tenantId: key.tenantId,
    action: 'plan_read',
    objectType: 'plan',
    objectId: key.importId,
    detail: { year, ...counts },
  })
  return true
}

/** Throws an uploaded plan away before it is read in. False: it is read in already. */
export const discardPlan = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, importId }: ImportKey,
  action: 'plan_discarded' | 'plan_forgotten' = 'plan_discarded',
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('needs.plan_imports')
    .set({ state: 'cancelled', finished_at: at })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('state', '=', 'mapping')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx
    .deleteFrom('needs.plan_rows')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .execute()
  await audit(tx, by, at, { tenantId, action, objectType: 'plan', objectId: importId })
  return true
}

/** Forgets a plan that nobody confirmed. */
export const forgetPlan = (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) =>
  discardPlan(tx, by, at, key, 'plan_forgotten')
