import type { FastifyInstance } from 'fastify'
import { anyone } from '../../../core/web/access.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import type { NeedExtras } from '../needs/extras.ts'
import { nextPage, queryOf } from '../needs/request.ts'
import { t } from '../needs/words.ts'
import { openColumns } from './columns.ts'
import { OpenNeedPage } from './pages/open-need-page.tsx'
import { OpenNeedsPage } from './pages/open-needs-page.tsx'
import {
  countOpenNeeds,
  openQuery,
  selectOpenChoices,
  selectOpenNeeds,
  selectOptionalPublished,
} from './queries.ts'

type OfNeed = { Params: { id: string } }
const access = anyone
/** A file holds them all; more than this there are not in the country. */
const all = 50_000

/** What municipalities are about to buy and have chosen to tell: for everybody, signed in or not. */
export const openRoutes = (app: FastifyInstance, { db, config }: Services, extras: NeedExtras) => {
  app.get('/behov', { config: { access } }, async (request, reply) => {
    const params = readQuery(openQuery, request.query)
    const query = queryOf(request)
    const [{ rows, next }, count, choices] = await db.inActor(request.actor, async tx => [
      await selectOpenNeeds(tx, params),
      await countOpenNeeds(tx, params),
      await selectOpenChoices(tx),
    ])
    const more = nextPage('/behov', query, next)
    return reply.page({
      title: t('open_title'),
      description: t('open_lead'),
      body: <OpenNeedsPage rows={rows} count={count} choices={choices} query={query} next={more} />,
    })
  })

  app.get('/behov.csv', { config: { access } }, async (request, reply) => {
    const params = { ...readQuery(openQuery, request.query), efter: undefined }
    const { rows } = await db.inActor(request.actor, tx => selectOpenNeeds(tx, params, all))
    return sendTable(reply, { name: t('file_open'), columns: openColumns(config.publicUrl), rows }, 'csv')
  })

  app.get<OfNeed>('/behov/:id', { config: { access } }, async (request, reply) => {
    const [need, inquiries] = await db.inActor(request.actor, async tx => {
      const found = await selectOptionalPublished(tx, request.params.id)
      if (found === undefined) throw notFound()
      return [found, await extras(tx, { tenantId: found.tenant_id, needId: found.need_id }, 'public')]
    })
    return reply.page({
      title: need.title,
      description: need.description.slice(0, 160),
      breadcrumbs: [{ href: '/behov', label: t('open_title') }],
      body: <OpenNeedPage need={need} inquiries={inquiries} />,
    })
  })
}
