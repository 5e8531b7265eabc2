import type { FastifyInstance } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { actAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { holdEnterprise } from '../enterprises/followed.ts'
import { type Enterprise, selectOffers } from '../enterprises/queries.ts'
import { mayEdit } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { insertOffer, isUnknownCpv, moveOffer, updateOffer } from './actions.ts'
import { offerFields, offerTyped } from './fields.ts'
import { offerForm } from './schema.ts'

type OfferParams = Of<'slug' | 'offer'>

export const offerRoutes = (app: FastifyInstance, services: Services) => {
  const form = {
    access: signedIn,
    hold: (tx: Tx, { enterprise }: { enterprise: Enterprise }) => holdEnterprise(tx, enterprise.tenant_id),
    may: (viewer: Viewer | null, { enterprise }: { enterprise: Enterprise }) => mayEdit(viewer, enterprise),
    groups: () => [{ specs: offerFields() }],
    schema: () => offerForm,
    refused: (error: unknown) => (isUnknownCpv(error) ? { cpv: 'unknown_cpv' } : undefined),
    done: ({ enterprise }: { enterprise: Enterprise }): [string, string] => [
      `/foretag/${enterprise.slug}`,
      t('offer_saved'),
    ],
  }
  const look = ({ slug, name }: Enterprise, title: string) => ({
    title,
    lead: t('offer_lead'),
    back: `/foretag/${slug}`,
    submit: t('save_offer'),
    own: ownError,
    breadcrumbs: [
      { href: '/foretag', label: t('list_title') },
      { href: `/foretag/${slug}`, label: name },
    ],
  })

  editRoutes(app, services, {
    ...form,
    at: '/foretag/:slug/erbjudanden/nytt',
    load: async (tx, { params }: { params: SlugParams['Params'] }) => ({
      enterprise: await selectEnterprise(tx, params.slug),
    }),
    typed: () => ({}),
    save: async ({ tx, found: { enterprise }, data, at, once }, { actor }) => {
      await insertOffer(tx, actor, at, { tenantId: enterprise.tenant_id, offerId: once }, data)
      return true
    },
    look: ({ enterprise }) => look(enterprise, t('new_offer')),
  })

  editRoutes(app, services, {
    ...form,
    at: '/foretag/:slug/erbjudanden/:offer',
    load: async (tx, { params }: { params: OfferParams['Params'] }) => {
      const enterprise = await selectEnterprise(tx, params.slug)
      const offer = (await selectOffers(tx, enterprise.tenant_id)).find(o => o.offer_id === params.offer)
      if (offer === undefined) throw notFound()
      return { enterprise, offer }
    },
    typed: ({ offer }) => offerTyped(offer),
    version: ({ offer }) => offer.version,
    save: ({ tx, found: { enterprise, offer }, data, at, version }, { actor }) =>
      updateOffer(tx, actor, at, { tenantId: enterprise.tenant_id, offerId: offer.offer_id, version }, data),
    look: ({ enterprise, offer }) => ({
      ...look(enterprise, t('edit_offer')),
      after: (
        <PostButton
          action={`/foretag/${enterprise.slug}/erbjudanden/${offer.offer_id}/avsluta`}
          tone="danger"
        >
          {t('end_offer')}
        </PostButton>
      ),
    }),
  })

  for (const [verb, move] of [
    ['avsluta', 'offer_ended'],
    ['aterstall', 'offer_restored'],
  ] as const) {
    const path = `/foretag/:slug/erbjudanden/:offer/${verb}`
    actAt<'slug' | 'offer'>(app, services, path, signedIn, async (tx, { actor, viewer, params }, at) => {
      const enterprise = await selectEnterprise(tx, params.slug)
      demand(mayEdit(viewer, enterprise))
      const key = { tenantId: enterprise.tenant_id, offerId: params.offer }
      const done = await moveOffer(tx, actor, at, key, move)
      return [`/foretag/${params.slug}`, done === 'done' ? t(move) : undefined]
    })
  }
}
