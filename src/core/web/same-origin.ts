import type { FastifyInstance } from 'fastify'
import { AppError } from '../../kit/http/errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site's page asks a signed-in browser for (CSRF; OWASP ASVS 5.0 V3.5.1).
 * Browsers say where a request comes from (Sec-Fetch-Site, Origin); who says nothing is no browser. A form sent
 * without script may say "Origin: null", where the page's referrer policy hides it: then Sec-Fetch-Site decides alone.
 */
export const refuseForeignForms = (app: FastifyInstance, publicUrl: string) => {
  const own = new URL(publicUrl).origin
  app.addHook('onRequest', async request => {
    if (safe.has(request.method)) return
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']
    const fromHere = origin === own || (origin !== undefined && origin.replace(/^https?:\/\//, '') === host)
    const hidden = origin === 'null' && site === 'same-origin'
    const foreign =
      origin === undefined
        ? site !== undefined && site !== 'same-origin' && site !== 'none'
        : !fromHere && !hidden
    if (foreign) throw new AppError(403, 'foreign_form', 'This form was sent from another site.')
  })
}
