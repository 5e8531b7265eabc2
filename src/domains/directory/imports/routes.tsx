import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import type { Page } from '../../../core/web/page.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import { RefreshHead } from '../../../kit/html/auto-refresh.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { idIn } from '../../../kit/http/ids.ts'
import type { TableFormat } from '../../../kit/tables/send.ts'
import { importsLists } from '../policy.ts'
import { cancelImport, isBusy, startImport } from './actions.ts'
import { chosenMapping, mappingErrors } from './choices.ts'
import { type MappingErrors, MappingPage } from './pages/mapping-page.tsx'
import { ResultPage } from './pages/result-page.tsx'
import { RunningPage } from './pages/running-page.tsx'
import {
  type Import,
  type ImportKey,
  selectArea,
  selectCounts,
  selectFirstRows,
  selectOptionalImport,
  selectReasons,
  selectToldRows,
} from './queries.ts'
import { type Mapping, mappingOf } from './schema.ts'
import { allTold, toldColumns, toldQuery } from './told.ts'
import { uploadRoutes } from './upload.tsx'
import { t } from './words.ts'

type OfImport = { Params: { id: string } }
const access = onlyIf(importsLists)
const pageSize = 100

const crumbs = () => [
  { href: '/registret', label: t('crumb_register') },
  { href: '/registret/las-in', label: t('title') },
]

/** Reading lists into the register: upload, confirm the columns, follow, see what became of each row. */
export const importRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  uploadRoutes(app, services)

  const keyOf = (request: FastifyRequest<OfImport>): ImportKey => {
    return { tenantId: request.viewer?.seat?.tenantId ?? '', importId: idIn(request.params.id) }
  }
  const show = (reply: FastifyReply, page: Omit<Page, 'breadcrumbs'>, status = 200) =>
    reply.page({ breadcrumbs: crumbs(), ...page }, status)

  const showMapping = async (
    request: FastifyRequest<OfImport>,
    reply: FastifyReply,
    made: Import,
    mapping: Mapping,
    errors: MappingErrors,
    status: number,
  ) => {
    const rows = await db.inActor(request.actor, tx => selectFirstRows(tx, keyOf(request), 20))
    return show(
      reply,
      {
        title: t('mapping_title'),
        body: <MappingPage made={made} mapping={mapping} rows={rows} errors={errors} />,
      },
      status,
    )
  }

  const showResult = async (request: FastifyRequest<OfImport>, reply: FastifyReply, made: Import) => {
    const key = keyOf(request)
    const { q, orsak, efter } = readQuery(toldQuery, request.query)
    const query = new URLSearchParams(request.url.split('?')[1])
    query.delete('lang')
    const [counts, reasons, found] = await db.inActor(request.actor, async tx => [
      await selectCounts(tx, key),
      await selectReasons(tx, key),
      await selectToldRows(tx, key, { q, reason: orsak, after: efter, limit: pageSize + 1 }),
    ])
    const rows = found.slice(0, pageSize)
    const more = new URLSearchParams(query)
    more.set('efter', String(rows.at(-1)?.line ?? 0))
    const next = found.length > pageSize ? `/registret/las-in/${made.import_id}?${more}` : undefined
    const body = (
      <ResultPage made={made} counts={counts} reasons={reasons} rows={rows} query={query} next={next} />
    )
    return show(reply, { title: made.file_name, body })
  }

  app.get<OfImport>('/registret/las-in/:id', { config: { access } }, async (request, reply) => {
    const key = keyOf(request)
    const made = await db.inActor(request.actor, tx => selectOptionalImport(tx, key))
    if (made === undefined) throw notFound()
    if (made.state === 'mapping') return showMapping(request, reply, made, mappingOf(made.mapping), {}, 200)
    if (made.state !== 'running' && made.state !== 'reading') return showResult(request, reply, made)
    const counts = await db.inActor(request.actor, tx => selectCounts(tx, key))
    return show(reply, {
      title: t('running_title'),
      head: <RefreshHead />,
      body: <RunningPage made={made} counts={counts} />,
    })
  })

  app.post<OfImport>('/registret/las-in/:id/starta', { config: { access } }, async (request, reply) => {
    const key = keyOf(request)
    const [made, area] = await db.inActor(request.actor, async tx => [
      await selectOptionalImport(tx, key),
      await selectArea(tx, key.tenantId),
    ])
    if (made === undefined) throw notFound()
    const path = `/registret/las-in/${key.importId}`
    if (made.state !== 'mapping') return reply.done(path, t('error_already'))
    const mapping = chosenMapping(request.body, made.header.length)
    const errors = mappingErrors(mapping, area.size)
    if (Object.keys(errors).length > 0) return showMapping(request, reply, made, mapping, errors, 422)
    try {
      await db.inActor(request.actor, tx => startImport(tx, request.actor, clock.now(), key, made, mapping))
    } catch (error) {
      if (!isBusy(error)) throw error
      return showMapping(request, reply, made, mapping, { '': t('error_busy') }, 409)
    }
    return reply.done(path)
  })

  app.post<OfImport>('/registret/las-in/:id/avbryt', { config: { access } }, async (request, reply) => {
    const key = keyOf(request)
    const made = await db.inActor(request.actor, tx => selectOptionalImport(tx, key))
    if (made === undefined) throw notFound()
    await db.inActor(request.actor, tx => cancelImport(tx, request.actor, clock.now(), key))
    return made.state === 'mapping'
      ? reply.done('/registret/las-in', t('discarded'))
      : reply.done(`/registret/las-in/${key.importId}`)
  })

  const sendTold =
    (format: TableFormat) => async (request: FastifyRequest<OfImport>, reply: FastifyReply) => {
      const key = keyOf(request)
      const { q, orsak } = readQuery(toldQuery, request.query)
      const made = await db.inActor(request.actor, tx => selectOptionalImport(tx, key))
      if (made === undefined) throw notFound()
      const rows = allTold(db, request.actor, key, { q, reason: orsak })
      return sendTable(reply, { name: t('export_name'), columns: toldColumns(made), rows }, format)
    }
  for (const format of ['csv', 'xlsx'] as const)
    app.get<OfImport>(`/registret/las-in/:id/rader.${format}`, { config: { access } }, sendTold(format))
}
