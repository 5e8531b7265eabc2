import type { Temporal } from 'temporal-polyfill'
import type { ImportTables } from '../../../core/imports/kind.ts'
import type { kinds, legalForms } from '../enterprises/schema.ts'

/** The job that reads a list in: its key is which. */
export const importJob = { name: 'register_import' }

/** Why a row was not stored – and `skipped`: it was, but without the values that could not be read. */
export const reasons = [
  'no_name',
  'name_too_long',
  'orgnr_wrong',
  'municipality_missing',
  'municipality_unknown',
  'municipality_outside',
  'date_wrong',
  'date_ahead',
  'closed',
  'twice',
  'keeps_itself',
  'other_steward',
  'number_taken',
  'fault',
  'skipped',
] as const
export type Reason = (typeof reasons)[number]
export const isReason = (value: unknown): value is Reason => reasons.includes(value as Reason)
export type Detail = Record<string, string | number>

export type Rejection = { line: number; reason: Reason; detail: Detail }

/** A row that can be stored, as the register takes it. */
export type Entry = {
  line: number
  orgnr: string | null
  /** A sole trader's number, as it may be kept: its keyed hash. */
  hash: string | null
  name: string
  kind: (typeof kinds)[number] | null
  legalForm: { value: (typeof legalForms)[number]; said: boolean }
  municipalityCode: string
  place: string
  streetAddress: string
  presentation: { text: string; said: boolean }
  website: string | null
  phone: string | null
  email: string | null
  certifiedUntil: Temporal.PlainDate | null
  confirmedOn: Temporal.PlainDate | null
  categories: readonly string[]
  skipped: readonly string[]
}

/** Which municipalities a list may name: the importer's own. */
export type Area = ReadonlySet<string> | 'any'

export const importLimits = { csvBytes: 50 * 1_048_576, rows: 200_000, columns: 200 }

export const tables: ImportTables = {
  imports: 'directory.imports',
  id: 'import_id',
  told: 'directory.import_rows',
  mappings: 'directory.import_mappings',
}
