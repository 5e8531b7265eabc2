import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { onlyIf } from '../../../core/web/access.ts'
import { readForm } from '../../../core/web/forms.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import { receiveUpload } from '../../../core/web/upload.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { wholeNumber } from '../../../kit/http/figures.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { seatOf } from '../needs/request.ts'
import { keepsNeeds } from '../policy.ts'
import { choosePlanColumns, discardPlan, readPlan, readRows } from './actions.ts'
import { guessYear } from './guess.ts'
import { MappingPage, type PlanErrors } from './pages/mapping-page.tsx'
import { ResultPage } from './pages/result-page.tsx'
import { UploadPage } from './pages/upload-page.tsx'
import {
  countChanged,
  type Plan,
  type PlanKey,
  selectPlan,
  selectPlanRows,
  selectPlans,
  selectToldRows,
} from './queries.ts'
import { insertPlan, readPlanFile } from './receive.ts'
import { chosenTwice, isField, type Mapping, mappingOf, planLimits, planYear } from './schema.ts'
import { allTold, toldColumns } from './told.ts'
import { t } from './words.ts'

type OfPlan = { Params: { id: string } }
const access = onlyIf(keepsNeeds)
const pageSize = 100
const previewed = 10
const path = '/inkop/behov/plan'
const crumbs = () => [
  { href: '/inkop/behov', label: t('crumb_needs') },
  { href: path, label: t('title') },
]

/** What was chosen for each column, from its form ("kolumn-0", "kolumn-1" …). */
const chosenMapping = (body: unknown, columns: number): Mapping => {
  const typed = (body ?? {}) as Record<string, unknown>
  return Array.from({ length: columns }, (_, i) => {
    const value = typed[`kolumn-${i}`]
    return isField(value) ? value : ''
  })
}

const mistakes = (mapping: Mapping, year: string): PlanErrors => {
  const errors: PlanErrors = {}
  if (!planYear.safeParse(year).success) errors['ar'] = t('error_year')
  if (!mapping.includes('title')) errors['kolumn-0'] = t('error_title_missing')
  for (const field of chosenTwice(mapping))
    errors[`kolumn-${mapping.lastIndexOf(field)}`] = t('error_twice', { field: t(`field_${field}`) })
  return errors
}

