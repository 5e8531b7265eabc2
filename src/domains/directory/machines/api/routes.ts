import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { counties, municipalities } from '../../../../core/reference/places.ts'
import { anyone } from '../../../../core/web/access.ts'
import type { Services } from '../../../../core/web/services.ts'
import { nobody } from '../../../../kit/db/actor.ts'
import { address } from '../../../../kit/html/address.ts'
import { categories } from '../../categories.ts'
import { openEnterpriseOf } from '../open-enterprise.ts'
import { selectReady, selectRecord } from '../records.ts'
import { openEnterprise } from '../schema.ts'
import { findOpen, pageText, withFields } from './find.ts'
import { onlyUsed } from './openapi.ts'
import {
  categoryList,
  findParams,
  foundPage,
  listErrors,
  municipalityList,
  none,
  oneErrors,
} from './schema.ts'

const config = { access: anyone }
const tags = ['Register']
const json = 'application/json; charset=utf-8'

const allCategories = {
  data: [...categories.values()].map(c => ({
    key: c.key,
    group: c.group,
    name: c.sv,
    name_en: c.en,
    description: c.description_sv,
    description_en: c.description_en,
    cpv: c.cpv,
  })),
  next: null,
}
const allMunicipalities = {
  data: [...municipalities.values()].map(m => ({
    code: m.code,
    name: m.name,
    name_full: m.nameFull,
    county_code: m.countyCode,
    county: counties.get(m.countyCode)?.name ?? '',
    latitude: m.lat,
    longitude: m.lon,
  })),
  next: null,
}

/** The JSON interface of the register: read by anyone, described in /api/v1/openapi.json. */
export const apiRoutes = (open: FastifyInstance, { config: { publicUrl }, db, clock }: Services) => {
  const app = open.withTypeProvider<ZodTypeProvider>()
  // A stored record goes on from here (search/cards.ts).
  const readyBegins = `{"url":${JSON.stringify(publicUrl).slice(0, -1)}`

  app.get(
    '/api/v1/enterprises',
    {
      config,
      schema: {
        tags,
        operationId: 'findEnterprises',
        summary: 'Who can deliver this, here?',
        description: 'The register’s own search: the best answers first, with the reason for each.',
        querystring: findParams,
        response: { 200: foundPage, ...listErrors },
      },
    },
    async (request, reply) => {
      const { fields, ...asked } = request.query
      const answer = await findOpen(db.asVisitor, asked, clock.now())
      const publisher = { publicUrl, now: clock.now() }
      const hits = fields && (await withFields(db, answer, fields, publisher))
      const after = answer.result.next
      if (after !== null) {
        const next = address(`${publicUrl}/api/v1/enterprises`, {
          ...asked,
          fields: fields?.join(','),
          after,
        })
        reply.header('link', `<${next}>; rel="next"`)
      }
      return reply.type(json).send(pageText(answer, hits) as never)
    },
  )

  app.get(
    '/api/v1/enterprises/:slug',
    {
      config,
      schema: {
        tags,
        operationId: 'getEnterprise',
        summary: 'One enterprise, by its id or the name in its address',
        params: z.object({ slug: z.string().describe('Id or slug') }),
        querystring: none,
        response: { 200: openEnterprise, ...oneErrors },
      },
    },
    async (request, reply) => {
      const { slug } = request.params
      const now = clock.now()
      const ready = await selectReady(db.asVisitor, slug, now)
      if (ready !== undefined) return reply.type(json).send(`${readyBegins}${ready}` as never)
      const record = await db.inActor(nobody, tx => selectRecord(tx, slug))
      return openEnterpriseOf(record, { publicUrl, now })
    },
  )

  app.get(
    '/api/v1/categories',
    {
      config,
      schema: {
        tags,
        operationId: 'listCategories',
        summary: 'What social enterprises sell, by kind',
        querystring: none,
        response: { 200: categoryList, ...listErrors },
      },
    },
    async () => allCategories,
  )

  app.get(
    '/api/v1/municipalities',
    {
      config,
      schema: {
        tags,
        operationId: 'listMunicipalities',
        summary: 'Sweden’s municipalities, with their codes',
        querystring: none,
        response: { 200: municipalityList, ...listErrors },
      },
    },
    async () => allMunicipalities,
  )

  // Made once: what stands in it are the routes, which do not change while the app runs.
  let description: string | undefined
  app.get('/api/v1/openapi.json', { config, schema: { hide: true } }, async (_request, reply) => {
    description ??= JSON.stringify(onlyUsed(open.swagger()))
    return reply.type('application/json; charset=utf-8').send(description)
  })
}
