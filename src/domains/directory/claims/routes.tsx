import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { readerOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { Notice } from '../../../kit/html/notice.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { AppError, notFound } from '../../../kit/http/errors.ts'
import { showDate } from '../../../kit/text/format.ts'
import { type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import type { Enterprise } from '../enterprises/queries.ts'
import { mayClaim, mayReview } from '../policy.ts'
import { t } from '../words.ts'
import { insertClaim, withdrawClaim } from './actions.ts'
import { approveClaim, declineClaim } from './decide.ts'
import { selectOptionalClaim, selectOwnClaim } from './queries.ts'

const decisions = ['approve', 'decline'] as const
const claimForm = z.object({ message: z.string().max(2000) })
const decisionForm = z
  .object({ decision: z.enum(decisions), reason: z.string().max(1000).default('') })
  .refine(d => d.decision === 'approve' || d.reason !== '', { path: ['reason'], error: 'required' })

const fields = fieldTable(t)
const claimFields = () =>
  fields({
    message: { as: 'area', label: 'claim_message', hint: 'hint_claim_message', rows: 4, maxLength: 2000 },
  })
const decisionFields = () =>
  fields({
    decision: { as: 'choice', options: optionsOf(decisions, d => t(`decision_${d}`)) },
    reason: {
      as: 'area?',
      label: 'decision_reason',
      hint: 'hint_decision_reason',
      rows: 3,
      maxLength: 1000,
    },
  })

const crumbs = (e: Enterprise) => [
  { href: '/foretag', label: t('list_title') },
  { href: `/foretag/${e.slug}`, label: e.name },
]
type Own = { enterprise: Enterprise; own: Awaited<ReturnType<typeof selectOwnClaim>> }

/** A claim that waits or was answered, where there is nothing to fill in. */
const answered = ({ enterprise: e, own }: Own) => {
  // Where a letter about a decided claim leads.
  if (own?.state === 'approved') return `/foretag/${e.slug}`
  const isWaiting = own?.state === 'waiting'
  if (own === undefined || !(isWaiting || (own.state === 'declined' && e.claimed_at !== null)))
    return undefined
  const title = t('claim_title', { name: e.name })
  const body = (
    <>
      <PageHead title={title} />
      <Notice
        tone="info"
        title={isWaiting ? t('claim_waits', { date: showDate(own.made_at) }) : t('claim_was_declined')}
      >
        <p>{isWaiting ? t('claim_waits_text', { steward: e.steward ?? t('the_operator') }) : own.reason}</p>
      </Notice>
      {isWaiting && (
        <PostButton action={`/foretag/${e.slug}/ta-tillbaka-ansprak`} tone="secondary">
          {t('claim_withdraw')}
        </PostButton>
      )}
    </>
  )
  return { title, width: 'text' as const, breadcrumbs: crumbs(e), body }
}

type Asked<Name extends string> = Pick<FastifyRequest, 'viewer'> & { params: Of<Name>['Params'] }

export const claimRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services

  editRoutes(app, services, {
    at: '/foretag/:slug/gor-ansprak',
    access: signedIn,
    as: system('make claim'),
    load: async (tx: Tx, request: Asked<'slug'>): Promise<Own> => {
      const enterprise = await selectEnterprise(tx, request.params.slug)
      const own = await selectOwnClaim(tx, enterprise.tenant_id, readerOf(request).personId)
      return { enterprise, own }
    },
    may: (viewer, { enterprise }) => mayClaim(viewer, enterprise),
    instead: answered,
    groups: () => [{ specs: claimFields() }],
    schema: () => claimForm,
    typed: () => ({}),
    save: async ({ tx, found: { enterprise }, data, at }, { actor, viewer }) => {
      if (actor.kind !== 'person' || viewer === null) throw notFound()
      const { name, email } = viewer
      await insertClaim(tx, actor, at, enterprise.tenant_id, { name, email, ...data })
      return true
    },
    done: ({ enterprise }) => [`/foretag/${enterprise.slug}/gor-ansprak`, t('claim_sent')],
    look: ({ enterprise: e, own }) => ({
      title: t('claim_title', { name: e.name }),
      lead: t('claim_lead', { steward: e.steward ?? t('the_operator') }),
      submit: t('claim_send'),
      back: `/foretag/${e.slug}`,
      breadcrumbs: crumbs(e),
      before: own?.state === 'declined' && (
        <Notice tone="warning" title={t('claim_was_declined')}>
          <p>{own.reason}</p>
        </Notice>
      ),
    }),
  })

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

  editRoutes(app, services, {
    at: '/foretag/:slug/ansprak/:claim',
    access: signedIn,
    as: system('decide claim'),
    load: async (tx: Tx, { params, viewer }: Asked<'slug' | 'claim'>) => {
      const enterprise = await selectEnterprise(tx, params.slug)
      const claim = await selectOptionalClaim(tx, enterprise.tenant_id, params.claim)
      // Who may not decide is told so, whatever there is.
      if (claim === undefined && mayReview(viewer, enterprise)) throw notFound()
      return { enterprise, claim }
    },
    may: (viewer, { enterprise }) => mayReview(viewer, enterprise),
    groups: () => [{ specs: decisionFields() }],
    schema: () => decisionForm,
    typed: () => ({}),
    save: async ({ tx, found: { enterprise, claim }, data: { decision, reason } }, { actor }) => {
      if (claim === undefined || actor.kind !== 'person') throw notFound()
      if (decision === 'approve') await approveClaim(tx, actor, services, enterprise, claim)
      else await declineClaim(tx, actor, services, enterprise, { ...claim, reason })
      return decision
    },
    refused: error =>
      error instanceof AppError && error.status === 422 ? { decision: error.code } : undefined,
    done: (_, __, decision) => [
      '/registret',
      t(decision === 'approve' ? 'claim_approved_notice' : 'claim_declined_notice'),
    ],
    look: ({ enterprise: e, claim }) => ({
      title: t('decide_title', { name: e.name }),
      lead: t('decide_lead'),
      submit: t('decide_button'),
      back: '/registret',
      breadcrumbs: [{ href: '/registret', label: t('register_heading') }, ...crumbs(e).slice(1)],
      before: claim && (
        <DescriptionList
          items={[
            { term: t('claimant'), details: `${claim.claimant_name}, ${claim.claimant_email}` },
            { term: t('claim_date'), details: showDate(claim.made_at) },
            { term: t('claim_message'), details: claim.message },
          ]}
        />
      ),
    }),
  })
}
