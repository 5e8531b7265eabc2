import type { Temporal } from 'temporal-polyfill'
import { readColumns } from '../../../core/imports/queries.ts'
import { sheetsLeft } from '../../../core/imports/sheets.ts'
import { withoutPersonalNumbers } from '../../../core/personal-numbers/masks.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { readTable } from '../../../kit/tables/read.ts'
import { columns, type Mapping } from './columns.ts'
import type { PlanRow } from './read-row.ts'
import { planLimits, tables } from './schema.ts'

const longestCell = 5000
const lookedAt = 50

/** Text as PostgreSQL can hold it, without personal numbers. */
const storable = (text: string) =>
  withoutPersonalNumbers(text.replaceAll('\0', '').normalize('NFC').slice(0, longestCell).toWellFormed())

export type PlanFile = { name: string; header: string[]; rows: PlanRow[]; sheetsLeft: string[] }

/** Reads a plan's file whole; throws TableError for what is none. */
export const readPlanFile = async (
  source: Buffer | AsyncIterable<Buffer>,
  fileName: string,
): Promise<PlanFile> => {
  const table = await readTable(source, { limits: planLimits, isHeader: columns.isHeader })
  const rows: PlanRow[] = []
  for await (const { line, cells } of table.rows) rows.push({ line, cells: cells.map(storable) })
  if (rows.length === 0) throw new TableError('empty')
  const name = storable(fileName).trim().slice(0, 200)
  return {
    name: name || 'plan',
    header: table.header.map(h => storable(h).trim()),
    rows,
    sheetsLeft: sheetsLeft(table.sheets),
  }
}

/** Rows without what stands in columns of people's names. */
export const withoutPeople = (rows: PlanRow[], mapping: Mapping): PlanRow[] => {
  if (!mapping.includes('person')) return rows
  return rows.map(row => ({
    ...row,
    cells: row.cells.map((cell, i) => (mapping[i] === 'person' ? '' : cell)),
  }))
}

const batch = 1000

/** Stores a file as a plan that waits for its columns to be confirmed. Names of people never reach the database. */
export const insertPlan = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  file: PlanFile,
): Promise<string> => {
  const rows = file.rows.slice(0, lookedAt)
  const known = await readColumns(tx, tables, columns, tenantId, { header: file.header, rows })
  const { import_id: importId } = await tx
    .insertInto('needs.plan_imports')
    .values({
      tenant_id: tenantId,
      file_name: file.name,
      header: file.header,
      header_signature: known.signature,
      mapping: known.mapping,
      remembered: known.remembered,
      sheets_left: file.sheetsLeft,
      state: 'mapping',
      rows_read: file.rows.length,
      created_by: by.kind === 'person' ? by.personId : null,
      created_at: at,
    })
    .returning('import_id')
    .executeTakeFirstOrThrow()
  const kept = [known.guess.mapping, columns.mappingOf(known.mapping)].reduce(withoutPeople, file.rows)
  for (let from = 0; from < kept.length; from += batch)
    await tx
      .insertInto('needs.plan_rows')
      .values(
        kept.slice(from, from + batch).map(row => ({
          tenant_id: tenantId,
          import_id: importId,
          line: row.line,
          cells: [...row.cells],
        })),
      )
      .execute()
  return importId
}
