import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isLost, isTooSlow, OutcomeUnknown } from '../../kit/db/lost.ts'
import { Link } from '../../kit/html/link.tsx'
import { PageHead } from '../../kit/html/page-head.tsx'
import { TextArea } from '../../kit/html/text-area.tsx'
import { AppError, conflict, MovedOn, notFound } from '../../kit/http/errors.ts'
import { t } from './words.ts'
import { formPage, readWritten } from './written.ts'

type Answer = { status: number; code: string; detail: string }

/** Any error as an answer; what nobody foresaw is a 500 whose cause stays in the log. */
const answerTo = (error: FastifyError | AppError): Answer => {
  if (error instanceof AppError) return { status: error.status, code: error.code, detail: error.message }
  if (error instanceof OutcomeUnknown)
    return {
      status: 503,
      code: 'outcome_unknown',
      detail: 'It may have been stored. Look before you try again.',
    }
  if (isLost(error) || isTooSlow(error))
    return { status: 503, code: 'database_away', detail: 'The database does not answer right now.' }
  const status = error.statusCode ?? 500
  if (status >= 500) return { status, code: 'server_error', detail: 'Something went wrong here.' }
  const code =
    ({ 413: 'too_large', 415: 'wrong_type', 429: 'too_many' } as Record<number, string>)[status] ??
    'bad_request'
  return { status, code, detail: error.message }
}

const known = [
  'not_found',
  'moved',
  'forbidden',
  'sign_in_first',
  'changed_meanwhile',
  'too_large',
  'broken_form',
  'too_many',
  'foreign_form',
  'link_ended',
  'busy',
  'seat_ended',
  'account_ended',
  'too_many_tries',
  'database_away',
  'outcome_unknown',
] as const
/** The right to save, or the database, went away while somebody wrote. */
const keepsWords = new Set([
  'sign_in_first',
  'seat_ended',
  'account_ended',
  'forbidden',
  'database_away',
  'outcome_unknown',
])
const keyOf = (code: string) => known.find(k => k === code) ?? 'other'

const forMachine = (request: FastifyRequest) =>
  request.url.startsWith('/api/') || (request.headers.accept ?? '').includes('application/json')

/** RFC 9457 for machines, a page in the reader's language for people. */
const send = async (request: FastifyRequest, reply: FastifyReply, { status, code, detail }: Answer) => {
  if (status === 503) reply.header('retry-after', '5')
  if (forMachine(request)) {
    return reply
      .code(status)
      .type('application/problem+json')
      .send({
        type: `/om/fel#${code}`,
        title: t(`error_${keyOf(code)}_title`, undefined, 'en'),
        status,
        detail,
        code,
      })
  }
  if (status === 401 && request.method === 'GET') {
    return reply.done(`/logga-in?till=${encodeURIComponent(request.url)}`)
  }
  const key = keyOf(code)
  const written = keepsWords.has(code) ? await readWritten(request) : ''
  return reply.page(
    {
      title: t(`error_${key}_title`),
      width: 'text',
      body: (
        <>
          <PageHead title={t(`error_${key}_title`)} lead={t(`error_${key}_text`)} />
          {written !== '' && (
            <TextArea name="written" label={t('written')} hint={t('hint_written')} value={written} rows={8} />
          )}
          <p>
            {code === 'sign_in_first' ? (
              <Link href={`/logga-in?till=${encodeURIComponent(formPage(request))}`}>{t('to_sign_in')}</Link>
            ) : (
              <Link href="/">{t('to_start')}</Link>
            )}
          </p>
        </>
      ),
    },
    status,
  )
}

/** The same address with the other name in it. */
const onwards = (url: string, { from, to }: MovedOn) => {
  const [path = '', query] = url.split('?')
  const named = path.split('/').map((part, i) => (i > 1 && part === from ? to : part))
  return [named.join('/'), ...(query === undefined ? [] : [query])].join('?')
}

export const translateErrors = (app: FastifyInstance) => {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const leadsOn = error instanceof MovedOn && ['GET', 'HEAD'].includes(request.method)
    // It can be undone, so nobody is to remember it; and what was typed under the old name is for another page.
    if (leadsOn) reply.header('cache-control', 'no-cache').header('location', onwards(request.url, error))
    const answer = answerTo(error instanceof MovedOn && !leadsOn ? conflict() : error)
    // Addresses of foreign objects and wrong passwords are no news; a refused role and a fault are.
    if (answer.status >= 500) request.log.error({ err: error }, 'fault')
    else if (answer.status === 403)
      request.log.warn({ code: answer.code, person: request.viewer?.personId }, 'refused')
    return send(request, reply, answer)
  })
  app.setNotFoundHandler((request, reply) => send(request, reply, answerTo(notFound())))
}
