import { createHash, timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Database } from '../kit/db/actor.ts'

const hash = (text: string) => createHash('sha256').update(text).digest()

/** What proxies add, whichever they are. */
const fromProxy = /^(forwarded|via|x-forwarded-.+|x-real-ip|.+-(client|connecting)-ip)$/
const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Whoever has METRICS_TOKEN; without one, whoever asks this machine itself by its own name, and through no proxy. */
export const mayMeasure = (request: FastifyRequest, token: string | undefined): boolean => {
  if (token !== undefined)
    return timingSafeEqual(hash(request.headers.authorization ?? ''), hash(`Bearer ${token}`))
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return (
    loopback.test(request.socket.remoteAddress ?? '') &&
    (name === 'localhost' || loopback.test(name)) &&
    !Object.keys(request.headers).some(header => fromProxy.test(header))
  )
}

/** Counts answers and reads the process, in Prometheus' text format: no names, no addresses beyond the route's pattern. */
export const makeMetrics = (app: FastifyInstance, db: Database) => {
  const answers = new Map<string, number>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  app.addHook('onResponse', async (request, reply) => {
    const key = `method="${request.method}",route="${request.routeOptions.url ?? 'none'}",status="${reply.statusCode}"`
    answers.set(key, (answers.get(key) ?? 0) + 1)
  })
  app.addHook('onClose', async () => delay.disable())
  return () =>
    [
      '# TYPE plantskola_answers_total counter',
      ...[...answers].map(([key, n]) => `plantskola_answers_total{${key}} ${n}`),
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# TYPE plantskola_event_loop_delay_p99_seconds gauge',
      `plantskola_event_loop_delay_p99_seconds ${(delay.percentile(99) / 1e9).toFixed(4)}`,
      '# TYPE plantskola_database_connections gauge',
      `plantskola_database_connections{state="open"} ${db.pool.totalCount}`,
      `plantskola_database_connections{state="waiting"} ${db.pool.waitingCount}`,
      '',
    ].join('\n')
}
