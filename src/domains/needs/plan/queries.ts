import { sql } from 'kysely'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { unitKey } from '../../../core/organisations/unit-key.ts'
import type { Tx } from '../../../kit/db/actor.ts'

/** How many of the needs that were there already were changed by this reading. */
export const countChanged = async (tx: Tx, { tenantId, importId }: ImportKey): Promise<number> => {
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

/** What the organisation wrote as needs itself, by hand or from a ledger, and has not ended. */
export const selectOwnTitles = async (tx: Tx, tenantId: string): Promise<ReadonlySet<string>> => {
  const needs = await tx
    .selectFrom('needs.needs')
    .select('title')
    .where('tenant_id', '=', tenantId)
    .where('plan_key', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
  return new Set(needs.map(need => need.title.toLowerCase()))
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
