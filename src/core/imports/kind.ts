import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { Crumb } from '../../kit/html/breadcrumbs.tsx'
import type { Column } from '../../kit/html/data-table.tsx'
import type { TableLimits } from '../../kit/tables/errors.ts'
import type { Page } from '../web/page.ts'
import type { Upload } from '../web/upload.ts'
import type { Seat, Viewer } from '../web/viewer.ts'
import type { Doubt } from './doubt.ts'
import type { Mapping } from './fields.ts'
import type { ColumnReader } from './guess.ts'

type Node = Page['body']

/** Whose import, and which. */
export type ImportKey = { tenantId: string; importId: string }

/** Where a kind keeps its imports, the rows it tells of, and the columns that were chosen for a heading. */
export type ImportTables = { imports: string; id: string; told: string; mappings: string }

/** The tables that `kit.import_tables` makes for a noun ("needs.plan"). */
export const importTables = (noun: string): ImportTables => ({
  imports: `${noun}_imports`,
  id: 'import_id',
  told: `${noun}_rows`,
  mappings: `${noun}_mappings`,
})

/** An import as the room needs to know it; its table may say more. */
export type Made = {
  tenant_id: string
  file_name: string
  header: string[]
  header_signature: string
  mapping: string[]
  remembered: boolean
  sheets_left: string[]
  state: string
  failure?: string | null
}

export type FirstRow = { line: number; cells: readonly string[] }
/** A row that somebody should look at. */
export type ToldRow = {
  line: number
  cells: string[]
  outcome?: string
  reason: string
  detail: unknown
}

/** What a form says besides the columns: the year of a plan, the period of a ledger. */
export type Options = Readonly<Record<string, string>>
export type Chosen<F extends string> = { mapping: Mapping<F>; options: Options }
/** By field name ("kolumn-2", "ar"), or '' for the whole form. */
export type Mistakes = Record<string, string>

type Own =
  | 'title'
  | 'mapping_title'
  | 'mapping_lead'
  | 'mapping_start'
  | 'mapping_discard'
  | 'discarded'
  | 'done_title'
  | 'told_heading'
  | 'told_lead'
  | 'told_summary'
  | 'told_none'
  | 'told_none_text'
  | 'told_name'
  | 'told_file'

/** What became of an import, above the rows to look at. */
export type Result = {
  notice: Node
  figures?: { term: string; details: string }[]
  actions: Node
  more?: Node
  width?: Page['width']
}

/** What is wrong with what was asked for; `name`: at its field. */
export type HomeError = { name?: string; message: string } | undefined

/** What is an importer's own; the room does the rest. */
export type ImportKind<F extends string, R extends string, M extends Made> = {
  /** "/registret/las-in" */
  path: string
  /** What an import is called in addresses: "import" for `/registret/las-in/:import`. */
  noun: string
  /** The ends of the addresses that start an import and throw it away. */
  ends?: { start: string; discard: string }
  crumbs: () => Crumb[]
  may: { see: (viewer: Viewer) => boolean; keep: (viewer: Viewer) => boolean }
  tables: ImportTables
  limits: Partial<TableLimits> & Pick<TableLimits, 'csvBytes' | 'rows' | 'columns'>
  columns: ColumnReader<F>
  reasons: readonly R[]
  t: (key: Own | `field_${F}` | `short_${R}`, values?: Record<string, string | number>) => string
  reasonText: (row: Pick<ToldRow, 'reason' | 'detail'>) => string

  /** The page of the upload, with what is wrong with the file that was sent. */
  home: (request: FastifyRequest, error: HomeError) => Promise<Omit<Page, 'breadcrumbs' | 'title'>>
  /** Keeps a file until its columns are confirmed; throws TableError for what is none. */
  receive: (file: Upload, seat: Seat, request: FastifyRequest) => Promise<string>
  select: (tx: Tx, key: ImportKey) => Promise<M | undefined>
  /** The first rows, as they may be shown. */
  first: (made: M, key: ImportKey, request: FastifyRequest) => Promise<readonly FirstRow[]>

  options?: {
    read: (said: Record<string, unknown>, made: M) => Options
    /** Something is to be said yet, before it can be told what reading in does. */
    open?: (options: Options, mapping: Mapping<F>) => boolean
    fields?: (options: Options, mapping: Mapping<F>, errors: Mistakes) => Node
  }
  /** What is wrong with a choice, by field, besides what the room sees itself. */
  mistakes: (chosen: Chosen<F>, request: FastifyRequest, made: M) => Promise<Mistakes> | Mistakes
  /** What a value comes to, read so; undefined: it cannot be read. */
  becomes?: (field: F, value: string, made: M) => string | undefined
  /** What is to be known before – what is replaced, how the first rows come out – and what somebody should look at. */
  notes?: (
    request: FastifyRequest,
    made: M,
    chosen: Chosen<F>,
    rows: readonly FirstRow[],
  ) => Promise<{ page?: Node; doubts?: Doubt[] }>
  /** Keeps the columns as chosen, without starting; the room's own way unless said. */
  choose?: (tx: Tx, key: ImportKey, mapping: Mapping<F>) => Promise<unknown>
  /** False: it was started before. */
  start: (tx: Tx, by: Actor, at: Temporal.Instant, made: M, chosen: Chosen<F>) => Promise<boolean>
  /** The constraint by which the database allows one at a time, and what is said then. */
  busy?: { constraint: string; text: () => string }
  /** Of this one there is nothing left to show. */
  isGone?: (made: M) => boolean
  cancel: (tx: Tx, by: Actor, at: Temporal.Instant, key: ImportKey) => Promise<unknown>
  progress?: (
    made: M,
    key: ImportKey,
    request: FastifyRequest,
  ) => Promise<{ value: number; max: number; words: string }>
  result: (made: M, key: ImportKey, request: FastifyRequest) => Promise<Result>
  /** Shown beside line and reason; `search`: the rows can be searched. */
  toldColumns?: (made: M) => Column<ToldRow>[]
  outcomeText?: (row: ToldRow) => string
  search?: true
}
