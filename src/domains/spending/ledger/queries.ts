import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'

/** One file of the actor's own organisation; another's is as if there were none. */
export const selectOptionalFile = (tx: Tx, { tenantId, importId }: ImportKey) =>
  tx
    .selectFrom('spending.ledger_files')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .executeTakeFirst()

export type LedgerFile = NonNullable<Awaited<ReturnType<typeof selectOptionalFile>>>

export const selectFile = async (tx: Tx, key: ImportKey): Promise<LedgerFile> => {
  const found = await selectOptionalFile(tx, key)
  if (found === undefined) throw notFound()
  return found
}

/** An organisation's latest files. */
export const selectFiles = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('spending.ledger_files as f')
    .leftJoin('core.persons as p', 'p.person_id', 'f.created_by')
    .select([
      'f.file_id as id',
      'f.file_name',
      'f.state',
      'f.rows_read',
      'f.rows_rejected',
      'f.stored_sum_ore',
      'f.created_at',
      'p.name as person',
    ])
    .where('f.tenant_id', '=', tenantId)
    .orderBy('f.created_at', 'desc')
    .orderBy('f.file_no', 'desc')
    .limit(50)
    .execute()
export type FileSummary = Awaited<ReturnType<typeof selectFiles>>[number]

/** When the very same file was read in before. */
export const selectOptionalSame = (tx: Tx, { tenantId, importId }: ImportKey, sha256: Buffer) =>
  tx
    .selectFrom('spending.ledger_files')
    .select(['file_id', 'file_name', 'finished_at', 'created_at'])
    .where('tenant_id', '=', tenantId)
    .where('sha256', '=', sha256)
    .where('file_id', '!=', importId)
    .where('state', '=', 'done')
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
export type SameFile = Awaited<ReturnType<typeof selectOptionalSame>>

export type MonthsOf = { fileNo?: number | undefined; year?: number | undefined; activeOnly?: boolean }

/** Which file each buyer's months are taken from: what is in use first, earlier versions below. */
export const selectMonths = (tx: Tx, tenantId: string, { fileNo, year, activeOnly }: MonthsOf = {}) => {
  let query = tx
    .selectFrom('spending.ledger_months as m')
    .innerJoin('spending.ledger_buyers as b', join =>
      join.onRef('b.tenant_id', '=', 'm.tenant_id').onRef('b.buyer_no', '=', 'm.buyer_no'),
    )
    .innerJoin('spending.ledger_files as f', join =>
      join.onRef('f.tenant_id', '=', 'm.tenant_id').onRef('f.file_no', '=', 'm.file_no'),
    )
    .select([
      'm.buyer_no',
      'm.month',
      'm.months',
      'm.until',
      'm.file_no',
      'm.row_count',
      'm.amount_ore',
      'm.active',
      'm.changed_at',
      'b.name as buyer',
      'f.file_id',
      'f.file_name',
      'f.finished_at',
    ])
    .where('m.tenant_id', '=', tenantId)
  if (fileNo !== undefined) query = query.where('m.file_no', '=', fileNo)
  if (activeOnly) query = query.where('m.active', '=', true)
  if (year !== undefined)
    query = query.where(eb => eb(eb.fn<number>('date_part', [eb.val('year'), 'm.month']), '=', year))
  // A page shows no more; what is in use is asked for whole.
  if (!activeOnly) query = query.limit(1000)
  return query
    .orderBy('b.name')
    .orderBy('m.month', 'desc')
    .orderBy('m.active', 'desc')
    .orderBy('m.file_no', 'desc')
    .execute()
}
export type LedgerMonth = Awaited<ReturnType<typeof selectMonths>>[number]

/** The years that something has been read in for, latest first. */
export const selectYears = async (tx: Tx, tenantId: string): Promise<number[]> => {
  const rows = await tx
    .selectFrom('spending.ledger_months')
    .select(eb => eb.fn<number>('date_part', [eb.val('year'), 'month']).as('year'))
    .where('tenant_id', '=', tenantId)
    .distinct()
    .execute()
  return rows.map(({ year }) => year).sort((a, b) => b - a)
}
