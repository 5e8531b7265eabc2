import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { anyone } from '../../../../core/web/access.ts'
import type { Services } from '../../../../core/web/services.ts'
import { nobody, type Tx } from '../../../../kit/db/actor.ts'
import { notFound } from '../../../../kit/http/errors.ts'
import { listErrors, oneErrors } from '../api/schema.ts'
import { openEnterpriseOf } from '../open-enterprise.ts'
import { selectRecord, selectRecordsOf } from '../records.ts'
import { organizationOf } from './organizations.ts'
import { page, sliced } from './pages.ts'
import { selectOptionalService, selectOrganizationPage, selectServicePage } from './queries.ts'
import {
  type HsdsService,
  hsdsMetadata,
  hsdsOrganization,
  hsdsService,
  hsdsServiceAtLocation,
  hsdsTaxonomy,
  hsdsTerm,
  pageOf,
  pageParams,
  serviceParams,
} from './schema.ts'
import { servicesOf } from './services.ts'
import { codeOfTerm, taxonomies, terms } from './taxonomies.ts'

/** What an address of HSDS says of itself in the OpenAPI description. */
const about = (operationId: string, summary: string) => ({ tags: ['HSDS 3.1'], operationId, summary })
const config = { access: anyone }
const named = <Name extends string>(name: Name) =>
  z.object({ [name]: z.string().describe('UUID') } as Record<Name, z.ZodString>)

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

  app.get(
    '/api/hsds/services',
    {
      config,
      schema: {
        ...about('listServices', 'Offers and work training places as services'),
        querystring: serviceParams,
        response: { 200: pageOf(hsdsService), ...listErrors },
      },
    },
    request => servicePage(request.query),
  )
  app.get(
    '/api/hsds/services/:offer',
    {
      config,
      schema: {
        ...about('getService', 'One service'),
        params: named('offer'),
        response: { 200: hsdsService, ...oneErrors },
      },
    },
    request => oneService(request.params.offer),
  )

  app.get(
    '/api/hsds/organizations',
    {
      config,
      schema: {
        ...about('listOrganizations', 'Enterprises as organisations'),
        querystring: pageParams,
        response: { 200: pageOf(hsdsOrganization), ...listErrors },
      },
    },
    request =>
      db.inActor(nobody, async tx => {
        const { total, rows } = await selectOrganizationPage(tx, request.query)
        return page(request.query, total, (await enterprisesOf(tx, rows)).map(organizationOf))
      }),
  )
  app.get(
    '/api/hsds/organizations/:enterprise',
    {
      config,
      schema: {
        ...about('getOrganization', 'One organisation'),
        params: named('enterprise'),
        response: { 200: hsdsOrganization, ...oneErrors },
      },
    },
    request =>
      db.inActor(nobody, async tx =>
        organizationOf(
          openEnterpriseOf(await selectRecord(tx, request.params.enterprise), {
            publicUrl,
            now: clock.now(),
          }),
        ),
      ),
  )

  app.get(
    '/api/hsds/service_at_locations',
    {
      config,
      schema: {
        ...about('listServicesAtLocations', 'Services with the place where each is given'),
        querystring: serviceParams,
        response: { 200: pageOf(hsdsServiceAtLocation), ...listErrors },
      },
    },
    async request => {
      const services = await servicePage(request.query)
      return { ...services, contents: services.contents.map(atLocation) }
    },
  )
  app.get(
    '/api/hsds/service_at_locations/:offer',
    {
      config,
      schema: {
        ...about('getServiceAtLocation', 'One service at its place'),
        params: named('offer'),
        response: { 200: hsdsServiceAtLocation, ...oneErrors },
      },
    },
    async request => atLocation(await oneService(request.params.offer)),
  )

  app.get(
    '/api/hsds/taxonomies',
    {
      config,
      schema: {
        ...about('listTaxonomies', 'The lists that services are sorted by'),
        querystring: pageParams,
        response: { 200: pageOf(hsdsTaxonomy), ...listErrors },
      },
    },
    async request => sliced(request.query, taxonomies),
  )
  app.get(
    '/api/hsds/taxonomies/:taxonomy',
    {
      config,
      schema: {
        ...about('getTaxonomy', 'One list'),
        params: named('taxonomy'),
        response: { 200: hsdsTaxonomy, ...oneErrors },
      },
    },
    async request => found(taxonomies.find(one => one.id === request.params.taxonomy)),
  )
  app.get(
    '/api/hsds/taxonomy_terms',
    {
      config,
      schema: {
        ...about('listTaxonomyTerms', 'Categories of offers and kinds of places'),
        querystring: pageParams,
        response: { 200: pageOf(hsdsTerm), ...listErrors },
      },
    },
    async request => sliced(request.query, terms),
  )
  app.get(
    '/api/hsds/taxonomy_terms/:term',
    {
      config,
      schema: {
        ...about('getTaxonomyTerm', 'One category or kind of place'),
        params: named('term'),
        response: { 200: hsdsTerm, ...oneErrors },
      },
    },
    async request => found(terms.find(one => one.id === request.params.term)),
  )
}
