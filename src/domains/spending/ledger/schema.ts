import { Temporal } from 'temporal-polyfill'
import type { ImportKey, ImportTables } from '../../../core/imports/kind.ts'

/** Why a row was not stored. */
export const reasons = [
  'amount_missing',
  'amount_wrong',
  'amount_decimals',
  'amount_ambiguous',
  'amount_large',
  'currency',
  'date_wrong',
  'date_outside',
  'no_supplier',
  'number_mangled',
  'broken',
  'cell_long',
  'total',
] as const
export type Reason = (typeof reasons)[number]
export const isReason = (value: unknown): value is Reason => reasons.includes(value as Reason)

export type FileState = 'receiving' | 'mapping' | 'running' | 'done' | 'cancelled' | 'failed'

/** What a file without dates is about: a year, or a month of it. `from` is the first day. */
export type Period = { from: Temporal.PlainDate; months: number }

const megabyte = 1_048_576
/** A row of the national format takes about 170 bytes: two million rows are some 340 MB. */
export const ledgerLimits = {
  csvBytes: 400 * megabyte,
  xlsxBytes: 60 * megabyte,
  unpackedBytes: 400 * megabyte,
  characters: 100_000_000,
  rows: 5_000_000,
  columns: 200,
}

/** No cell of a ledger is longer: what is, was made by a fault – or to do harm – and is its row's alone. */
export const longestCell = 5000

export const tables: ImportTables = {
  imports: 'spending.ledger_files',
  id: 'file_id',
  told: 'spending.ledger_rejects',
  mappings: 'spending.ledger_mappings',
}

/** The job that reads a file in: its key is which. */
export const ledgerJob = { name: 'ledger_import' }
export const aboutOf = ({ tenantId, importId }: ImportKey) => ({ tenantId, key: importId })

/** "2025" or "2025-03" */
export const readPeriod = (text: string): Period | undefined => {
  const [, year, month] = /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$/.exec(text) ?? []
  if (year === undefined) return undefined
  return {
    from: Temporal.PlainDate.from(`${year}-${month ?? '01'}-01`),
    months: month === undefined ? 12 : 1,
  }
}
