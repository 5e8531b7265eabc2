import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { Notice } from '../../../kit/html/notice.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { AppError, brokenConstraint, notFound } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import type { Enterprise } from '../enterprises/queries.ts'
import { mayClaim, mayReview } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { insertClaim, withdrawClaim } from './actions.ts'
import { approveClaim, declineClaim } from './decide.ts'
import { selectOptionalClaim, selectOwnClaim } from './queries.ts'

const claimForm = z.object({ message: z.string().max(2000) })
const decisionForm = z
  .object({ decision: z.enum(['approve', 'decline']), reason: z.string().max(1000).default('') })
  .refine(d => d.decision === 'approve' || d.reason !== '', { path: ['reason'], error: 'required' })
type ClaimParams = Of<'slug' | 'claim'>

const fields = fieldTable(t)

export const claimRoutes = (app: FastifyInstance, { db, clock, config }: Services) => {
  const crumbs = (e: Enterprise) => [
    { href: '/foretag', label: t('list_title') },
    { href: `/foretag/${e.slug}`, label: e.name },
  ]

  app.get<SlugParams>(
    '/foretag/:slug/gor-ansprak',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise, own } = await db.inActor(request.actor, async tx => {
        const enterprise = await selectEnterprise(tx, request.params.slug)
        return {
          enterprise,
          own: await selectOwnClaim(tx, enterprise.tenant_id, request.viewer?.personId ?? ''),
        }
      })
      // Where a letter about a decided claim leads.
      if (own?.state === 'approved') return reply.done(`/foretag/${enterprise.slug}`)
      if (own?.state === 'declined' && enterprise.claimed_at !== null)
        return reply.page({
          title: t('claim_title', { name: enterprise.name }),
          width: 'text',
          breadcrumbs: crumbs(enterprise),
          body: (
            <>
              <PageHead title={t('claim_title', { name: enterprise.name })} />
              <Notice tone="info" title={t('claim_was_declined')}>
                <p>{own.reason}</p>
              </Notice>
            </>
          ),
        })
      demand(mayClaim(request.viewer, enterprise))
      if (own?.state === 'waiting') {
        return reply.page({
          title: t('claim_title', { name: enterprise.name }),
          width: 'text',
          breadcrumbs: crumbs(enterprise),
          body: (
            <>
              <PageHead title={t('claim_title', { name: enterprise.name })} />
              <Notice tone="info" title={t('claim_waits', { date: showDate(own.made_at) })}>
                <p>{t('claim_waits_text', { steward: enterprise.steward ?? t('the_operator') })}</p>
              </Notice>
              <PostButton action={`/foretag/${enterprise.slug}/ta-tillbaka-ansprak`} tone="secondary">
                {t('claim_withdraw')}
              </PostButton>
            </>
          ),
        })
      }
      return showClaim(reply, enterprise, {}, {}, own?.state === 'declined' ? own.reason : undefined, 200)
    },
  )

  const showClaim = (
    reply: FastifyReply,
    e: Enterprise,
    typed: Typed,
    errors: FieldErrors,
    declined: string | undefined,
    status: number,
  ) =>
    reply.page(
      {
        title: t('claim_title', { name: e.name }),
        width: 'text',
        breadcrumbs: crumbs(e),
        body: (
          <SimpleForm
            own={ownError}
            title={t('claim_title', { name: e.name })}
            lead={t('claim_lead', { steward: e.steward ?? t('the_operator') })}
            action={`/foretag/${e.slug}/gor-ansprak`}
            specs={fields({
              message: {
                as: 'area',
                label: 'claim_message',
                hint: 'hint_claim_message',
                rows: 4,
                maxLength: 2000,
              },
            })}
            typed={typed}
            errors={errors}
            submit={t('claim_send')}
            back={`/foretag/${e.slug}`}
            before={
              declined !== undefined && (
                <Notice tone="warning" title={t('claim_was_declined')}>
                  <p>{declined}</p>
                </Notice>
              )
            }
          />
        ),
      },
      status,
    )

  app.post<SlugParams>(
    '/foretag/:slug/gor-ansprak',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { actor } = request
      const enterprise = await db.inActor(actor, tx => selectEnterprise(tx, request.params.slug))
      demand(mayClaim(request.viewer, enterprise))
      const { viewer } = request
      if (actor.kind !== 'person' || viewer === null) throw notFound()
      const form = readForm(claimForm, request.body)
      if (!form.ok) return showClaim(reply, enterprise, form.typed, form.errors, undefined, 422)
      try {
        await db.inActor(system('make claim'), tx =>
          insertClaim(tx, actor, clock.now(), enterprise.tenant_id, {
            name: viewer.name,
            email: viewer.email,
            message: form.data.message,
          }),
        )
      } catch (error) {
        // Sent twice: the first one stands.
        if (brokenConstraint(error) !== 'claims_one_waiting') throw error
      }
      return reply.done(`/foretag/${enterprise.slug}/gor-ansprak`, t('claim_sent'))
    },
  )

  app.post<SlugParams>(
    '/foretag/:slug/ta-tillbaka-ansprak',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { actor } = request
      if (actor.kind !== 'person') throw notFound()
      await db.inActor(system('withdraw own claim'), async tx => {
        const enterprise = await selectEnterprise(tx, request.params.slug)
        await withdrawClaim(tx, actor, clock.now(), enterprise.tenant_id)
      })
      return reply.done(`/foretag/${request.params.slug}`, t('claim_withdrawn'))
    },
  )

  const specs = () =>
    fields({
      decision: {
        as: 'choice',
        options: optionsOf(['approve', 'decline'], d => t(`decision_${d}`)),
      },
      reason: {
        as: 'area?',
        label: 'decision_reason',
        hint: 'hint_decision_reason',
        rows: 3,
        maxLength: 1000,
      },
    })
  const claimOf = (request: { actor: Parameters<typeof db.inActor>[0]; params: ClaimParams['Params'] }) =>
    db.inActor(request.actor, async tx => {
      const enterprise = await selectEnterprise(tx, request.params.slug)
      const claim = await selectOptionalClaim(tx, enterprise.tenant_id, request.params.claim)
      return { enterprise, claim }
    })
  const showDecision = (
    reply: FastifyReply,
    { enterprise: e, claim }: Awaited<ReturnType<typeof claimOf>>,
    typed: Typed,
    errors: FieldErrors,
    status: number,
  ) => {
    if (claim === undefined) throw notFound()
    return reply.page(
      {
        title: t('decide_title', { name: e.name }),
        width: 'text',
        breadcrumbs: [{ href: '/registret', label: t('register_heading') }, ...crumbs(e).slice(1)],
        body: (
          <SimpleForm
            own={ownError}
            title={t('decide_title', { name: e.name })}
            lead={t('decide_lead')}
            action={`/foretag/${e.slug}/ansprak/${claim.claim_id}`}
            specs={specs()}
            typed={typed}
            errors={errors}
            submit={t('decide_button')}
            back="/registret"
            before={
              <DescriptionList
                items={[
                  { term: t('claimant'), details: `${claim.claimant_name}, ${claim.claimant_email}` },
                  { term: t('claim_date'), details: showDate(claim.made_at) },
                  { term: t('claim_message'), details: claim.message },
                ]}
              />
            }
          />
        ),
      },
      status,
    )
  }

  app.get<ClaimParams>(
    '/foretag/:slug/ansprak/:claim',
    { config: { access: signedIn } },
    async (request, reply) => {
      const found = await claimOf(request)
      demand(mayReview(request.viewer, found.enterprise))
      return showDecision(reply, found, {}, {}, 200)
    },
  )

  app.post<ClaimParams>(
    '/foretag/:slug/ansprak/:claim',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { actor } = request
      const found = await claimOf(request)
      demand(mayReview(request.viewer, found.enterprise))
      if (found.claim === undefined || actor.kind !== 'person') throw notFound()
      const form = readForm(decisionForm, request.body)
      if (!form.ok) return showDecision(reply, found, form.typed, form.errors, 422)
      const { claim, enterprise } = found
      const approve = form.data.decision === 'approve'
      const site = { clock, config }
      try {
        await db.inActor(system('decide claim'), tx =>
          approve
            ? approveClaim(tx, actor, site, enterprise, claim)
            : declineClaim(tx, actor, site, enterprise, { ...claim, reason: form.data.reason }),
        )
      } catch (error) {
        if (!(error instanceof AppError) || error.status !== 422) throw error
        return showDecision(reply, found, form.typed, { decision: error.code }, 422)
      }
      return reply.done('/registret', t(approve ? 'claim_approved_notice' : 'claim_declined_notice'))
    },
  )
}
