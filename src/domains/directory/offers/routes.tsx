import type { FastifyInstance, FastifyReply } from 'fastify'
import { signedIn } from '../../../core/web/access.ts'
import { readForm } from '../../../core/web/forms.ts'
import type { Services } from '../../../core/web/services.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { Notice } from '../../../kit/html/notice.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../../kit/http/forms.ts'
import { idIn } from '../../../kit/http/ids.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { type Enterprise, selectOffers } from '../enterprises/queries.ts'
import { mayEdit } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { insertOffer, isUnknownCpv, moveOffer, updateOffer } from './actions.ts'
import { offerFields, offerTyped } from './fields.ts'
import { offerForm } from './schema.ts'

type OfferParams = { Params: { slug: string; offerId: string } }

export const offerRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  type Shown = { typed: Typed; errors?: FieldErrors; offerId?: string; version?: number; changed?: boolean }
  const show = (
    reply: FastifyReply,
    enterprise: Enterprise,
    { typed, errors, offerId, version, changed }: Shown,
    status: number,
  ) => {
    const at = `/foretag/${enterprise.slug}/erbjudanden`
    const title = offerId === undefined ? t('new_offer') : t('edit_offer')
    return reply.page(
      {
        title,
        width: 'text',
        breadcrumbs: [
          { href: '/foretag', label: t('list_title') },
          { href: `/foretag/${enterprise.slug}`, label: enterprise.name },
        ],
        body: (
          <SimpleForm
            own={ownError}
            title={title}
            lead={t('offer_lead')}
            action={offerId === undefined ? `${at}/nytt` : `${at}/${offerId}`}
            specs={offerFields()}
            typed={typed}
            errors={errors}
            version={version}
            submit={t('save_offer')}
            back={`/foretag/${enterprise.slug}`}
            inside={offerId === undefined && <HiddenField name={onceField} value={onceOf(typed)} />}
            before={
              changed && (
                <Notice tone="warning" title={t('changed_by_other_title')} live>
                  <p>{t('changed_by_other_text')}</p>
                </Notice>
              )
            }
            after={
              offerId !== undefined && (
                <PostButton action={`${at}/${offerId}/avsluta`} tone="danger">
                  {t('end_offer')}
                </PostButton>
              )
            }
          />
        ),
      },
      status,
    )
  }

  app.get<SlugParams>(
    '/foretag/:slug/erbjudanden/nytt',
    { config: { access: signedIn } },
    async (request, reply) => {
      const enterprise = await db.inActor(request.actor, tx => selectEnterprise(tx, request.params.slug))
      demand(mayEdit(request.viewer, enterprise))
      return show(reply, enterprise, { typed: {} }, 200)
    },
  )

  app.post<SlugParams>(
    '/foretag/:slug/erbjudanden/nytt',
    { config: { access: signedIn } },
    async (request, reply) => {
      const enterprise = await db.inActor(request.actor, tx => selectEnterprise(tx, request.params.slug))
      demand(mayEdit(request.viewer, enterprise))
      const form = readForm(offerForm, request.body)
      if (!form.ok) return show(reply, enterprise, form, 422)
      try {
        const key = { tenantId: enterprise.tenant_id, offerId: onceOf(form.typed) }
        await db.inActor(request.actor, tx => insertOffer(tx, request.actor, clock.now(), key, form.data))
      } catch (error) {
        if (isUnknownCpv(error))
          return show(reply, enterprise, { typed: form.typed, errors: { cpv: 'unknown_cpv' } }, 422)
        throw error
      }
      return reply.done(`/foretag/${enterprise.slug}`, t('offer_saved'))
    },
  )

  const offerOf = async (request: {
    actor: Parameters<typeof db.inActor>[0]
    params: OfferParams['Params']
  }) => {
    const { slug } = request.params
    const offerId = idIn(request.params.offerId)
    return db.inActor(request.actor, async tx => {
      const enterprise = await selectEnterprise(tx, slug)
      const offer = (await selectOffers(tx, enterprise.tenant_id)).find(o => o.offer_id === offerId)
      return { enterprise, offer }
    })
  }

  app.get<OfferParams>(
    '/foretag/:slug/erbjudanden/:offerId',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise, offer } = await offerOf(request)
      demand(mayEdit(request.viewer, enterprise))
      if (offer === undefined) throw notFound()
      return show(
        reply,
        enterprise,
        { typed: offerTyped(offer), offerId: offer.offer_id, version: offer.version },
        200,
      )
    },
  )

  app.post<OfferParams>(
    '/foretag/:slug/erbjudanden/:offerId',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise, offer } = await offerOf(request)
      demand(mayEdit(request.viewer, enterprise))
      if (offer === undefined) throw notFound()
      const form = readForm(offerForm, request.body)
      const version = field.version().catch(1).parse(form.typed['version'])
      const shown = { typed: form.typed, offerId: offer.offer_id }
      if (!form.ok) return show(reply, enterprise, { ...shown, errors: form.errors, version }, 422)
      try {
        const target = { tenantId: enterprise.tenant_id, offerId: offer.offer_id, version }
        const saved = await db.inActor(request.actor, tx =>
          updateOffer(tx, request.actor, clock.now(), target, form.data),
        )
        if (!saved) return show(reply, enterprise, { ...shown, version: offer.version, changed: true }, 409)
      } catch (error) {
        if (isUnknownCpv(error))
          return show(reply, enterprise, { ...shown, errors: { cpv: 'unknown_cpv' }, version }, 422)
        throw error
      }
      return reply.done(`/foretag/${enterprise.slug}`, t('offer_saved'))
    },
  )

  for (const [verb, move] of [
    ['avsluta', 'offer_ended'],
    ['aterstall', 'offer_restored'],
  ] as const) {
    app.post<OfferParams>(
      `/foretag/:slug/erbjudanden/:offerId/${verb}`,
      { config: { access: signedIn } },
      async (request, reply) => {
        const done = await db.inActor(request.actor, async tx => {
          const enterprise = await selectEnterprise(tx, request.params.slug)
          demand(mayEdit(request.viewer, enterprise))
          const key = { tenantId: enterprise.tenant_id, offerId: request.params.offerId }
          return moveOffer(tx, request.actor, clock.now(), key, move)
        })
        return reply.done(`/foretag/${request.params.slug}`, done === 'done' ? t(move) : undefined)
      },
    )
  }
}
