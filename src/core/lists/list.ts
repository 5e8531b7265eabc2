import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Expression, RawBuilder } from 'kysely'
import { type FunctionComponent, h } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { address } from '../../kit/html/address.ts'
import type { Crumb } from '../../kit/html/breadcrumbs.tsx'
import type { Sort } from '../../kit/html/sort-header.tsx'
import { readQuery } from '../../kit/http/forms.ts'
import type { Access } from '../web/access.ts'
import { queryOf } from '../web/request.ts'
import type { Services } from '../web/services.ts'
import type { Viewer } from '../web/viewer.ts'
import { fileColumns, type ListColumn } from './columns.ts'
import { type Place, readPlace, writePlace } from './place.ts'
import { type Direction, type Keys, type PageFound, selectPage, type Totals } from './select-page.ts'
import { sendTable, type TableFormat } from './send-table.ts'

const pageSize = 25
/** A file is read so many rows at a time, as whoever takes it is ready for them. */
const batch = 5000
/** A workbook is made in memory; a longer list is given as CSV, which streams. */
const mostInWorkbook = 100_000

/** Who asks for which list, and how it is narrowed. */
export type At<P, More> = {
  request: FastifyRequest
  viewer: Viewer | null
  /** The organisation that the reader acts in. */
  tenantId: string
  params: P
  /** The list's own address, and its query without a place in the list. */
  path: string
  query: URLSearchParams
  now: Temporal.Instant
  today: Temporal.PlainDate
  more: More
}

export type List<Row, P, More, S extends string> = {
  path: string
  /** Where its files are, if not beside it: without ".csv". */
  filePath?: string
  /** Over the page and its table; files are called by it too, unless they have a name. */
  title: () => string
  name?: () => string
  crumbs?: () => Crumb[]
  description?: () => string
  access: Access
  /** On whose behalf the database is asked: the reader's, unless said. */
  as?: Actor
  params: z.ZodType<P>
  /** What page and columns know besides the rows; asked first, in the same transaction. */
  more?: (tx: Tx, at: At<P, undefined>) => Promise<More>
  /** The whole list as narrowed, without order; undefined while there is nothing that it could be of. */
  from: (tx: Tx, at: At<P, More>) => Expression<Row> | undefined | Promise<Expression<Row> | undefined>
  /** The query sums many rows: it is asked once for page and totals. */
  grouped?: boolean
  named?: (page: RawBuilder<unknown>, at: At<P, More>) => RawBuilder<Row>
  /** What is counted of the whole list besides its rows. */
  sums?: Record<S, RawBuilder<number>>
  /** Where counting the rows would take longer than finding them: what the whole comes to, from elsewhere. */
  counted?: (tx: Tx, at: At<P, More>) => Promise<Totals<S>>
  /** Name in the address → what it goes by. A column of that key gets a heading that turns it. */
  orders: Record<string, Keys<Row>>
  /** The order that is not asked for; "-" before it: from the other end. */
  usual: string
  id: Keys<Row>
  columns: (at: At<P, More>) => readonly ListColumn<Row>[]
  Body: FunctionComponent<{ list: Shown<Row, P, More, S> }>
  /** For everybody, as open data: also JSON. */
  open?: boolean
  /** In the transaction in which rows are shown or taken away, whichever they are. */
  seen?: (tx: Tx, at: At<P, More>, rows: readonly Row[]) => Promise<unknown>
  /** In the transaction in which somebody takes the whole list away as a file. */
  taken?: (tx: Tx, at: At<P, More>, file: { rows: number; format: TableFormat }) => Promise<unknown>
}

/** What a page of a list is drawn from. */
export type Shown<Row, P = unknown, More = unknown, S extends string = never> = At<P, More> & {
  title: string
  page: Omit<PageFound<Row, S>, 'passed'> & { passed: number | undefined }
  columns: readonly ListColumn<Row>[]
  orders: readonly string[]
  sort: Sort
  rowKey: (row: Row) => string
  exports: { csv: string; xlsx?: string | undefined }
  previous: string | undefined
  next: string | undefined
}

/** `sort=namn&riktning=desc`; `sort=-namn` says the same. What is not an order of the list is passed over. */
const orderIn = (query: URLSearchParams, orders: readonly string[], usual: string) => {
  const parts = (text: string) =>
    ({ key: text.replace(/^-/, ''), direction: text.startsWith('-') ? 'desc' : 'asc' }) as const
  const [own, asked] = [parts(usual), parts(query.get('sort') ?? '')]
  const way = query.get('riktning')
  const direction: Direction =
    way === 'asc' || way === 'desc' ? way : asked.direction === 'desc' ? 'desc' : own.direction
  return { key: orders.includes(asked.key) ? asked.key : own.key, direction }
}

