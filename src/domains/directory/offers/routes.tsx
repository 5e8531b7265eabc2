import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../../core/web/access.ts'
import { actAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { demand, selectEnterprise } from '../enterprises/access.ts'
import { belongingRoutes } from '../enterprises/belongings.ts'
import { selectOffers } from '../enterprises/queries.ts'
import { mayEdit } from '../policy.ts'
import { t } from '../words.ts'
import { isUnknownCpv, moveOffer } from './actions.ts'
import { offerFields, offerTyped } from './fields.ts'
import { offerForm } from './schema.ts'

export const offerRoutes = (app: FastifyInstance, services: Services) => {
  belongingRoutes(app, services, {
    noun: 'offer',
    table: 'directory.offers',
    id: 'offer_id',
    path: 'erbjudanden',
    fresh: 'nytt',
    may: mayEdit,
    all: selectOffers,
    groups: () => [{ specs: offerFields() }],
    schema: offerForm,
    typed: offerTyped,
    refused: error => (isUnknownCpv(error) ? { cpv: 'unknown_cpv' } : undefined),
    done: ({ slug }) => [`/foretag/${slug}`, t('offer_saved')],
    look: ({ slug, name }, offer) => ({
      title: t(offer ? 'edit_offer' : 'new_offer'),
      lead: t('offer_lead'),
      back: `/foretag/${slug}`,
      submit: t('save_offer'),
      breadcrumbs: [
        { href: '/foretag', label: t('list_title') },
        { href: `/foretag/${slug}`, label: name },
      ],
      after: offer && (
        <PostButton action={`/foretag/${slug}/erbjudanden/${offer.offer_id}/avsluta`} tone="danger">
          {t('end_offer')}
        </PostButton>
      ),
    }),
  })

  for (const [verb, move] of [
    ['avsluta', 'offer_ended'],
    ['aterstall', 'offer_restored'],
  ] as const) {
    actAt<'slug' | 'offer'>(
      app,
      services,
      `/foretag/:slug/erbjudanden/:offer/${verb}`,
      signedIn,
      async (tx, { params, viewer, actor }, at) => {
        const enterprise = await selectEnterprise(tx, params.slug)
        demand(mayEdit(viewer, enterprise))
        const key = { tenantId: enterprise.tenant_id, offerId: params.offer }
        const done = await moveOffer(tx, actor, at, key, move)
        return [`/foretag/${params.slug}`, done === 'done' ? t(move) : undefined]
      },
    )
  }
}
