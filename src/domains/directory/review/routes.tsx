import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { enterpriseMoves, moveEnterprise, verifyCriterion } from '../enterprises/actions.ts'
import { selectProfile } from '../enterprises/queries.ts'
import { criteria } from '../enterprises/schema.ts'
import { remindByHand } from '../freshness/actions.ts'
import { keepsRegister, mayReview, mayVouch } from '../policy.ts'
import { refreshEntries } from '../search/entries.ts'
import { t } from '../words.ts'
import { ReviewPage } from './review-page.tsx'

const verifyForm = z.object({ criterion: z.enum(criteria), verified: z.enum(['yes', 'no']) })
const publishForm = z.object({ reason: z.string().max(500) })
const access = onlyIf(keepsRegister)

/** The steward's side of a profile: see the evidence, say what has been verified, take a listing down with a reason. */
export const reviewRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  pageAt<'slug'>(app, services, '/foretag/:slug/granska', access, async (tx, { params, viewer }) => {
    const profile = await selectProfile(tx, await selectEnterprise(tx, params.slug))
    const { slug, name } = profile.enterprise
    demand(mayReview(viewer, profile.enterprise))
    return {
      title: t('review_title', { name }),
      width: 'text',
      breadcrumbs: [
        { href: '/registret', label: t('register_heading') },
        { href: `/foretag/${slug}`, label: name },
      ],
      body: (
        <ReviewPage profile={profile} mayVouch={mayVouch(viewer, profile.enterprise)} errors={{}} reason="" />
      ),
    }
  })

  actAt<'slug'>(app, services, '/foretag/:slug/granska', access, async (tx, request, at) => {
    const { actor, params, viewer, body } = request
    const form = readForm(verifyForm, body)
    const enterprise = await selectEnterprise(tx, params.slug)
    demand(mayVouch(viewer, enterprise))
    if (actor.kind !== 'person' || !form.ok) throw notFound()
    const { criterion, verified } = form.data
    const { tenant_id } = enterprise
    const found = await verifyCriterion(tx, actor, at, tenant_id, criterion, verified === 'yes')
    if (!found) throw notFound()
    return [`/foretag/${params.slug}/granska`, t('verification_saved')]
  })

  app.post<SlugParams>('/foretag/:slug/paminn', { config: { access } }, async (request, reply) => {
    const enterprise = await db.inActor(request.actor, tx => selectEnterprise(tx, request.params.slug))
    demand(mayReview(request.viewer, enterprise))
    const sent = await db.inActor(system('reminder by hand'), tx =>
      remindByHand(tx, services.config.publicUrl, clock.now(), enterprise),
    )
    const { name } = enterprise
    return reply.done('/hem', t(sent ? 'reminded' : 'not_reminded', { name }))
  })

  for (const [path, move, said] of [
    ['foretradare', 'speaker_checked', 'speaker_saved'],
    ['foretradare/ta-tillbaka', 'speaker_unchecked', 'speaker_taken_back'],
  ] as const)
    actAt<'slug'>(
      app,
      services,
      `/foretag/:slug/${path}`,
      access,
      async (tx, { actor, params, viewer }, at) => {
        const enterprise = await selectEnterprise(tx, params.slug)
        demand(mayVouch(viewer, enterprise))
        const { tenant_id: tenantId } = enterprise
        const done = await enterpriseMoves.go(tx, actor, at, { tenantId, id: tenantId }, move)
        if (done === 'done') await refreshEntries(tx, at, tenantId)
        return [`/foretag/${params.slug}/granska`, t(said)]
      },
    )

  for (const [verb, move, said] of [
    ['ta-ned', 'enterprise_unpublished', 'unpublished_notice'],
    ['visa-igen', 'enterprise_published', 'published_notice'],
  ] as const) {
    app.post<SlugParams>(`/foretag/:slug/${verb}`, { config: { access } }, async (request, reply) => {
      const form = readForm(publishForm, verb === 'visa-igen' ? { reason: '-' } : request.body)
      const profile = await db.inActor(request.actor, async tx =>
        selectProfile(tx, await selectEnterprise(tx, request.params.slug)),
      )
      demand(mayReview(request.viewer, profile.enterprise))
      if (!form.ok) {
        const page = (
          <ReviewPage
            profile={profile}
            mayVouch={mayVouch(request.viewer, profile.enterprise)}
            errors={form.errors}
            reason={String(form.typed['reason'] ?? '')}
          />
        )
        return reply.page(
          { title: t('review_title', { name: profile.enterprise.name }), width: 'text', body: page },
          422,
        )
      }
      const { tenant_id } = profile.enterprise
      const done = await db.inActor(request.actor, tx =>
        moveEnterprise(tx, request.actor, clock.now(), tenant_id, move, form.data.reason),
      )
      return reply.done(`/foretag/${request.params.slug}/granska`, done === 'done' ? t(said) : undefined)
    })
  }
}
