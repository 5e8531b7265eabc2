import type { Temporal } from 'temporal-polyfill'
import type { ImportKey } from '../../../core/imports/kind.ts'
import { selectToldRows } from '../../../core/imports/queries.ts'
import { carryNow } from '../../../core/jobs/carry.ts'
import type { Services } from '../../../core/web/services.ts'
import { dayOf } from '../../../kit/clock.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { invalid, notFound } from '../../../kit/http/errors.ts'
import { isBusy } from './actions.ts'
import type { Field } from './columns.ts'
import { beginFile, type Imported, importFile } from './import-file.ts'
import { ledgerImport } from './jobs.ts'
import type { LedgerFile } from './queries.ts'
import {
  deleteFile,
  fingerprinted,
  insertFile,
  readBeginning,
  readLedgerColumns,
  setReceived,
} from './receive.ts'
import { aboutOf, ledgerLimits, type Period, tables } from './schema.ts'
import { textOf } from './text-of.ts'
import { reasonText } from './words.ts'

export type LedgerToImport = {
  bytes: Buffer | AsyncIterable<Buffer>
  fileName: string
  /** Whose ledger it is, by the municipality's four digits. */
  municipalityCode: string
  /** What a file without dates is about. */
  period?: Period | undefined
  /** The person who reads it in, and when: for the demo. */
  by?: string | undefined
  at?: Temporal.Instant | undefined
}
export type LedgerImported = Imported & { fileId: string; reasons: { line: number; text: string }[] }

const toldRejects = 50

async function* single(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

const tenantOf = async (tx: Tx, municipalityCode: string): Promise<string> => {
  const found = await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('kind', '=', 'municipality')
    .where('municipality_code', '=', municipalityCode)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (found === undefined)
    throw invalid('ledger_no_municipality', `No municipality with the code ${municipalityCode} takes part.`)
  return found.tenant_id
}

/** Makes the file one that is being read in, with its columns as they are remembered or guessed. */
const begin = async (
  tx: Tx,
  key: ImportKey,
  head: Buffer,
  period: Period | undefined,
): Promise<LedgerFile> => {
  const columns = await readLedgerColumns(tx, key.tenantId, await readBeginning(head), true)
  const told = (...fields: Field[]) => fields.some(field => columns.mapping.includes(field))
  if (!told('amount') || !told('supplier', 'supplier_number'))
    throw invalid(
      'ledger_columns',
      'The columns of supplier and amount cannot be told. Call them "leverantor" and "belopp".',
    )
  const dated = told('date')
  if (!dated && period === undefined)
    throw invalid(
      'ledger_period',
      'The file has no dates. Say what it is about: --period 2025 or --period 2025-03.',
    )
  await tx
    .updateTable('spending.ledger_files')
    .set({
      period_from: dated ? null : (period?.from ?? null),
      period_months: dated ? null : (period?.months ?? null),
    })
    .where('tenant_id', '=', key.tenantId)
    .where('file_id', '=', key.importId)
    .execute()
  await setReceived(tx, key, { sha256: Buffer.alloc(0), bytes: 0, columns, state: 'running', left: [] })
  const made = await beginFile(tx, key)
  if (made === undefined) throw notFound()
  return made
}

/** Reads a ledger in for the command line and the demo, as it streams: it is kept nowhere on its way. */
export const importLedgerFile = async (given: Services, file: LedgerToImport): Promise<LedgerImported> => {
  const { at } = file
  const services = at === undefined ? given : { ...given, clock: { now: () => at, today: () => dayOf(at) } }
  const { db, clock } = services
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(system('ledger import'), work)
  const source = Buffer.isBuffer(file.bytes) ? single(file.bytes) : file.bytes
  const { about, pieces } = fingerprinted(source, ledgerLimits.csvBytes)
  const text = await textOf(pieces)
  const tenantId = await asSystem(tx => tenantOf(tx, file.municipalityCode))
  const by = { tenantId, createdBy: file.by ?? null, membershipId: null, now: clock.now() }
  const key = await asSystem(tx => insertFile(tx, by, file.fileName))
  const done = await carryNow(given, ledgerImport, aboutOf(key), async held => {
    const made = await held
      .tx(tx => begin(tx, key, text.head, file.period))
      .catch(async error => {
        await asSystem(tx => deleteFile(tx, key))
        if (isBusy(error))
          throw invalid('ledger_busy', 'Another ledger of this municipality is being read in just now.')
        throw error
      })
    const ended = await importFile(services, held, made, text.pieces)
    if (typeof ended === 'string') throw invalid('ledger_gone', 'The import was stopped by somebody else.')
    return ended
  })
  const reasons = await asSystem(async tx => {
    await tx
      .updateTable('spending.ledger_files')
      .set({ sha256: about.sha256(), byte_count: about.bytes })
      .where('tenant_id', '=', tenantId)
      .where('file_id', '=', key.importId)
      .execute()
    return selectToldRows(tx, tables, key, { limit: toldRejects })
  })
  return {
    ...done,
    fileId: key.importId,
    reasons: reasons.map(r => ({ line: r.line, text: reasonText(r.reason, r.detail) })),
  }
}
