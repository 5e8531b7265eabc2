import type { FastifyInstance } from 'fastify'
import { anyone } from '../../../core/web/access.ts'
import { queryOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { t } from '../words.ts'
import { findEnterprises } from './find.ts'
import { SearchPage } from './pages/search-page.tsx'
import { searchParams } from './schema.ts'

export const searchRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  app.get('/foretag', { config: { access: anyone } }, async (request, reply) => {
    const params = readQuery(searchParams, request.query)
    // What is found is the open register's, whoever asks.
    const answer = await findEnterprises(db.asVisitor, params, { now: clock.now(), facets: true })
    const place = answer.municipality?.name
    return reply.page({
      title: place ? t('search_title_in', { place }) : t('search_title'),
      description: t('search_lead'),
      body: <SearchPage answer={answer} query={queryOf(request)} now={clock.now()} viewer={request.viewer} />,
    })
  })
}
