import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Tx } from '../../kit/db/actor.ts'
import { brokenConstraint, notFound } from '../../kit/http/errors.ts'
import { readQuery } from '../../kit/http/forms.ts'
import { TableError } from '../../kit/tables/errors.ts'
import type { TableFormat } from '../lists/send-table.ts'
import { sendTable } from '../lists/send-table.ts'
import { onlyIf } from '../web/access.ts'
import type { Of } from '../web/parameters.ts'
import { seatOf, tenantOf } from '../web/request.ts'
import type { Services } from '../web/services.ts'
import { receiveUpload } from '../web/upload.ts'
import { chosenIn, mistakesOf, unreadIn } from './choices.ts'
import type { Chosen, HomeError, ImportKey, ImportKind, Made, Mistakes, Options } from './kind.ts'
import { chooseColumns, rememberColumns } from './queries.ts'
import { importPages, usualEnds } from './show.tsx'
import { allTold, toldFile, toldQuery } from './told.ts'
import { problemText, t } from './words.ts'

type OfImport = Of<string>
type Asked = FastifyRequest<OfImport>

/** Reading files in: upload, confirm the columns, follow, see what became of each row. Answers how the page is shown again. */
export const importRoutes = <F extends string, R extends string, M extends Made>(
  app: FastifyInstance,
  services: Services,
  kind: ImportKind<F, R, M>,
) => {
  const { db, clock } = services
  const pages = importPages(services, kind)
  const may = {
    see: { config: { access: onlyIf(kind.may.see) } },
    keep: { config: { access: onlyIf(kind.may.keep) } },
  }
  const ends = kind.ends ?? usualEnds
  const one = `${kind.path}/:${kind.noun}`

  const keyOf = (request: Asked): ImportKey => ({
    tenantId: tenantOf(request),
    importId: request.params[kind.noun] ?? '',
  })
  const madeOf = async (request: Asked): Promise<M> => {
    const key = keyOf(request)
    const made = await db.inActor(request.actor, tx => kind.select(tx, key))
    if (made === undefined) throw notFound()
    return made
  }
  const pathOf = (request: Asked) => `${kind.path}/${keyOf(request).importId}`

  const home = async (request: FastifyRequest, reply: FastifyReply, error?: HomeError, status = 200) => {
    const page = await kind.home(request, error)
    return reply.page({ title: kind.t('title'), breadcrumbs: kind.crumbs(), ...page }, status)
  }
  app.get(kind.path, may.see, (request, reply) => home(request, reply))

  app.post(kind.path, may.keep, async (request, reply) => {
    const seat = seatOf(request)
    const file = await receiveUpload(request, kind.limits.csvBytes + 1)
    if (file === undefined) return home(request, reply, { name: 'fil', message: t('problem_missing') }, 422)
    try {
      return reply.done(`${kind.path}/${await kind.receive(file, seat, request)}`)
    } catch (error) {
      file.drop()
      if (!(error instanceof TableError)) throw error
      const message = problemText(error.problem, kind.limits) ?? t('problem_broken')
      return home(request, reply, { name: 'fil', message }, error.status)
    }
  })

  app.get<OfImport>(one, may.see, async (request, reply) => {
    const [key, made] = [keyOf(request), await madeOf(request)]
    if (kind.isGone?.(made)) return reply.done(kind.path)
    if (made.state === 'mapping') {
      const options = kind.options?.read((request.query ?? {}) as Record<string, unknown>, made) ?? {}
      return pages.mapping(request, reply, made, key, { chosen: made.mapping, options })
    }
    return ['running', 'reading', 'receiving'].includes(made.state)
      ? pages.running(request, reply, made, key)
      : pages.result(request, reply, made, key)
  })

  /** Does `work` with the columns as they were chosen; where something is wrong with them, the page says what. */
  const withColumns = async (
    request: Asked,
    reply: FastifyReply,
    work: (tx: Tx, made: M, chosen: Chosen<F>) => Promise<unknown>,
    onTo: (options: Options) => string,
  ) => {
    const [key, made] = [keyOf(request), await madeOf(request)]
    if (made.state !== 'mapping') return reply.done(pathOf(request), t('runs_already'))
    const body = (request.body ?? {}) as Record<string, unknown>
    const chosen = chosenIn(kind.columns, body, made.header.length)
    const options = kind.options?.read(body, made) ?? {}
    const again = (errors: Mistakes, status: number) =>
      pages.mapping(request, reply, made, key, { chosen, options, errors }, status)
    const mapping = kind.columns.mappingOf(chosen)
    const errors = {
      ...(await kind.mistakes({ mapping, options }, request, made)),
      ...unreadIn(kind, made, chosen, await kind.first(made, key, request)),
      ...mistakesOf(kind.columns, pages.labelOf, made.header, chosen),
    }
    if (Object.keys(errors).length > 0) return again(errors, 422)
    try {
      await db.inActor(request.actor, tx => work(tx, made, { mapping, options }))
    } catch (error) {
      if (kind.busy === undefined || brokenConstraint(error) !== kind.busy.constraint) throw error
      return again({ '': kind.busy.text() }, 409)
    }
    return reply.done(`${pathOf(request)}${onTo(options)}`)
  }

  app.post<OfImport>(`${one}/kolumner`, may.keep, (request, reply) =>
    withColumns(
      request,
      reply,
      (tx, _made, { mapping }) =>
        (kind.choose ?? ((tx, key, columns) => chooseColumns(tx, kind.tables, key, columns)))(
          tx,
          keyOf(request),
          mapping,
        ),
      options => {
        const said = new URLSearchParams(Object.entries(options).filter(([, value]) => value !== ''))
        return said.size > 0 ? `?${said}` : ''
      },
    ),
  )

  app.post<OfImport>(`${one}${ends.start}`, may.keep, async (request, reply) => {
    const answer = await withColumns(
      request,
      reply,
      async (tx, made, chosen) => {
        if (await kind.start(tx, request.actor, clock.now(), made, chosen))
          await rememberColumns(tx, kind.tables, made, chosen.mapping, clock.now())
      },
      () => '',
    )
    return answer
  })

  app.post<OfImport>(`${one}${ends.discard}`, may.keep, async (request, reply) => {
    const made = await madeOf(request)
    await db.inActor(request.actor, tx => kind.cancel(tx, request.actor, clock.now(), keyOf(request)))
    return made.state === 'mapping' ? reply.done(kind.path, kind.t('discarded')) : reply.done(pathOf(request))
  })

  const sendTold = (format: TableFormat) => async (request: Asked, reply: FastifyReply) => {
    const { q, orsak } = readQuery(toldQuery, request.query)
    const made = await madeOf(request)
    const reason = kind.reasons.find(known => known === orsak)
    const rows = allTold(db, request.actor, kind.tables, keyOf(request), { q, reason })
    return sendTable(reply, { name: kind.t('told_file'), columns: toldFile(kind, made), rows }, format)
  }
  for (const format of ['csv', 'xlsx'] as const)
    app.get<OfImport>(`${one}/rader.${format}`, may.see, sendTold(format))
  return home
}
