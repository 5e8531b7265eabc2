import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { seesSpend } from '../policy.ts'
import { precedentColumns } from './columns.ts'
import { PrecedentsPage } from './pages/precedents-page.tsx'
import { countPrecedents, selectPrecedentList, selectPrecedentPage } from './queries.ts'
import { precedentQuery } from './schema.ts'
import { t } from './words.ts'

const access = onlyIf(seesSpend)

/** What other municipalities have procured. */
export const precedentsRoutes = (app: FastifyInstance, { db }: Services) => {
  app.get('/inkop/forebilder', { config: { access } }, async (request, reply) => {
    const params = readQuery(precedentQuery, request.query)
    const { rows, next, counts } = await db.inActor(request.actor, async tx => ({
      ...(await selectPrecedentPage(tx, params)),
      counts: await countPrecedents(tx, params),
    }))
    const query = new URLSearchParams(request.url.split('?')[1])
    query.delete('lang')
    return reply.page({
      title: t('title'),
      body: <PrecedentsPage rows={rows} next={next} counts={counts} params={params} query={query} />,
    })
  })

  for (const format of ['csv', 'xlsx'] as const) {
    app.get(`/inkop/forebilder.${format}`, { config: { access } }, async (request, reply) => {
      const params = readQuery(precedentQuery, request.query)
      const rows = await db.inActor(request.actor, tx => selectPrecedentList(tx, params))
      return sendTable(reply, { name: 'forebilder', columns: precedentColumns(), rows }, format)
    })
  }
}
