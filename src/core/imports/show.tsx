import type { FastifyReply, FastifyRequest } from 'fastify'
import { address } from '../../kit/html/address.ts'
import { RefreshHead } from '../../kit/html/auto-refresh.tsx'
import { readQuery } from '../../kit/http/forms.ts'
import type { Page } from '../web/page.ts'
import { queryOf } from '../web/request.ts'
import type { Services } from '../web/services.ts'
import { columnName, confidenceOf, unreadIn, valuesOf } from './choices.ts'
import { garbledRows } from './garbled.ts'
import type { FirstRow, ImportKey, ImportKind, Made, Mistakes, Options } from './kind.ts'
import { MappingPage, type ShownColumn } from './pages/mapping-page.tsx'
import { ResultPage } from './pages/result-page.tsx'
import { RunningPage } from './pages/running-page.tsx'
import { WaitingPage } from './pages/waiting-page.tsx'
import { selectReasons, selectToldRows } from './queries.ts'
import { sheetDoubt } from './sheets.ts'
import { toldQuery } from './told.ts'
import { t } from './words.ts'

const pageSize = 100
const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text)
export const usualEnds = { start: '/starta', discard: '/avbryt' }

/** The pages of one import: its columns, how far it has come, what became of it. */
export const importPages = <F extends string, R extends string, M extends Made>(
  { db }: Services,
  kind: ImportKind<F, R, M>,
) => {
  const labelOf = (field: F) => kind.t(`field_${field}`)
  const show = (reply: FastifyReply, page: Omit<Page, 'breadcrumbs'>, status = 200) => {
    const breadcrumbs = [...kind.crumbs(), { href: kind.path, label: kind.t('title') }]
    return reply.page({ breadcrumbs, ...page }, status)
  }
  const mayKeep = ({ viewer }: FastifyRequest) => viewer !== null && kind.may.keep(viewer)

  const columnsOf = (
    made: M,
    chosen: readonly string[],
    rows: readonly FirstRow[],
    unread: Mistakes,
  ): ShownColumn[] => {
    const cells = rows.map(row => row.cells)
    const confidence = confidenceOf(chosen, kind.columns.guess(made.header, cells), made.remembered)
    return made.header.map((_, i) => {
      const choice = chosen[i] ?? ''
      const filled = valuesOf(rows, i)
      const field = kind.columns.isField(choice) ? choice : undefined
      const [first = ''] = filled
      const come = kind.becomes ?? ((_, value) => value)
      const becomes = field
        ? (come(field, first, made) ?? (first && t('column_unread')))
        : t('column_dropped')
      return {
        name: columnName(made.header, i),
        values: filled.slice(0, 3).map(short),
        becomes: becomes === first ? short(becomes) : becomes,
        choice,
        confidence: unread[`kolumn-${i}`] ? 'unclear' : (confidence[i] ?? 'guess'),
      }
    })
  }

  return {
    labelOf,
    show,
    mapping: async (
      request: FastifyRequest,
      reply: FastifyReply,
      made: M,
      key: ImportKey,
      said: { chosen: readonly string[]; options: Options; errors?: Mistakes },
      status = 200,
    ) => {
      const title = kind.t('mapping_title')
      if (!mayKeep(request)) return show(reply, { title, body: <WaitingPage fileName={made.file_name} /> })
      const { chosen, options, errors = {} } = said
      const rows = await kind.first(made, key, request)
      const unread = unreadIn(kind, made, chosen, rows)
      const choice = { mapping: kind.columns.mappingOf(chosen), options }
      const notes = await kind.notes?.(request, made, choice, rows)
      const file = { file: made.file_name, rows: 'rows_read' in made ? Number(made.rows_read) : 0 }
      const body = (
        <MappingPage
          path={`${kind.path}/${key.importId}`}
          ends={kind.ends ?? usualEnds}
          words={{
            title,
            lead: kind.t('mapping_lead', file),
            start: kind.t('mapping_start', file),
            discard: kind.t('mapping_discard'),
          }}
          remembered={made.remembered}
          columns={columnsOf(made, chosen, rows, unread)}
          fields={kind.columns.all.map(field => ({ value: field, label: labelOf(field) }))}
          errors={{ ...unread, ...errors }}
          notes={notes?.page}
          open={kind.options?.open?.(options, choice.mapping) ?? false}
          options={kind.options?.fields?.(options, choice.mapping, errors)}
          doubts={[...sheetDoubt(made.sheets_left), ...garbledRows(rows), ...(notes?.doubts ?? [])]}
        />
      )
      return show(reply, { title, width: 'wide', body }, status)
    },

    running: async (request: FastifyRequest, reply: FastifyReply, made: M, key: ImportKey) => {
      const progress = made.state === 'running' ? await kind.progress?.(made, key, request) : undefined
      const end = (kind.ends ?? usualEnds).discard
      const cancel = mayKeep(request) ? `${kind.path}/${key.importId}${end}` : undefined
      return show(reply, {
        title: t('running_title'),
        head: <RefreshHead />,
        body: <RunningPage progress={progress} cancel={cancel} />,
      })
    },

    result: async (request: FastifyRequest, reply: FastifyReply, made: M, key: ImportKey) => {
      const { q, orsak, efter } = readQuery(toldQuery, request.query)
      const query = queryOf(request, 'efter')
      const reason = kind.reasons.find(known => known === orsak)
      const result = await kind.result(made, key, request)
      const [reasons, found] = await db.inActor(request.actor, async tx => [
        await selectReasons(tx, kind.tables, key),
        await selectToldRows(tx, kind.tables, key, { q, reason, after: efter, limit: pageSize + 1 }),
      ])
      const rows = found.slice(0, pageSize)
      const told = reasons.reduce((sum, { count }) => sum + count, 0)
      const path = `${kind.path}/${key.importId}`
      const body = (
        <ResultPage
          {...{ path, state: made.state, fileName: made.file_name, result, told, rows, query }}
          words={{
            done: kind.t('done_title'),
            heading: kind.t('told_heading'),
            lead: kind.t('told_lead'),
            summary: kind.t('told_summary', { count: told }),
            none: kind.t('told_none'),
            noneText: kind.t('told_none_text'),
          }}
          reasons={reasons.flatMap(({ reason, count }) => {
            const known = kind.reasons.find(r => r === reason)
            return known ? [{ value: known, label: kind.t(`short_${known}`), count }] : []
          })}
          columns={[
            ...(kind.toldColumns?.(made) ?? []),
            { key: 'reason', label: t('told_reason'), cell: kind.reasonText },
          ]}
          search={kind.search ?? false}
          next={found.length > pageSize ? address(path, { efter: rows.at(-1)?.line }, query) : undefined}
        />
      )
      return show(reply, { title: made.file_name, width: result.width, body })
    },
  }
}
