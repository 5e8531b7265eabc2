import { z } from 'zod'
import type { Actor, Database } from '../../kit/db/actor.ts'
import { wholeNumber } from '../../kit/http/figures.ts'
import type { Columns } from '../../kit/tables/cells.ts'
import { columnName } from './choices.ts'
import type { ImportKey, ImportKind, ImportTables, Made, ToldRow } from './kind.ts'
import { type Sought, selectToldRows } from './queries.ts'
import { t } from './words.ts'

/** The list of rows to look at: what is sought, and after which line it goes on. */
export const toldQuery = z.object({
  q: z.string().trim().min(1).max(100).optional(),
  orsak: z.string().max(40).optional(),
  efter: wholeNumber().optional(),
})

/** Why, beside the row as it stood in the file: ready to be corrected and read in again. */
export const toldFile = <F extends string, R extends string, M extends Made>(
  { reasonText, outcomeText }: Pick<ImportKind<F, R, M>, 'reasonText' | 'outcomeText'>,
  { header }: Made,
): Columns<ToldRow> => [
  { label: t('line'), value: row => row.line },
  ...(outcomeText ? [{ label: t('told_outcome'), value: outcomeText }] : []),
  { label: t('told_reason'), value: reasonText },
  ...header.map((_, i) => ({
    label: columnName(header, i),
    value: (row: ToldRow) => row.cells[i] ?? '',
  })),
]

const page = 1000

/** All of them, a thousand at a time: they may be as many as the file's rows. */
export async function* allTold(
  db: Database,
  actor: Actor,
  tables: ImportTables,
  key: ImportKey,
  sought: Omit<Sought, 'after' | 'limit'>,
) {
  for (let after = 0; ; ) {
    const rows = await db.inActor(actor, tx =>
      selectToldRows(tx, tables, key, { ...sought, after, limit: page }),
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.line
  }
}