/** The yearly procurement plan: upload, look at how it is read, correct, read in, see what became of each row. */
export const planRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const showUpload = async (request: FastifyRequest, reply: FastifyReply, error?: string, status = 200) => {
    const plans = await db.inActor(request.actor, tx => selectPlans(tx, seatOf(request).tenantId))
    const page = { title: t('title'), breadcrumbs: crumbs().slice(0, 1) }
    return reply.page({ ...page, body: <UploadPage plans={plans} error={error} /> }, status)
  }
  const keyOf = (request: FastifyRequest<OfPlan>): PlanKey => ({
    tenantId: seatOf(request).tenantId,
    importId: request.params.id,
  })
  const planOf = (request: FastifyRequest<OfPlan>) =>
    db.inActor(request.actor, tx => selectPlan(tx, keyOf(request)))

  type Shown = { mapping: Mapping; year: string; errors?: PlanErrors }
  const showMapping = async (
    request: FastifyRequest<OfPlan>,
    reply: FastifyReply,
    plan: Plan,
    { mapping, year, errors = {} }: Shown,
    status: number,
  ) => {
    const [rows, read] = await db.inActor(request.actor, async tx => {
      const first = await selectPlanRows(tx, keyOf(request), previewed)
      const as = { header: plan.header, mapping, year: planYear.catch(clock.today().year).parse(year) }
      return [first, await readRows(tx, plan.tenant_id, first, as)]
    })
    const shown = { plan, mapping, year, errors, rows, read }
    return reply.page(
      { title: t('mapping_title'), breadcrumbs: crumbs(), body: <MappingPage {...shown} /> },
      status,
    )
  }

  const showResult = async (request: FastifyRequest<OfPlan>, reply: FastifyReply, plan: Plan) => {
    const key = keyOf(request)
    const { efter } = readQuery(z.object({ efter: wholeNumber().default(0) }), request.query)
    const [changed, found] = await db.inActor(request.actor, async tx => [
      await countChanged(tx, key),
      await selectToldRows(tx, key, { after: efter, limit: pageSize + 1 }),
    ])
    const rows = found.slice(0, pageSize)
    const next = found.length > pageSize ? `${path}/${plan.import_id}?efter=${rows.at(-1)?.line}` : undefined
    return reply.page({
      title: t('done_title'),
      breadcrumbs: crumbs(),
      body: <ResultPage plan={plan} changed={changed} rows={rows} next={next} />,
    })
  }

  app.get(path, { config: { access } }, (request, reply) => showUpload(request, reply))

  app.post(path, { config: { access } }, async (request, reply) => {
    const file = await receiveUpload(request, planLimits.bytes + 1)
    if (file === undefined) return showUpload(request, reply, t('problem_missing'), 422)
    try {
      const read = await readPlanFile(file.pieces, file.fileName)
      const id = await db.inActor(request.actor, tx =>
        insertPlan(tx, request.actor, clock.now(), seatOf(request).tenantId, read),
      )
      return reply.done(`${path}/${id}`)
    } catch (error) {
      file.drop()
      if (!(error instanceof TableError)) throw error
      return showUpload(request, reply, t(`problem_${error.problem}`), error.status)
    }
  })

  app.get<OfPlan>(`${path}/:id`, { config: { access } }, async (request, reply) => {
    const plan = await planOf(request)
    if (plan.state === 'done') return showResult(request, reply, plan)
    if (plan.state === 'cancelled') return reply.done(path)
    const { ar } = readQuery(z.object({ ar: planYear.optional() }), request.query)
    const year = String(ar ?? guessYear(plan.file_name, clock.today().year))
    return showMapping(request, reply, plan, { mapping: mappingOf(plan.mapping), year }, 200)
  })

  /** Answers with the page again where something is wrong with the columns as chosen; else does `work` with them. */
  const withColumns = async (
    request: FastifyRequest<OfPlan>,
    reply: FastifyReply,
    work: (tx: Tx, plan: Plan, chosen: { mapping: Mapping; year: number }) => Promise<unknown>,
    onTo: (year: number) => string,
  ) => {
    const plan = await planOf(request)
    const at = `${path}/${plan.import_id}`
    if (plan.state !== 'mapping') return reply.done(at)
    const mapping = chosenMapping(request.body, plan.header.length)
    const { typed } = readForm(z.object({}), request.body)
    const year = typed['ar']?.toString() ?? ''
    const errors = mistakes(mapping, year)
    if (Object.keys(errors).length > 0)
      return showMapping(request, reply, plan, { mapping, year, errors }, 422)
    const chosen = { mapping, year: planYear.parse(year) }
    await db.inActor(request.actor, tx => work(tx, plan, chosen))
    return reply.done(`${at}${onTo(chosen.year)}`)
  }

  app.post<OfPlan>(`${path}/:id/kolumner`, { config: { access } }, (request, reply) =>
    withColumns(
      request,
      reply,
      (tx, _plan, { mapping }) => choosePlanColumns(tx, keyOf(request), mapping),
      year => `?ar=${year}`,
    ),
  )

  app.post<OfPlan>(`${path}/:id`, { config: { access } }, (request, reply) =>
    withColumns(
      request,
      reply,
      (tx, plan, chosen) => readPlan(tx, request.actor, clock.now(), plan, chosen),
      () => '',
    ),
  )

  app.post<OfPlan>(`${path}/:id/slang`, { config: { access } }, async (request, reply) => {
    const plan = await planOf(request)
    const discarded = await db.inActor(request.actor, tx =>
      discardPlan(tx, request.actor, clock.now(), keyOf(request)),
    )
    return discarded ? reply.done(path, t('discarded')) : reply.done(`${path}/${plan.import_id}`)
  })

  for (const format of ['csv', 'xlsx'] as const) {
    app.get<OfPlan>(`${path}/:id/rader.${format}`, { config: { access } }, async (request, reply) => {
      const plan = await planOf(request)
      const rows = allTold(db, request.actor, keyOf(request))
      return sendTable(reply, { name: t('file_rows'), columns: toldColumns(plan), rows }, format)
    })
  }
}
