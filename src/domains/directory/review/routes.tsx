import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Page } from '../../../core/web/page.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { moveEnterprise, verifyCriterion } from '../enterprises/actions.ts'
import { type Profile, selectProfile } from '../enterprises/queries.ts'
import { criteria } from '../enterprises/schema.ts'
import { keepsRegister, mayReview } from '../policy.ts'
import { t } from '../words.ts'
import { ReviewPage } from './review-page.tsx'

const verifyForm = z.object({ criterion: z.enum(criteria), verified: z.enum(['yes', 'no']) })
const publishForm = z.object({ reason: z.string().max(500) })
const access = onlyIf(keepsRegister)

/** The steward's side of a profile: see the evidence, say what has been verified, take a listing down with a reason. */
export const reviewRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const pageOf = (profile: Profile, errors: FieldErrors = {}, reason = ''): Page => ({
    title: t('review_title', { name: profile.enterprise.name }),
    width: 'text',
    breadcrumbs: [
      { href: '/registret', label: t('register_heading') },
      { href: `/foretag/${profile.enterprise.slug}`, label: profile.enterprise.name },
    ],
    body: <ReviewPage profile={profile} errors={errors} reason={reason} />,
  })
  const reviewed = async (tx: Tx, { params, viewer }: FastifyRequest<SlugParams>) => {
    const enterprise = await selectEnterprise(tx, params.slug)
    demand(mayReview(viewer, enterprise))
    return enterprise
  }
  pageAt<'slug'>(app, services, '/foretag/:slug/granska', access, async (tx, request) =>
    pageOf(await selectProfile(tx, await reviewed(tx, request))),
  )

  actAt<'slug'>(app, services, '/foretag/:slug/granska', access, async (tx, request, at) => {
    const { actor, body } = request
    const form = readForm(verifyForm, body)
    const { tenant_id, slug } = await reviewed(tx, request)
    if (actor.kind !== 'person' || !form.ok) throw notFound()
    const { criterion, verified } = form.data
    if (!(await verifyCriterion(tx, actor, at, tenant_id, criterion, verified === 'yes'))) throw notFound()
    return [`/foretag/${slug}/granska`, t('verification_saved')]
  })

  for (const [verb, move, said] of [
    ['ta-ned', 'enterprise_unpublished', 'unpublished_notice'],
    ['visa-igen', 'enterprise_published', 'published_notice'],
  ] as const)
    app.post<SlugParams>(`/foretag/:slug/${verb}`, { config: { access } }, async (request, reply) => {
      const form = readForm(publishForm, verb === 'visa-igen' ? { reason: '-' } : request.body)
      const done = await db.inActor(request.actor, async tx => {
        const enterprise = await reviewed(tx, request)
        return form.ok
          ? moveEnterprise(tx, request.actor, clock.now(), enterprise.tenant_id, move, form.data.reason)
          : pageOf(await selectProfile(tx, enterprise), form.errors, String(form.typed['reason'] ?? ''))
      })
      if (typeof done === 'object') return reply.page(done, 422)
      return reply.done(`/foretag/${request.params.slug}/granska`, done === 'done' ? t(said) : undefined)
    })
}
