import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { anyone } from '../../../../core/web/access.ts'
import type { Of } from '../../../../core/web/parameters.ts'
import type { Services } from '../../../../core/web/services.ts'
import { nobody, type Tx } from '../../../../kit/db/actor.ts'
import { notFound } from '../../../../kit/http/errors.ts'
import { listErrors, oneErrors } from '../api/schema.ts'
import { openEnterpriseOf } from '../open-enterprise.ts'
import { selectRecord, selectRecordsOf } from '../records.ts'
import { organizationOf } from './organizations.ts'
import { type Paged, page, sliced } from './pages.ts'
import { selectOptionalService, selectOrganizationPage, selectServicePage } from './queries.ts'
import {
  type HsdsService,
  hsdsMetadata,
  hsdsOrganization,
  hsdsService,
  hsdsServiceAtLocation,
  hsdsTaxonomy,
  hsdsTerm,
  type PageParams,
  pageOf,
  pageParams,
  serviceParams,
} from './schema.ts'
import { servicesOf } from './services.ts'
import { codeOfTerm, taxonomies, terms } from './taxonomies.ts'

/** What an address of HSDS says of itself in the OpenAPI description. */
const about = (operationId: string, summary: string) => ({ tags: ['HSDS 3.1'], operationId, summary })
const config = { access: anyone }
const found = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw notFound()
  return thing
}

const atLocation = (service: HsdsService) => {
  const place = found(service.service_at_locations[0])
  return { ...place, service }
}

/** The register as Open Referral's Human Services Data Specification 3.1 reads it. */
export const hsdsRoutes = (open: FastifyInstance, { config: { publicUrl }, db, clock }: Services) => {
  const app = open.withTypeProvider<ZodTypeProvider>()
  const enterprisesOf = async (tx: Tx, ids: readonly string[]) =>
    (await selectRecordsOf(tx, [...new Set(ids)])).map(record =>
      openEnterpriseOf(record, { publicUrl, now: clock.now() }),
    )

  const servicePage = (asked: z.output<typeof serviceParams>) =>
    db.inActor(nobody, async tx => {
      const { total, rows } = await selectServicePage(tx, asked, {
        organization_id: asked.organization_id,
        // A term that does not exist has no services.
        kind: asked.taxonomy_term_id === undefined ? undefined : (codeOfTerm(asked.taxonomy_term_id) ?? ''),
      })
      const services = servicesOf(
        await enterprisesOf(
          tx,
          rows.map(r => r.tenant_id),
        ),
      )
      return page(
        asked,
        total,
        rows.flatMap(r => services.get(r.id) ?? []),
      )
    })
  const oneService = (id: string) =>
    db.inActor(nobody, async tx => {
      const row = found(await selectOptionalService(tx, id))
      return found(servicesOf(await enterprisesOf(tx, [row.tenant_id])).get(id))
    })

  app.get(
    '/api/hsds/',
    {
      config,
      schema: {
        ...about('getMetadata', 'What this interface follows'),
        response: { 200: hsdsMetadata, ...listErrors },
      },
    },
    async () => ({
      version: '3.1' as const,
      profile: 'https://docs.openreferral.org/en/3.1/',
      openapi_url: `${publicUrl}/api/v1/openapi.json`,
    }),
  )

  /** A list of things, and one of them by the id that its address names. */
  const listed = <Query extends z.ZodType<PageParams>, Thing extends z.ZodType>(
    { path, id, plural, singular }: Record<'path' | 'id' | 'plural' | 'singular', string>,
    summary: readonly [list: string, one: string],
    { query, thing }: { query: Query; thing: Thing },
    list: (asked: z.output<Query>) => Promise<Paged<z.output<Thing>>>,
    find: (id: string) => Promise<z.output<Thing>>,
  ) => {
    open.get(
      `/api/hsds/${path}`,
      {
        config,
        schema: {
          ...about(`list${plural}`, summary[0]),
          querystring: query,
          response: { 200: pageOf(thing), ...listErrors },
        },
      },
      request => list(request.query as z.output<Query>),
    )
    open.get<Of<string>>(
      `/api/hsds/${path}/:${id}`,
      {
        config,
        schema: {
          ...about(`get${singular}`, summary[1]),
          params: z.object({ [id]: z.string().describe('UUID') }),
          response: { 200: thing, ...oneErrors },
        },
      },
      request => find(request.params[id] ?? ''),
    )
  }

  listed(
    { path: 'services', id: 'offer', plural: 'Services', singular: 'Service' },
    ['Offers and work training places as services', 'One service'],
    { query: serviceParams, thing: hsdsService },
    servicePage,
    oneService,
  )
  listed(
    { path: 'organizations', id: 'enterprise', plural: 'Organizations', singular: 'Organization' },
    ['Enterprises as organisations', 'One organisation'],
    { query: pageParams, thing: hsdsOrganization },
    asked =>
      db.inActor(nobody, async tx => {
        const { total, rows } = await selectOrganizationPage(tx, asked)
        return page(asked, total, (await enterprisesOf(tx, rows)).map(organizationOf))
      }),
    id =>
      db.inActor(nobody, async tx =>
        organizationOf(openEnterpriseOf(await selectRecord(tx, id), { publicUrl, now: clock.now() })),
      ),
  )
  listed(
    {
      path: 'service_at_locations',
      id: 'offer',
      plural: 'ServicesAtLocations',
      singular: 'ServiceAtLocation',
    },
    ['Services with the place where each is given', 'One service at its place'],
    { query: serviceParams, thing: hsdsServiceAtLocation },
    async asked => {
      const services = await servicePage(asked)
      return { ...services, contents: services.contents.map(atLocation) }
    },
    async id => atLocation(await oneService(id)),
  )
  listed(
    { path: 'taxonomies', id: 'taxonomy', plural: 'Taxonomies', singular: 'Taxonomy' },
    ['The lists that services are sorted by', 'One list'],
    { query: pageParams, thing: hsdsTaxonomy },
    async asked => sliced(asked, taxonomies),
    async id => found(taxonomies.find(one => one.id === id)),
  )
  listed(
    { path: 'taxonomy_terms', id: 'term', plural: 'TaxonomyTerms', singular: 'TaxonomyTerm' },
    ['Categories of offers and kinds of places', 'One category or kind of place'],
    { query: pageParams, thing: hsdsTerm },
    async asked => sliced(asked, terms),
    async id => found(terms.find(one => one.id === id)),
  )
}
