import { z } from 'zod'
import type { Actor, Database } from '../../../kit/db/actor.ts'
import { wholeNumber } from '../../../kit/http/figures.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import { columnName } from './pages/mapping-page.tsx'
import { type LedgerFile, type RejectedRow, selectRejects } from './queries.ts'
import { type FileKey, reasons } from './schema.ts'
import { reasonText, t } from './words.ts'

/** The list of rejected rows: which reason, and after which line it goes on. */
export const rejectedQuery = z.object({
  orsak: z.enum(reasons).optional(),
  efter: wholeNumber().optional(),
})

/** Why, beside the row as it stood in the file. */
export const rejectedColumns = (made: LedgerFile): Columns<RejectedRow> => [
  { label: t('line'), value: row => row.line },
  { label: t('rejects_reason'), value: row => reasonText(row.reason, row.detail) },
  ...made.header.map((_, i) => ({
    label: columnName(made.header, i),
    value: (row: RejectedRow) => row.cells[i] ?? '',
  })),
]

const page = 1000

/** All of them, a thousand at a time. */
export async function* allRejected(db: Database, actor: Actor, at: FileKey, reason: string | undefined) {
  for (let after = 0; ; ) {
    const rows = await db.inActor(actor, tx => selectRejects(tx, at, { reason, after, limit: page }))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.line
  }
}
