import type { FastifyInstance } from 'fastify'
import { Button } from '../../../kit/html/button.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { anyone } from '../../web/access.ts'
import { basePath, providerId } from '../better-auth.ts'
import type { Identity } from '../identity.ts'
import { returnTo } from '../return-to.ts'
import { t } from '../words.ts'
import { answerTo, keepCookies } from './answer.ts'

/** `refused`: known there but not here. `down`: the provider does not answer. `failed`: everything else. */
const explain = (kind: 'refused' | 'down' | 'failed', name: string) => ({
  title: t(`provider_${kind}_title`, { name }),
  width: 'text' as const,
  body: (
    <>
      <PageHead title={t(`provider_${kind}_title`, { name })} lead={t(`provider_${kind}_text`, { name })} />
      <Button href="/logga-in" tone="secondary">
        {t('back_to_sign_in')}
      </Button>
    </>
  ),
})

/** What better-auth says of somebody who proved who they are, but whom nobody has invited. */
const unknownHere = new Set([
  'signup_disabled',
  'account_not_linked',
  'unable_to_create_user',
  'email_not_found',
])

export const providerRoutes = (app: FastifyInstance, { provider }: Identity) => {
  const name = provider.name
  const open = { config: { access: anyone } }

  app.post('/logga-in/extern', open, async (request, reply) => {
    if (name === undefined) throw notFound()
    const start = await provider.start(
      request,
      returnTo((request.body as { till?: unknown } | undefined)?.till),
    )
    if (start === undefined) return reply.page(explain('down', name), 503)
    return keepCookies(reply, start.cookies).done(start.url)
  })

  app.get(`${basePath}/callback/${providerId}`, open, async (request, reply) => {
    if (name === undefined) throw notFound()
    const entered = await provider.finish(request)
    const location = new URL(entered.location ?? '/hem', 'http://here')
    const answer = answerTo(reply, entered, returnTo(`${location.pathname}${location.search}`))
    if (answer !== undefined) return answer
    const error = location.searchParams.get('error') ?? ''
    return keepCookies(reply, entered.cookies).done(`/logga-in/fel?error=${encodeURIComponent(error)}`)
  })

  app.get('/logga-in/fel', open, async (request, reply) => {
    const { error } = request.query as { error?: string }
    const refused = unknownHere.has(String(error))
    return reply.page(explain(refused ? 'refused' : 'failed', name ?? 'OpenID'), refused ? 403 : 400)
  })
}
