import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { anyone } from '../../../../core/web/access.ts'
import type { Services } from '../../../../core/web/services.ts'
import { csvStream } from '../../../../kit/tables/write-csv.ts'
import type { Publisher } from '../open-enterprise.ts'
import { everyEnterprise, selectDataVersion } from './all.ts'
import { catalogue } from './catalogue.ts'
import { licence } from './datasets.ts'
import { csvColumns } from './fields.ts'
import { jsonLd, turtle } from './rdf.ts'

async function* jsonText(rows: AsyncIterable<object>, head: object) {
  yield `${JSON.stringify(head).slice(0, -1)},"data":[`
  let first = true
  for await (const row of rows) {
    yield `${first ? '' : ','}\n${JSON.stringify(row)}`
    first = false
  }
  yield '\n]}\n'
}

/** The whole register as files, and the catalogue that tells harvesters of them. */
export const openFileRoutes = (
  open: FastifyInstance,
  { config: { publicUrl, mailFrom }, db, clock }: Services,
) => {
  const config = { access: anyone }
  const publisher = (): Publisher => ({ publicUrl, now: clock.now() })

  /** Answered 304 when nothing changed; the day counts too, since data ages by itself. */
  const unchanged = async (request: FastifyRequest, reply: FastifyReply): Promise<boolean> => {
    const version = `${clock.today()} ${publicUrl} ${await selectDataVersion(db)}`
    const etag = `W/"${createHash('sha1').update(version).digest('base64url')}"`
    reply.header('etag', etag)
    return request.headers['if-none-match'] === etag
  }

  open.get('/oppna-data/enterprises.json', { config }, async (request, reply) => {
    if (await unchanged(request, reply)) return reply.code(304).send()
    const head = {
      licence: licence.id,
      licence_url: licence.url,
      source: `${publicUrl}/oppna-data`,
      made_at: clock.now().toString(),
    }
    reply.type('application/json; charset=utf-8')
    return reply.send(Readable.from(jsonText(everyEnterprise(db, publisher()), head)))
  })
  open.get('/oppna-data/enterprises.csv', { config }, async (request, reply) => {
    if (await unchanged(request, reply)) return reply.code(304).send()
    reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="enterprises.csv"')
    // As RFC 4180 and programs have it; the lists inside the site are written for Excel instead.
    return reply.send(
      csvStream(csvColumns, everyEnterprise(db, publisher()), { separator: ',', mark: false, decimal: '.' }),
    )
  })
  open.get('/oppna-data/catalog.ttl', { config }, async (_request, reply) =>
    reply.type('text/turtle; charset=utf-8').send(turtle(catalogue(publicUrl, mailFrom))),
  )
  open.get('/oppna-data/catalog.jsonld', { config }, async (_request, reply) =>
    reply
      .type('application/ld+json; charset=utf-8')
      .send(JSON.stringify(jsonLd(catalogue(publicUrl, mailFrom)))),
  )
}
