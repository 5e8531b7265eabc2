import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ComponentChildren } from 'preact'
import { anyone } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { selectOptionalEnterprise, selectProfile } from '../enterprises/queries.ts'
import { confirmByLink, stateOfLink } from './actions.ts'
import { ConfirmedPage, NoLinkPage } from './pages/answer-pages.tsx'
import { ConfirmPage } from './pages/confirm-page.tsx'
import { confirmLink, selectOptionalLink } from './queries.ts'
import { t } from './words.ts'

/** The link of a reminder. Whoever holds it need not sign in: it stands for the enterprise's own mailbox. */
export const freshnessRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const open = { config: { access: anyone } }
  const answer = (reply: FastifyReply, title: string, body: ComponentChildren, status = 200) =>
    reply.page({ title, width: 'text', body }, status)
  const noLink = (reply: FastifyReply, reason: 'ended' | 'unknown') =>
    answer(reply, t(`link_${reason}_title`), <NoLinkPage reason={reason} />, reason === 'ended' ? 410 : 404)

  app.get<Of<'confirmation'>>('/bekrafta/:confirmation', open, async (request, reply) => {
    const { confirmation: token } = request.params
    const found = await db.inActor(system('confirmation link'), async tx => {
      const link = await selectOptionalLink(tx, token, false)
      const enterprise = link && (await selectOptionalEnterprise(tx, link.slug))
      return link && enterprise
        ? { state: stateOfLink(link, clock.now()), profile: await selectProfile(tx, enterprise) }
        : undefined
    })
    if (found === undefined || found.state === 'ended')
      return noLink(reply, found === undefined ? 'unknown' : 'ended')
    const { enterprise } = found.profile
    if (found.state === 'done') {
      return answer(
        reply,
        t('confirmed_title'),
        <ConfirmedPage slug={enterprise.slug} confirmedAt={enterprise.confirmed_at} />,
      )
    }
    return answer(
      reply,
      t('confirm_title', { name: enterprise.name }),
      <ConfirmPage profile={found.profile} action={confirmLink.at(token)} />,
    )
  })

  app.post<Of<'confirmation'>>('/bekrafta/:confirmation', open, async (request, reply) => {
    const { confirmation: token } = request.params
    const state = await db.inActor(system('confirmation link'), tx => confirmByLink(tx, clock.now(), token))
    if (state === 'ended' || state === 'unknown') return noLink(reply, state)
    return reply.done(confirmLink.at(token))
  })
}
