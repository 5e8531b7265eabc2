import { z } from 'zod'
import type { Actor, Database } from '../../../kit/db/actor.ts'
import { wholeNumber } from '../../../kit/http/figures.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import { columnName } from './pages/mapping-page.tsx'
import { type Import, type ImportKey, selectToldRows, type ToldRow } from './queries.ts'
import { reasons } from './schema.ts'
import { reasonText, t } from './words.ts'

/** The list of rows to look at: what is sought, and after which line it goes on. */
export const toldQuery = z.object({
  q: z.string().trim().min(1).max(100).optional(),
  orsak: z.enum(reasons).optional(),
  efter: wholeNumber().optional(),
})

/** Why, beside the row as it stood in the file: ready to be corrected and uploaded again. */
export const toldColumns = (made: Import): Columns<ToldRow> => [
  { label: t('line'), value: row => row.line },
  {
    label: t('told_outcome'),
    value: row => t(row.outcome === 'rejected' ? 'outcome_rejected' : 'outcome_stored'),
  },
  { label: t('told_reason'), value: row => reasonText(row.reason, row.detail) },
  ...made.header.map((_, i) => ({
    label: columnName(made.header, i),
    value: (row: ToldRow) => row.cells[i] ?? '',
  })),
]

const page = 1000

/** All of them, a thousand at a time: a rejected list may be as long as the list. */
export async function* allTold(
  db: Database,
  actor: Actor,
  at: ImportKey,
  sought: { q?: string | undefined; reason?: string | undefined },
) {
  for (let after = 0; ; ) {
    const rows = await db.inActor(actor, tx => selectToldRows(tx, at, { ...sought, after, limit: page }))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.line
  }
}
