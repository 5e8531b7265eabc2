import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { readForm } from '../../../core/forms/read-form.ts'
import { signedIn } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { Notice } from '../../../kit/html/notice.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { brokenConstraint, notFound } from '../../../kit/http/errors.ts'
import type { FieldErrors, Typed } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import type { Enterprise } from '../enterprises/queries.ts'
import { mayClaim } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { insertClaim, withdrawClaim } from './actions.ts'
import { selectOwnClaim } from './queries.ts'

const claimForm = z.object({ message: z.string().max(2000) })
const specs = () =>
  fieldTable(t, 'claim_')({ message: { as: 'area', hint: 'hint_claim_message', rows: 4, maxLength: 2000 } })

/** Who says that an enterprise is theirs: saying it, seeing how it goes, and taking it back. */
export const claimRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const show = (reply: FastifyReply, e: Enterprise, body: ComponentChildren, status = 200) =>
    reply.page(
      {
        title: t('claim_title', { name: e.name }),
        width: 'text',
        breadcrumbs: [
          { href: '/foretag', label: t('list_title') },
          { href: `/foretag/${e.slug}`, label: e.name },
        ],
        body,
      },
      status,
    )

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
      const head = <PageHead title={t('claim_title', { name: enterprise.name })} />
      if (own?.state === 'declined' && enterprise.claimed_at !== null)
        return show(
          reply,
          enterprise,
          <>
            {head}
            <Notice tone="info" title={t('claim_was_declined')}>
              <p>{own.reason}</p>
            </Notice>
          </>,
        )
      demand(mayClaim(request.viewer, enterprise))
      if (own?.state === 'waiting')
        return show(
          reply,
          enterprise,
          <>
            {head}
            <Notice tone="info" title={t('claim_waits', { date: showDate(own.made_at) })}>
              <p>{t('claim_waits_text', { steward: enterprise.steward ?? t('the_operator') })}</p>
            </Notice>
            <PostButton action={`/foretag/${enterprise.slug}/ta-tillbaka-ansprak`} tone="secondary">
              {t('claim_withdraw')}
            </PostButton>
          </>,
        )
      return showClaim(reply, enterprise, { declined: own?.state === 'declined' ? own.reason : undefined })
    },
  )

  const showClaim = (
    reply: FastifyReply,
    e: Enterprise,
    {
      typed = {},
      errors = {},
      declined,
    }: { typed?: Typed; errors?: FieldErrors; declined?: string | undefined },
    status = 200,
  ) =>
    show(
      reply,
      e,
      <SimpleForm
        own={ownError}
        title={t('claim_title', { name: e.name })}
        lead={t('claim_lead', { steward: e.steward ?? t('the_operator') })}
        action={`/foretag/${e.slug}/gor-ansprak`}
        specs={specs()}
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
      />,
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
      if (!form.ok) return showClaim(reply, enterprise, form, 422)
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
}
