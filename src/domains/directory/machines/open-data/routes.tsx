import type { FastifyInstance } from 'fastify'
import { anyone } from '../../../../core/web/access.ts'
import type { Services } from '../../../../core/web/services.ts'
import { freshnessRules } from '../../policy.ts'
import { t } from '../words.ts'
import { OpenDataPage } from './pages/open-data-page.tsx'

/** /oppna-data, for the person who is to use what the addresses beside it give. */
export const openDataPageRoutes = (app: FastifyInstance, { config: { publicUrl }, clock }: Services) => {
  app.get('/oppna-data', { config: { access: anyone } }, async (_request, reply) =>
    reply.page({
      title: t('page_title'),
      description: t('page_description'),
      head: <link rel="alternate" type="text/turtle" href="/oppna-data/catalog.ttl" />,
      body: <OpenDataPage publicUrl={publicUrl} rule={freshnessRules.at(clock.today())} />,
    }),
  )
}
