import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { type Columns, readColumns } from '../../../core/imports/queries.ts'
import { sheetsLeft } from '../../../core/imports/sheets.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Upload } from '../../../core/web/upload.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { nextNumber } from '../../../kit/db/turns.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { readTable } from '../../../kit/tables/read.ts'
import { columns, type Field, isNational } from './columns.ts'
import { bounded, masked, maskedNumber, storable } from './mask.ts'
import { storeParts } from './parts.ts'
import { ledgerLimits, tables } from './schema.ts'
import { textOf } from './text-of.ts'

export type By = {
  tenantId: string
  createdBy: string | null
  membershipId: string | null
  now: Temporal.Instant
}

const shortName = (fileName: string) => masked(storable(fileName)).slice(0, 200) || 'reskontra'

/** A file that arrives; its columns are told when its beginning has been looked at. */
export const insertFile = async (tx: Tx, by: By, fileName: string): Promise<ImportKey> => {
  const { file_id } = await tx
    .insertInto('spending.ledger_files')
    .values({
      tenant_id: by.tenantId,
      file_no: await nextNumber(tx, by.tenantId, 'ledger_files'),
      file_name: shortName(fileName),
      sha256: Buffer.alloc(0),
      state: 'receiving',
      created_by: by.createdBy,
      membership_id: by.membershipId,
      created_at: by.now,
    })
    .returning('file_id')
    .executeTakeFirstOrThrow()
  return { tenantId: by.tenantId, importId: file_id }
}

/** Counts and fingerprints a file as it passes by; a file beyond the limit ends it. */
export const fingerprinted = (source: AsyncIterable<Buffer>, limit: number) => {
  const hash = createHash('sha256')
  const about = { bytes: 0, sha256: () => hash.digest() }
  async function* pieces() {
    for await (const piece of source) {
      about.bytes += piece.length
      if (about.bytes > limit) throw new TableError('too_large')
      hash.update(piece)
      yield piece
    }
  }
  return { about, pieces: pieces() }
}

export type Beginning = { header: string[]; rows: { line: number; cells: string[] }[] }

const lookedAt = 50

/** The first rows of a file, without personal numbers. */
export const readBeginning = async (
  source: Buffer | AsyncIterable<Buffer>,
  rows = lookedAt,
): Promise<Beginning> => {
  const table = await readTable(source, { limits: ledgerLimits, isHeader: columns.isHeader })
  const masks = table.header.map(name =>
    columns.fieldOfHeading(name) === 'supplier_number' ? maskedNumber : (text: string) => masked(text),
  )
  const found: Beginning['rows'] = []
  for await (const { line, cells } of table.rows) {
    found.push({
      line,
      cells: cells.map((cell, i) => (masks[i] ?? masked)(storable(bounded(cell))).slice(0, 300)),
    })
    if (found.length === rows) break
  }
  if (found.length === 0) throw new TableError('empty')
  return { header: table.header.map(name => masked(storable(bounded(name))).slice(0, 200)), rows: found }
}

export type LedgerColumns = Columns<Field> & { header: string[] }

export const readLedgerColumns = async (
  tx: Tx,
  tenantId: string,
  { header, rows }: Beginning,
  alone = false,
): Promise<LedgerColumns> => ({
  header,
  ...(await readColumns(tx, tables, columns, tenantId, { header, rows, alone })),
})

/** The file has arrived: what it is, and what its columns seem to hold. */
export const setReceived = (
  tx: Tx,
  { tenantId, importId }: ImportKey,
  file: {
    sha256: Buffer
    bytes: number
    columns: LedgerColumns
    state: 'mapping' | 'running'
    left: string[]
  },
) =>
  tx
    .updateTable('spending.ledger_files')
    .set({
      sha256: file.sha256,
      byte_count: file.bytes,
      header: file.columns.header,
      header_signature: file.columns.signature,
      mapping: file.columns.mapping,
      remembered: file.columns.remembered,
      national_format: isNational(file.columns.header),
      state: file.state,
      sheets_left: file.left,
    })
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .execute()

export const deleteFile = (tx: Tx, { tenantId, importId }: ImportKey) =>
  tx
    .deleteFrom('spending.ledger_files')
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', importId)
    .execute()

/** Keeps a file, encrypted, until its columns are confirmed; one that cannot be read leaves nothing behind. */
export const receiveLedger = async (
  { secret }: Pick<Services, 'secret'>,
  run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  by: By,
  file: Pick<Upload, 'fileName' | 'pieces'>,
): Promise<string> => {
  const key = await run(tx => insertFile(tx, by, file.fileName))
  try {
    const { about, pieces } = fingerprinted(file.pieces, ledgerLimits.csvBytes)
    const text = await textOf(pieces)
    const beginning = await readBeginning(text.head)
    const bytes = await storeParts(run, secret, key, text.pieces)
    await run(async tx => {
      const columns = await readLedgerColumns(tx, key.tenantId, beginning)
      await setReceived(tx, key, {
        sha256: about.sha256(),
        bytes,
        columns,
        state: 'mapping',
        left: sheetsLeft(text.sheets),
      })
    })
    return key.importId
  } catch (error) {
    await run(tx => deleteFile(tx, key))
    throw error
  }
}
