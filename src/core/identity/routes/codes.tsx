import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { readForm } from '../../forms/read-form.ts'
import { signedIn } from '../../web/access.ts'
import { readerOf } from '../../web/request.ts'
import type { Identity } from '../identity.ts'
import { CodesPage, SecretPage } from '../pages/codes.tsx'
import { confirmCodeForm, confirmPasswordForm } from '../schema.ts'
import { t } from '../words.ts'
import { keepCookies } from './answer.ts'

type Secret = { totpURI: string; backupCodes: string[] }

/** Codes of an app as a second step of sign-in: on, confirmed, off. */
export const codeRoutes = (app: FastifyInstance, { methods, waysIn, attempts }: Identity) => {
  const own = { config: { access: signedIn } }

  const start = async (request: FastifyRequest, reply: FastifyReply, errors?: FieldErrors) => {
    const { hasCodes, hasPassword } = await waysIn(readerOf(request))
    const body = <CodesPage on={hasCodes} hasPassword={hasPassword} {...(errors ? { errors } : {})} />
    return reply.page(
      { title: hasCodes ? t('codes_off_title') : t('codes_on_title'), width: 'text', body },
      errors ? 422 : 200,
    )
  }
  const secretPage = (secret: Parameters<typeof SecretPage>[0]) => ({
    title: t('secret_title'),
    width: 'text' as const,
    body: <SecretPage {...secret} />,
  })
  /** The password typed to confirm, counted like one typed to sign in. */
  const passwordOf = async (request: FastifyRequest) => {
    const form = readForm(confirmPasswordForm, request.body)
    if (form.ok && form.data.present !== undefined)
      await attempts.count('confirm', readerOf(request).personId)
    return form.ok ? form.data.present : undefined
  }

  app.get('/installningar/kod', own, async (request, reply) => start(request, reply))

  app.post('/installningar/kod', own, async (request, reply) => {
    const { ok, body } = await methods.beginCodes(request, await passwordOf(request))
    if (!ok) return start(request, reply, { present: 'no_match' })
    const { totpURI, backupCodes } = body as Secret
    return reply.page(secretPage({ uri: totpURI, spare: backupCodes }))
  })

  app.post('/installningar/kod/bekrafta', own, async (request, reply) => {
    const form = readForm(confirmCodeForm, request.body)
    const uri = form.typed['uri']?.toString() ?? ''
    // Shown again as it came, if it is what was sent from here.
    if (!uri.startsWith('otpauth://totp/')) return reply.done('/installningar/kod')
    const again = (errors: FieldErrors) =>
      reply.page(secretPage({ uri, spare: (form.typed['spare']?.toString() ?? '').split(' '), errors }), 422)
    if (!form.ok) return again(form.errors)
    await attempts.count('code', readerOf(request).personId)
    const { ok, cookies } = await methods.confirmCodes(request, form.data.code)
    if (!ok) return again({ code: 'no_match' })
    return keepCookies(reply, cookies).done('/installningar#kod', t('codes_turned_on'))
  })

  app.post('/installningar/kod/av', own, async (request, reply) => {
    const { ok, cookies } = await methods.endCodes(request, await passwordOf(request))
    if (!ok) return start(request, reply, { present: 'no_match' })
    return keepCookies(reply, cookies).done('/installningar#kod', t('codes_turned_off'))
  })
}
