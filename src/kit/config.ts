import { join, resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1']).transform(value => value === '1')

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().min(1).default('./var'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Who owns the tables: migrations, backups and restores. Without it, DATABASE_URL does all. */
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Plantskola <plantskola@localhost>'),
  SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  DEMO: flag.optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('E-legitimation'),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How many reverse proxies stand before it: whose word on where a request came from is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Whoever has it may read /metrics; without one, this machine alone may. */
  METRICS_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  /** Milliseconds that the process may be held up before it answers 503 instead of queueing more; 0: it never does. */
  MAX_DELAY: z.union([z.literal('0'), z.coerce.number().int().min(100).max(600_000)]).default(2000),
  POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
})

export type Config = ReturnType<typeof readConfig>

/** A setting that cannot be used; the message names it in a sentence. */
export class ConfigError extends Error {}

/** Where a browser on this machine finds it. By name on loopback: passkeys work for names, not for numeric addresses. */
const localUrl = (host: string, port: number) =>
  `http://${['127.0.0.1', '::1', '0.0.0.0'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`

/** Reads the environment once, at start. Throws ConfigError with one sentence per wrong setting. */
export const readConfig = (env: NodeJS.ProcessEnv) => {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(filled)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues
        .map(i => `The setting ${i.path.join('.')} cannot be used: ${i.message}.`)
        .join('\n'),
    )
  }
  const c = parsed.data
  const embedded = c.DATABASE_URL === undefined
  const demo = c.DEMO ?? embedded
  if (!embedded && c.SECRET === undefined) {
    throw new ConfigError('The setting SECRET is required when DATABASE_URL is set (at least 32 characters).')
  }
  if (c.CLOCK !== undefined && !demo) throw new ConfigError('The setting CLOCK works in demo mode only.')
  if ((c.OIDC_ISSUER === undefined) !== (c.OIDC_CLIENT_ID === undefined)) {
    throw new ConfigError('The settings OIDC_ISSUER and OIDC_CLIENT_ID belong together: set both or neither.')
  }
  const dataDir = resolve(c.DATA_DIR)
  return {
    port: c.PORT,
    host: c.HOST,
    publicUrl: (c.PUBLIC_URL ?? localUrl(c.HOST, c.PORT)).replace(/\/$/, ''),
    dataDir,
    databaseDir: join(dataDir, 'postgres'),
    databaseUrl: c.DATABASE_URL,
    databaseOwnerUrl: c.DATABASE_OWNER_URL,
    replicaUrl: c.DATABASE_REPLICA_URL,
    embedded,
    smtpUrl: c.SMTP_URL,
    mailFrom: c.MAIL_FROM,
    secret: c.SECRET,
    demo,
    oidc:
      c.OIDC_ISSUER && c.OIDC_CLIENT_ID
        ? {
            issuer: c.OIDC_ISSUER,
            clientId: c.OIDC_CLIENT_ID,
            clientSecret: c.OIDC_CLIENT_SECRET,
            name: c.OIDC_NAME,
          }
        : undefined,
    clock: c.CLOCK,
    logLevel: c.LOG_LEVEL,
    trustProxy: c.TRUST_PROXY,
    metricsToken: c.METRICS_TOKEN,
    poolSize: c.POOL_SIZE,
    maxDelay: Number(c.MAX_DELAY),
  }
}
