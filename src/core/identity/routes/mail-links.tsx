import type { FastifyInstance } from 'fastify'
import { gone } from '../../../kit/http/errors.ts'
import { locale } from '../../../kit/text/locale.ts'
import { readForm } from '../../forms/read-form.ts'
import { anyone } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Services } from '../../web/services.ts'
import type { Identity } from '../identity.ts'
import { NewAccountPage } from '../pages/account.tsx'
import { AskLinkPage, LinkSentPage, UseLinkPage } from '../pages/mail-link.tsx'
import { accountForm, linkForm } from '../schema.ts'
import { t } from '../words.ts'
import { answerTo, keepCookies } from './answer.ts'

/** Links by mail, to sign in and to make an account. */
export const mailLinkRoutes = (
  app: FastifyInstance,
  { config }: Services,
  { guards, links, ways, letIn }: Identity,
) => {
  const open = { config: { access: anyone } }
  const ask = (props: Parameters<typeof AskLinkPage>[0]) => ({
    title: t('link_title'),
    width: 'text' as const,
    body: <AskLinkPage {...props} />,
  })
  const account = (props: Parameters<typeof NewAccountPage>[0]) => ({
    title: t('account_title'),
    width: 'text' as const,
    body: <NewAccountPage {...props} />,
  })
  const use = (action: string, kind: 'link' | 'account') => ({
    title: t(`use_${kind}_title`),
    width: 'text' as const,
    body: <UseLinkPage action={action} kind={kind} />,
  })

  app.get('/logga-in/lank', open, async (_request, reply) => reply.page(ask({})))
  app.post('/logga-in/lank', open, async (request, reply) => {
    const form = readForm(linkForm, request.body)
    if (!form.ok) return reply.page(ask(form), 422)
    if (await guards.letter(request, form.data.email)) await links.sendSignIn(form.data.email)
    return reply.done('/logga-in/lank/skickad')
  })
  app.get('/logga-in/lank/skickad', open, async (_request, reply) =>
    reply.page({
      title: t('link_sent_title'),
      width: 'text',
      body: <LinkSentPage showsMail={config.demo && config.smtpUrl === undefined} />,
    }),
  )
  app.get<Of<'signIn'>>('/logga-in/lank/:signIn', open, async (request, reply) =>
    reply.page(use(`/logga-in/lank/${encodeURIComponent(request.params.signIn)}`, 'link')),
  )
  app.post<Of<'signIn'>>('/logga-in/lank/:signIn', open, async (request, reply) => {
    const answer = answerTo(reply, await ways.mailLink(request, request.params.signIn), '/hem')
    if (answer === undefined) throw gone('link_ended')
    return answer
  })

  app.get('/skapa-konto', open, async (_request, reply) => reply.page(account({})))
  app.post('/skapa-konto', open, async (request, reply) => {
    const form = readForm(accountForm, request.body)
    if (!form.ok) return reply.page(account(form), 422)
    if (await guards.letter(request, form.data.email))
      await links.sendAccount({ ...form.data, locale: locale() })
    return reply.done('/logga-in/lank/skickad')
  })
  app.get<Of<'newAccount'>>('/skapa-konto/:newAccount', open, async (request, reply) =>
    reply.page(use(`/skapa-konto/${encodeURIComponent(request.params.newAccount)}`, 'account')),
  )
  app.post<Of<'newAccount'>>('/skapa-konto/:newAccount', open, async (request, reply) => {
    const made = await links.makeAccount(request.params.newAccount)
    if (made === 'known') return reply.done('/logga-in', t('account_known'))
    const cookies = made && (await letIn(request, made.personId, 'new_account'))
    if (!cookies) throw gone('link_ended')
    return keepCookies(reply, cookies).done('/anmal-foretag', t('account_made'))
  })
}
