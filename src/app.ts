import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Identity } from './core/identity/identity.ts'
import { enforceAccess } from './core/web/access.ts'
import { giveFields } from './core/web/bodies.ts'
import type { Domain } from './core/web/domain.ts'
import { translateErrors } from './core/web/errors.tsx'
import { checkParameters } from './core/web/parameters.ts'
import { knowReader } from './core/web/reader.ts'
import { decorateReplies } from './core/web/reply.ts'
import { refuseForeignForms } from './core/web/same-origin.ts'
import type { Services } from './core/web/services.ts'
import { domains as ours, parametersOf } from './domains.ts'
import { projectRoot } from './kit/db/migrate.ts'
import { faultOf } from './kit/faults.ts'
import { connectListeners } from './listeners.ts'
import { registerRoutes } from './routes.ts'
import { makeShell } from './shell.tsx'

const contentPolicy = (config: Services['config']) => ({
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    // A sign-in form is answered with a redirect to the identity provider, which browsers count as its target.
    formAction: ["'self'", ...(config.oidc ? [new URL(config.oidc.issuer).origin] : [])],
    upgradeInsecureRequests: config.publicUrl.startsWith('https:') ? [] : null,
  },
})

/** The whole web application around its services; knows all, known by none. */
export const buildApp = async (
  services: Services,
  identity: Identity,
  domains: readonly Domain[] = ours,
): Promise<FastifyInstance> => {
  const { config } = services
  connectListeners(domains)
  const app = Fastify({
    logger: {
      level: config.logLevel,
      // Addresses hold no personal data by rule; query strings may hold what somebody typed, so only the path is kept –
      // without the secret of a link sent by mail.
      serializers: {
        req: r => ({ method: r.method, path: r.url?.split('?')[0]?.replace(/[\w-]{40,}/g, '…') }),
        err: faultOf,
      },
    },
    // The nearest that many: what a visitor itself wrote into X-Forwarded-For stands further left and is not believed.
    trustProxy: config.trustProxy === 0 ? false : (_address, hop) => hop < config.trustProxy,
    bodyLimit: 1_048_576,
    // PostgreSQL takes no NUL, and no text that we keep holds one: in an address it is a character that nothing is called by.
    rewriteUrl: request => (request.url ?? '/').replaceAll('%00', '%EF%BF%BD'),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(config),
    // For this host alone: its neighbours' certificates are not ours to promise.
    hsts: config.publicUrl.startsWith('https:') ? { includeSubDomains: false } : false,
    // Other sites learn nothing of where a reader came from; our own forms still say their origin (same-origin.ts).
    referrerPolicy: { policy: 'same-origin' },
  })
  // Quality 4: within a few percent of the best for pages of this size, at a tenth of its time.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1400,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { limits: { fileSize: 64 * 1_048_576, files: 4, fields: 100 } })
  await app.register(rateLimit, { global: false })
  await app.register(underPressure, { maxEventLoopDelay: config.maxDelay, retryAfter: 5 })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Plantskola',
        version: '1.0.0',
        description: 'Who can deliver this, here? The open register of social enterprises.',
      },
      servers: [{ url: config.publicUrl }],
    },
    // What programs may read has a tag; pages for people have none and are not described.
    hideUntagged: true,
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  const assets = join(projectRoot, 'dist/assets')
  if (existsSync(assets)) {
    await app.register(fastifyStatic, {
      root: assets,
      prefix: '/assets/',
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
      index: false,
    })
  }
  refuseForeignForms(app, config.publicUrl)
  knowReader(app, request => identity.viewerOf(request))
  enforceAccess(app)
  checkParameters(app, parametersOf(domains))
  giveFields(app)
  decorateReplies(app, makeShell(config.demo, domains))
  translateErrors(app)
  registerRoutes(app, services, identity, domains)
  await app.ready()
  return app
}
