import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { Column } from '../../kit/html/data-table.tsx'
import { Notice } from '../../kit/html/notice.tsx'
import { showNumber } from '../../kit/text/format.ts'
import { tenantOf } from '../web/request.ts'
import type { Services } from '../web/services.ts'
import type { atOnce, Ended } from './at-once.ts'
import type { Doubt } from './doubt.ts'
import type { Mapping } from './fields.ts'
import { forgetImport } from './forget.ts'
import type { ImportKey, ImportKind, ImportTables, Made } from './kind.ts'
import { HomePage } from './pages/home-page.tsx'
import { chooseColumns, selectFirstRows } from './queries.ts'
import { t, type UsualWord } from './words.ts'

const looked = 50
const mostEarlier = 30

export type KeptImport = Made &
  Record<'rows_read' | 'rows_stored' | 'rows_updated' | 'rows_rejected', number> & {
    import_id: string
    created_at: Temporal.Instant
  }

const selectKept = async (tx: Tx, { imports }: ImportTables, tenantId: string, id?: string) => {
  const one = id === undefined ? sql`state != 'cancelled'` : sql`import_id = ${id}`
  const { rows } = await sql<KeptImport & { id: string }>`select *, import_id as id from ${sql.table(imports)}
    where tenant_id = ${tenantId} and ${one} order by created_at desc limit ${mostEarlier}`.execute(tx)
  return rows
}

type Refused = { refused: string }
/** What is an importer's own, where every row by itself becomes something or is rejected. */
type Own<F extends string, R extends string, Row extends object> = Pick<
  ImportKind<F, R, KeptImport>,
  'path' | 'noun' | 'crumbs' | 'may' | 'reasons' | 'reasonText'
> & {
  t: (
    key: UsualWord | 'title' | `field_${F}` | `short_${NoInfer<R>}`,
    values?: Record<string, string | number>,
  ) => string
  /** Without these columns nothing can be read. */
  needs: readonly F[]
  /** What a row says, or why it cannot be taken. */
  read: (cell: (field: F) => string, refuse: (reason: NoInfer<R>) => Refused) => Row | Refused
  doubts: (tx: Tx, tenantId: string, rows: { line: number; row: Row }[]) => Promise<Doubt[]>
  store: (
    tx: Tx,
    by: Actor,
    at: Temporal.Instant,
    tenantId: string,
    rows: { line: number; row: Row }[],
  ) => Promise<Ended[]>
}

type Kept<F extends string> = ReturnType<typeof atOnce<F>>

/** How a file that `atOnce` keeps comes in, is found and shown, and is thrown away. */
export const keptParts = <F extends string>(
  { db, clock }: Services,
  kept: Kept<F>,
  page: {
    path: string
    t: (key: 'title' | UsualWord) => string
    /** Of imports that were made before, besides what is said of all. */
    more?: () => Column<KeptImport>[]
  },
) =>
  ({
    tables: kept.tables,
    limits: kept.limits,
    columns: kept.columns,
    home: async (request, error) => {
      const rows = await db.inActor(request.actor, tx => selectKept(tx, kept.tables, tenantOf(request)))
      return { body: <HomePage {...page} more={page.more?.() ?? []} rows={rows} error={error} /> }
    },
    receive: (file, { tenantId }, { actor }) =>
      kept.receive(work => db.inActor(actor, work), { actor, at: clock.now(), tenantId }, file),
    select: async (tx, { tenantId, importId }) => (await selectKept(tx, kept.tables, tenantId, importId))[0],
    first: (_, key, { actor }) => db.inActor(actor, tx => selectFirstRows(tx, kept.tables, key, looked)),
    isGone: made => made.state === 'cancelled',
    cancel: kept.discard,
  }) satisfies Partial<ImportKind<F, never, KeptImport>>

/** Makes the importer of a file that `atOnce` keeps. */
export const keptKind = <F extends string, R extends string, Row extends object>(
  services: Services,
  kept: Kept<F>,
  own: Own<NoInfer<F>, R, Row>,
): ImportKind<F, R, KeptImport> => {
  const { tables, limits } = kept
  const readAll = async (tx: Tx, key: ImportKey, mapping: Mapping<F>) => {
    const rejected: Ended[] = []
    const rows: { line: number; row: Row }[] = []
    for (const { line, cells } of await selectFirstRows(tx, tables, key, limits.rows)) {
      const cell = (field: F) => (cells[mapping.indexOf(field)] ?? '').trim()
      const read = own.read(cell, reason => ({ refused: reason }))
      if ('refused' in read) rejected.push({ line, outcome: 'rejected', reason: read.refused, detail: {} })
      else rows.push({ line, row: read })
    }
    return { rejected, rows }
  }
  const keyOf = (made: KeptImport): ImportKey => ({ tenantId: made.tenant_id, importId: made.import_id })
  return {
    ...own,
    ...keptParts(services, kept, own),
    mistakes: ({ mapping }) => {
      const missing = own.needs.find(field => !mapping.includes(field))
      return missing ? { 'kolumn-0': t('error_missing', { field: own.t(`field_${missing}`) }) } : {}
    },
    notes: async (request, made, { mapping }) => ({
      doubts: await services.db.inActor(request.actor, async tx =>
        own.doubts(tx, made.tenant_id, (await readAll(tx, keyOf(made), mapping)).rows),
      ),
    }),
    start: async (tx, by, at, made, { mapping }) => {
      // The row is held until the end: a second click waits, and finds it done.
      if (!(await chooseColumns(tx, tables, keyOf(made), mapping))) return false
      const { rejected, rows } = await readAll(tx, keyOf(made), mapping)
      const ended = await own.store(tx, by, at, made.tenant_id, rows)
      await kept.finish(tx, by, at, keyOf(made), [...rejected, ...ended])
      return true
    },
    result: async made => ({
      notice: (
        <Notice
          tone="success"
          title={own.t('done_text', {
            stored: made.rows_stored,
            updated: made.rows_updated,
            rejected: made.rows_rejected,
          })}
        />
      ),
      figures: (['read', 'stored', 'updated', 'rejected'] as const).map(key => ({
        term: own.t(`count_${key}`),
        details: showNumber(made[`rows_${key}`]),
      })),
      actions: null,
    }),
  }
}

/** Forgets what nobody confirmed. */
export const forgetKept = <F extends string>(name: string, kept: Kept<F>) =>
  forgetImport(name, kept.tables, 'false', kept.forget)
