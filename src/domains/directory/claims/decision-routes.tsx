import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { DescriptionList } from '../../../kit/html/description-list.tsx'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { AppError, notFound } from '../../../kit/http/errors.ts'
import { showDate } from '../../../kit/text/format.ts'
import { demand, selectEnterprise } from '../enterprises/access.ts'
import { mayReview } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { approveClaim, declineClaim } from './decide.ts'
import { selectClaim } from './queries.ts'

const decisions = ['approve', 'decline'] as const
const decisionForm = z
  .object({ decision: z.enum(decisions), reason: z.string().max(1000).default('') })
  .refine(d => d.decision === 'approve' || d.reason !== '', { path: ['reason'], error: 'required' })

const fields = fieldTable(t)
const specs = () =>
  fields({
    decision: { as: 'choice', options: optionsOf(decisions, d => t(`decision_${d}`)) },
    reason: { as: 'area?', label: 'decision_reason', hint: 'hint_decision_reason', rows: 3, maxLength: 1000 },
  })

/** The steward's answer to somebody who says that an enterprise is theirs. */
export const decisionRoutes = (app: FastifyInstance, services: Services) =>
  editRoutes(app, services, {
    at: '/foretag/:slug/ansprak/:claim',
    access: signedIn,
    as: system('decide claim'),
    load: async (tx, { params, viewer }: FastifyRequest<Of<'slug' | 'claim'>>) => {
      const enterprise = await selectEnterprise(tx, params.slug)
      // Who may see the enterprise but not its claims is told so.
      demand(mayReview(viewer, enterprise))
      return { enterprise, claim: await selectClaim(tx, enterprise.tenant_id, params.claim) }
    },
    may: (viewer, { enterprise }) => mayReview(viewer, enterprise),
    groups: () => [{ specs: specs() }],
    schema: () => decisionForm,
    typed: () => ({}),
    save: async ({ tx, found: { enterprise, claim }, data: { decision, reason } }, { actor }) => {
      if (actor.kind !== 'person') throw notFound()
      if (decision === 'approve') await approveClaim(tx, actor, services, enterprise, claim)
      else await declineClaim(tx, actor, services, enterprise, { ...claim, reason })
      return decision
    },
    refused: error =>
      error instanceof AppError && error.status === 422 ? { decision: error.code } : undefined,
    done: (_found, _once, decision) => [
      '/registret',
      t(decision === 'approve' ? 'claim_approved_notice' : 'claim_declined_notice'),
    ],
    look: ({ enterprise, claim }) => ({
      title: t('decide_title', { name: enterprise.name }),
      lead: t('decide_lead'),
      submit: t('decide_button'),
      back: '/registret',
      own: ownError,
      breadcrumbs: [
        { href: '/registret', label: t('register_heading') },
        { href: `/foretag/${enterprise.slug}`, label: enterprise.name },
      ],
      before: (
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