/** Registers a list: its page, and the whole of it as CSV and workbook (open ones as JSON too). */
export const list = <Row, P, More = undefined, S extends string = never>(
  app: FastifyInstance,
  { db, clock, secret }: Services,
  own: List<Row, P, More, S>,
) => {
  const config = { access: own.access }
  const orders = Object.keys(own.orders)
  const filePath = own.filePath ?? own.path

  /** One page, or with `file` a part of the file, of the list that a request asks for. */
  const find = (request: FastifyRequest, file?: { format?: TableFormat; place?: Place | undefined }) =>
    db.inActor(own.as ?? request.actor, async tx => {
      const asked = queryOf(request)
      const query = queryOf(request, 'efter', 'fore', 'sida')
      const before: At<P, undefined> = {
        request,
        viewer: request.viewer,
        tenantId: request.viewer?.seat?.tenantId ?? '',
        params: readQuery(own.params, request.query),
        path: own.path,
        query,
        now: clock.now(),
        today: clock.today(),
        more: undefined,
      }
      const at = { ...before, more: (await own.more?.(tx, before)) as More }
      const sort = orderIn(query, orders, own.usual)
      const keys = [...(own.orders[sort.key] ?? []), ...own.id]
      const order = [own.path, sort.key, sort.direction].join(' ')
      const back = file === undefined && !asked.has('efter') && asked.has('fore')
      const place = file ? file.place : readPlace(secret, order, asked.get(back ? 'fore' : 'efter'))
      const source = await own.from(tx, at)
      const later = file?.place !== undefined
      const named = own.named
      const page: PageFound<Row, S> =
        source === undefined
          ? { rows: [], totals: { total: 0 } as Totals<S>, passed: 0, previous: undefined, next: undefined }
          : await selectPage<Row, S>(tx, {
              source,
              keys,
              direction: sort.direction,
              limit: file ? batch : pageSize,
              place,
              back: back && place !== undefined,
              sums: later || own.counted ? 'none' : own.sums,
              grouped: own.grouped,
              named: named && (rows => named(rows, at)),
            })
      if (source !== undefined && own.counted && !later) page.totals = await own.counted(tx, at)
      await own.seen?.(tx, at, page.rows)
      if (file?.format) await own.taken?.(tx, at, { rows: page.totals.total, format: file.format })
      return { at, page, sort, order }
    })

  app.get(own.path, { config: { ...config, list: true } }, async (request, reply) => {
    const { at, page, sort, order } = await find(request)
    const to = (name: string, place: Place | undefined) =>
      place && address(own.path, { [name]: writePlace(secret, order, place) }, at.query)
    const shown: Shown<Row, P, More, S> = {
      ...at,
      title: own.title(),
      page: { ...page, passed: own.counted ? undefined : page.passed },
      columns: own.columns(at),
      orders,
      sort: { ...sort, href: (key, riktning) => address(own.path, { sort: key, riktning }, at.query) },
      rowKey: row => own.id.map(key => row[key as keyof Row]).join('-'),
      exports: {
        csv: address(`${filePath}.csv`, {}, at.query),
        xlsx: page.totals.total > mostInWorkbook ? undefined : address(`${filePath}.xlsx`, {}, at.query),
      },
      previous: to('fore', page.previous),
      next: to('efter', page.next),
    }
    return reply.page({
      title: shown.title,
      description: own.description?.(),
      breadcrumbs: own.crumbs?.(),
      body: h(own.Body, { list: shown }),
    })
  })

  for (const format of own.open ? (['csv', 'xlsx', 'json'] as const) : (['csv', 'xlsx'] as const))
    app.get(`${filePath}.${format}`, { config }, async (request, reply) => {
      const { at, page } = await find(request, { format })
      if (format === 'xlsx' && page.totals.total > mostInWorkbook)
        return reply.done(address(`${filePath}.csv`, {}, at.query))
      const rows = async function* () {
        for (let part = page; ; part = (await find(request, { place: part.next })).page) {
          yield* part.rows
          if (part.next === undefined) return
        }
      }
      return sendTable(
        reply,
        { name: (own.name ?? own.title)(), columns: fileColumns(own.columns(at)), rows: rows() },
        format,
      )
    })
}
