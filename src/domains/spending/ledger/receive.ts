import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { nextNumber } from '../../../kit/db/turns.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { readTable } from '../../../kit/tables/read.ts'
import { guessMapping, isHeader } from './guess.ts'
import { fieldOfHeading, isNational, signatureOf } from './headings.ts'
import { bounded, masked, maskedNumber, storable } from './mask.ts'
import { selectOptionalMapping } from './queries.ts'
import { type FileKey, isField, ledgerLimits, type Mapping } from './schema.ts'

export type By = {
  tenantId: string
  createdBy: string | null
  membershipId: string | null
  now: Temporal.Instant
}

const shortName = (fileName: string) => masked(storable(fileName)).slice(0, 200) || 'reskontra'

/** A file that arrives; its columns are told when its beginning has been looked at. */
export const insertFile = async (tx: Tx, by: By, fileName: string): Promise<FileKey> => {
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
  return { tenantId: by.tenantId, fileId: file_id }
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
  const table = await readTable(source, { limits: ledgerLimits, isHeader })
  const masks = table.header.map(name =>
    fieldOfHeading(name)?.field === 'supplier_number' ? maskedNumber : (text: string) => masked(text),
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

export type Columns = {
  header: string[]
  signature: string
  mapping: Mapping
  remembered: boolean
  national: boolean
}

/** What a file's columns are: as somebody chose the last time, or as they are guessed. */
export const readColumns = async (
  tx: Tx,
  tenantId: string,
  { header, rows }: Beginning,
): Promise<Columns> => {
  const signature = signatureOf(header)
  const known = await selectOptionalMapping(tx, tenantId, signature)
  const remembered = known?.length === header.length
  const mapping = remembered
    ? known.map(m => (isField(m) ? m : ''))
    : guessMapping(
        header,
        rows.map(row => row.cells),
      )
  return { header, signature, mapping, remembered, national: isNational(header) }
}

/** The file has arrived: what it is, and what its columns seem to hold. */
export const setReceived = (
  tx: Tx,
  { tenantId, fileId }: FileKey,
  file: { sha256: Buffer; bytes: number; columns: Columns; state: 'mapping' | 'running' },
) =>
  tx
    .updateTable('spending.ledger_files')
    .set({
      sha256: file.sha256,
      byte_count: file.bytes,
      header: file.columns.header,
      header_signature: file.columns.signature,
      mapping: [...file.columns.mapping],
      remembered: file.columns.remembered,
      national_format: file.columns.national,
      state: file.state,
    })
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .execute()

export const deleteFile = (tx: Tx, { tenantId, fileId }: FileKey) =>
  tx
    .deleteFrom('spending.ledger_files')
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .execute()
