import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readForm } from '../../forms/read-form.ts'
import { anyone, signedIn } from '../../web/access.ts'
import type { Services } from '../../web/services.ts'
import type { Identity } from '../identity.ts'
import { CodePage } from '../pages/code.tsx'
import { SignInPage } from '../pages/sign-in.tsx'
import { returnTo } from '../return-to.ts'
import { codeForm, signInForm } from '../schema.ts'
import { t } from '../words.ts'
import { answerTo, keepCookies } from './answer.ts'

const tillOf = (request: FastifyRequest) => returnTo((request.query as { till?: unknown }).till)

/** Password and code; and the way out. */
export const signInRoutes = (app: FastifyInstance, { config }: Services, identity: Identity) => {
  const { guards, ways, provider, methods, cookie } = identity
  const open = { config: { access: anyone } }
  const demo = async () => (config.demo ? identity.demoPeople() : [])
  const page = async (props: Pick<Parameters<typeof SignInPage>[0], 'till' | 'typed' | 'errors'>) => ({
    title: t('sign_in_title'),
    width: 'text' as const,
    body: <SignInPage {...props} provider={provider.name} demo={props.errors ? [] : await demo()} />,
  })

  app.get('/logga-in', open, async (request, reply) => reply.page(await page({ till: tillOf(request) })))

  app.post('/logga-in', open, async (request, reply) => {
    const form = readForm(signInForm, request.body)
    const till = returnTo(form.typed['till'])
    if (!form.ok) return reply.page(await page({ till, typed: form.typed, errors: form.errors }), 422)
    const { email, password } = form.data
    const succeeded = await guards.password(request, email)
    const entered = await ways.password(request, { email, password })
    if (entered.outcome !== 'wrong') await succeeded()
    const errors = { password: 'no_match' }
    return answerTo(reply, entered, till) ?? reply.page(await page({ till, typed: form.typed, errors }), 422)
  })

  const codePage = (till: string, errors = {}) => ({
    title: t('code_title'),
    width: 'text' as const,
    body: <CodePage till={till} errors={errors} />,
  })
  app.get('/logga-in/kod', open, async (request, reply) => reply.page(codePage(tillOf(request))))

  app.post('/logga-in/kod', open, async (request, reply) => {
    const form = readForm(codeForm, request.body)
    const till = returnTo(form.typed['till'])
    if (!form.ok) return reply.page(codePage(till, form.errors), 422)
    const succeeded = await guards.network(request)
    const entered = await ways.code(request, form.data.code)
    if (entered.outcome === 'in') await succeeded()
    // A wrong code's cookies too: after the fifth, better-auth takes the first step back.
    if (entered.outcome === 'wrong') keepCookies(reply, entered.cookies)
    return answerTo(reply, entered, till) ?? reply.page(codePage(till, { code: 'no_match' }), 422)
  })

  app.post('/logga-ut', open, async (request, reply) => {
    await methods.signOut(request)
    return reply.header('set-cookie', cookie.clear).done('/', t('signed_out'))
  })

  app.get('/logga-ut', { config: { access: signedIn } }, async (_request, reply) => reply.done('/hem'))
}
