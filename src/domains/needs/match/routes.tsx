import type { FastifyInstance } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { address } from '../../../kit/html/address.ts'
import { needFacts } from '../needs/facts.ts'
import { selectNeed } from '../needs/queries.ts'
import { asksEnterprises, seesNeeds } from '../policy.ts'
import { findSuppliers } from './find.ts'
import { MatchPage } from './pages/match-page.tsx'
import { t } from './words.ts'

/** Who can deliver a need. */
export const matchRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  app.get<Of<'need'>>(
    '/inkop/behov/:need/matchning',
    { config: { access: onlyIf(seesNeeds) } },
    async (request, reply) => {
      const { tenantId, municipalityCode: home } = seatOf(request)
      const { need, match, asked } = await db.inActor(request.actor, async tx => {
        const found = await selectNeed(tx, tenantId, request.params.need)
        const asks = await tx
          .selectFrom('needs.inquiry_asks as a')
          .innerJoin('needs.inquiries as i', join =>
            join.onRef('i.tenant_id', '=', 'a.tenant_id').onRef('i.inquiry_id', '=', 'a.inquiry_id'),
          )
          .select('a.enterprise_id')
          .where('i.tenant_id', '=', found.tenant_id)
          .where('i.need_id', '=', found.need_id)
          .execute()
        return {
          need: found,
          match: await findSuppliers(tx, found, home, clock),
          asked: asks.map(a => a.enterprise_id),
        }
      })
      return reply.page({
        title: t('title'),
        breadcrumbs: [
          { href: '/inkop/behov', label: t('crumb_needs') },
          { href: `/inkop/behov/${need.need_id}`, label: need.title },
        ],
        body: (
          <MatchPage
            needId={need.need_id}
            title={need.title}
            category={need.category}
            facts={needFacts(need, home).slice(0, 5)}
            match={match}
            asked={new Set(asked)}
            mayAsk={asksEnterprises(request.viewer)}
            askAll={address('/foretag/fraga', { fraga: need.title, kommun: home })}
          />
        ),
      })
    },
  )
}
