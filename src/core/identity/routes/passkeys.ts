import type { FastifyInstance } from 'fastify'
import { AppError, invalid } from '../../../kit/http/errors.ts'
import { refusalOf } from '../../forms/read-form.ts'
import { anyone, signedIn } from '../../web/access.ts'
import type { Of } from '../../web/parameters.ts'
import type { Identity } from '../identity.ts'
import { returnTo } from '../return-to.ts'
import { passkeyAnswer } from '../schema.ts'
import type { PasskeyAnswer } from '../ways.ts'
import { t } from '../words.ts'
import { keepCookies } from './answer.ts'

const read = (body: unknown) => {
  const parsed = passkeyAnswer.safeParse(body)
  if (!parsed.success) throw invalid('passkey_refused', 'That is not a passkey’s answer.')
  return parsed.data
}
const refused = () => new AppError(401, 'passkey_refused', 'The passkey was not accepted.')

/** What the element pk-passkey asks and answers; JSON both ways, since the device's part is script anyway. */
export const passkeyRoutes = (app: FastifyInstance, { guards, ways, methods }: Identity) => {
  app.post('/logga-in/nyckel/fraga', { config: { access: anyone } }, async (request, reply) => {
    const response = await ways.passkeyQuestion(request)
    return keepCookies(reply, response.headers.getSetCookie()).send(await response.json())
  })

  app.post('/logga-in/nyckel', { config: { access: anyone } }, async (request, reply) => {
    const { response } = read(request.body)
    const succeeded = await guards.network(request)
    const entered = await ways.passkey(request, response as unknown as PasskeyAnswer)
    if (entered.outcome === 'ended')
      throw new AppError(403, 'account_ended', 'The account or every assignment has ended.')
    if (entered.outcome !== 'in') throw refused()
    await succeeded()
    return keepCookies(reply, entered.cookies).send({
      to: returnTo((request.query as { till?: unknown }).till),
    })
  })

  app.post('/installningar/nycklar/fraga', { config: { access: signedIn } }, async (request, reply) => {
    const { cookies, body, ok } = await methods.passkeyQuestion(request)
    if (!ok) throw refused()
    return keepCookies(reply, cookies).send(body)
  })

  app.post('/installningar/nycklar', { config: { access: signedIn } }, async (request, reply) => {
    const { response, name } = read(request.body)
    if (refusalOf('name', name ?? '')) throw invalid('personal_number', 'A name holds no personal number.')
    const { ok, cookies } = await methods.addPasskey(request, {
      response,
      name: name?.trim() || t('passkey_unnamed'),
    })
    if (!ok) throw invalid('passkey_refused', 'The passkey was not accepted.')
    return keepCookies(reply, cookies).send({ to: '/installningar' })
  })

  app.post<Of<'passkey'>>(
    '/installningar/nycklar/:passkey/ta-bort',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { ok } = await methods.removePasskey(request, request.params.passkey)
      return reply.done('/installningar#nycklar', ok ? t('passkey_removed') : t('passkey_gone'))
    },
  )
}
