import { sql } from 'kysely'
import { selectToldRows } from '../../../core/imports/queries.ts'
import { operatorId } from '../../../core/organisations/operator.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { faultOf } from '../../../kit/faults.ts'
import { invalid } from '../../../kit/http/errors.ts'
import { selectSteward } from '../enterprises/actions.ts'
import { columns } from './columns.ts'
import { selectCounts, selectOptionalImport } from './queries.ts'
import { deleteImport, receiveFile } from './receive.ts'
import { runRows } from './run.ts'
import { tables } from './schema.ts'
import type { Importer, Run } from './store-row.ts'
import { reasonText } from './words.ts'

export type FileImport = {
  bytes: Buffer
  fileName: string
  /** Only enterprises there; `any`: all of Sweden, each stewarded by its municipality where it takes part. */
  municipalityCode: string
  /** Tells what would happen, and stores nothing. */
  dryRun?: boolean
}
export type FileImported = {
  read: number
  stored: number
  updated: number
  rejected: number
  /** Rows rejected, or stored without a value; each with its sentence. */
  reasons: { line: number; reason: string; text: string }[]
}

/** Thrown with the answer, so that a trial run leaves nothing behind. */
class TrialOver extends Error {
  readonly imported: FileImported
  constructor(imported: FileImported) {
    super('trial run')
    this.imported = imported
  }
}

const importAs = async (run: Run, { clock, secret }: Services, file: FileImport): Promise<FileImported> => {
  const by = { tenantId: operatorId, createdBy: null, membershipId: null, now: clock.now(), secret }
  const at = await receiveFile(run, by, file.bytes, file.fileName)
  try {
    const made = await run(tx => selectOptionalImport(tx, at))
    const mapping = columns.mappingOf(made?.mapping ?? [])
    if (!mapping.includes('name'))
      throw invalid(
        'import_no_name',
        'No column holds the names of the enterprises. Call it "name" or "namn".',
      )
    const importer = (now: Importer['now']): Importer => ({
      at,
      by: system('register import'),
      now,
      today: clock.today(),
      secret,
      isLike: () => false,
      stewardOf: selectSteward,
      refuses: known => (known.claimed ? 'keeps_itself' : undefined),
    })
    await runRows(at, {
      run,
      importer,
      now: clock.now,
      rules: {
        mapping,
        area: file.municipalityCode === 'any' ? 'any' : new Set([file.municipalityCode]),
        today: clock.today(),
      },
      goesOn: async () => true,
      fault: error => console.error(faultOf(error)),
    })
    const { read, stored, updated, rejected } = await run(tx => selectCounts(tx, at))
    const told = await run(tx => selectToldRows(tx, tables, at, { limit: read }))
    const reasons = told.map(row => ({
      line: row.line,
      reason: row.reason,
      text: reasonText(row.reason, row.detail),
    }))
    return { read, stored, updated, rejected, reasons }
  } finally {
    await run(tx => deleteImport(tx, at))
  }
}

const savepoints =
  (tx: Tx): Run =>
  async work => {
    await sql`savepoint import_row`.execute(tx)
    try {
      const answer = await work(tx)
      await sql`release savepoint import_row`.execute(tx)
      return answer
    } catch (error) {
      await sql`rollback to savepoint import_row`.execute(tx)
      throw error
    }
  }

/** Imports a list for the command line, as the system: any municipality, its columns as they are guessed. */
export const importEnterprisesFile = async (services: Services, file: FileImport): Promise<FileImported> => {
  const { db } = services
  if (!file.dryRun) return importAs(work => db.inActor(system('register import'), work), services, file)
  try {
    return await db.inActor(system('register import'), async tx => {
      throw new TrialOver(await importAs(savepoints(tx), services, file))
    })
  } catch (error) {
    if (error instanceof TrialOver) return error.imported
    throw error
  }
}
