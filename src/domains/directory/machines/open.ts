import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../../../kit/http/errors.ts'

const perMinute = 300
/** How long an answer may be kept by whoever asked: short, since free places change by the hour. */
const maxAge = 60

/** "querystring", [{ instancePath: '/limit', message: 'Too big …' }] → a sentence that names the parameter. */
const wrongParameter = (
  faults: { instancePath?: string; message?: string; params?: unknown }[],
): AppError => {
  const sentences = faults.map(({ instancePath, message, params }) => {
    const unknown = (params as { keys?: string[] } | undefined)?.keys
    return unknown
      ? unknown.map(key => `There is no parameter "${key}".`).join(' ')
      : `The parameter "${(instancePath ?? '').replace(/^\//, '')}" cannot be used: ${message ?? 'it is wrong'}.`
  })
  return new AppError(400, 'wrong_parameter', sentences.join(' '))
}

const drop = (query: unknown) => {
  const given = query as Record<string, unknown>
  for (const [key, value] of Object.entries(given)) if (value === '') delete given[key]
}

/**
 * Addresses that any program may read from anywhere: open to other sites' scripts, kept for a minute, answered 304 when
 * nothing changed, at most 300 a minute and address, and clear about a parameter that cannot be used.
 */
export const openReads = (app: FastifyInstance, routes: (open: FastifyInstance) => void) => {
  app.register(async open => {
    open.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*')
      reply.header(
        'access-control-expose-headers',
        'etag, link, retry-after, x-ratelimit-limit, x-ratelimit-remaining',
      )
      reply.header('cross-origin-resource-policy', 'cross-origin')
    })
    // Somebody signed in counts for themselves: a whole town hall may sit behind one address.
    const keyGenerator = (request: FastifyRequest) => request.viewer?.personId ?? request.ip
    open.addHook('onRequest', open.rateLimit({ max: perMinute, timeWindow: '1 minute', keyGenerator }))
    // "?q=&municipality=" asks for nothing in particular.
    open.addHook('preValidation', async request => drop(request.query))
    open.setSchemaErrorFormatter(wrongParameter)
    open.addHook('onSend', async (request, reply, payload) => {
      if (reply.statusCode !== 200) return payload
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', `public, max-age=${maxAge}`)
      if (typeof payload !== 'string') return payload
      const etag = `"${createHash('sha1').update(payload).digest('base64url')}"`
      reply.header('etag', etag)
      if (request.headers['if-none-match'] !== etag) return payload
      reply.code(304)
      return null
    })
    routes(open)
  })
}
