import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'
import type { PlanRow } from './read-row.ts'
import { unitKey } from './unit.ts'

export type PlanKey = { tenantId: string; importId: string }

/** One reading of a plan; another organisation's, an unknown one and no id answer alike. */
export const selectPlan = async (tx: Tx, { tenantId, importId }: PlanKey) => {
  const found = isId(importId)
    ? await tx
        .selectFrom('needs.plan_imports')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('import_id', '=', importId)
        .executeTakeFirst()
    : undefined
  if (found === undefined) throw notFound()
  return found
}
export type Plan = Awaited<ReturnType<typeof selectPlan>>

/** The organisation's latest plans. */
export const selectPlans = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('needs.plan_imports')
    .select(['import_id', 'file_name', 'state', 'rows_read', 'rows_stored', 'rows_updated', 'rows_rejected'])
    .select('created_at')
    .where('tenant_id', '=', tenantId)
    .where('state', '!=', 'cancelled')
    .orderBy('created_at', 'desc')
    .limit(30)
    .execute()
export type PlanSummary = Awaited<ReturnType<typeof selectPlans>>[number]

export const selectPlanRows = (tx: Tx, { tenantId, importId }: PlanKey, limit: number): Promise<PlanRow[]> =>
  tx
    .selectFrom('needs.plan_rows')
    .select(['line', 'cells'])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .orderBy('line')
    .limit(limit)
    .execute()

/** Rows that somebody should look at – rejected, or stored with something to see to – in the file's order. */
export const selectToldRows = (
  tx: Tx,
  { tenantId, importId }: PlanKey,
  { after, limit }: { after: number; limit: number },
) =>
  tx
    .selectFrom('needs.plan_rows')
    .select(['line', 'cells', 'outcome', 'reason', 'detail', 'need_id'])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('reason', 'is not', null)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
export type ToldRow = Awaited<ReturnType<typeof selectToldRows>>[number]

/** How many of the needs that were there already were changed by this reading. */
export const countChanged = async (tx: Tx, { tenantId, importId }: PlanKey): Promise<number> => {
  const row = await tx
    .selectFrom('needs.plan_rows')
    .select(e => e.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('outcome', '=', 'updated')
    .where(sql<boolean>`(detail ->> 'changed')::int > 0`)
    .executeTakeFirstOrThrow()
  return row.count
}

export const selectOptionalMapping = async (
  tx: Tx,
  tenantId: string,
  signature: string,
): Promise<string[] | undefined> => {
  const found = await tx
    .selectFrom('needs.plan_mappings')
    .select('mapping')
    .where('tenant_id', '=', tenantId)
    .where('header_signature', '=', signature)
    .executeTakeFirst()
  return found?.mapping
}

/** The organisation's units by what they are known by, whatever way they are written. */
export const selectUnitKeys = async (tx: Tx, tenantId: string): Promise<ReadonlyMap<string, string>> => {
  const units = await tx
    .selectFrom('core.units')
    .select(['unit_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .execute()
  return new Map(units.map(u => [unitKey(u.name), u.unit_id]))
}

/** Which of these CPV codes exist. */
export const selectCodes = async (tx: Tx, codes: readonly string[]): Promise<ReadonlySet<string>> => {
  if (codes.length === 0) return new Set()
  const found = await tx
    .selectFrom('core.cpv_codes')
    .select('code')
    .where('code', 'in', [...codes])
    .execute()
  return new Set(found.map(c => c.code))
}
