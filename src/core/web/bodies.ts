import type { FastifyInstance } from 'fastify'

/** What holds no form, or something that is none, is a form without fields: no route needs to ask whether there are any. */
export const giveFields = (app: FastifyInstance) => {
  app.addHook('preValidation', async request => {
    if (request.method !== 'POST') return
    if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body))
      request.body = {}
  })
}
