import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { anyone } from '../../../../core/web/access.ts'
import type { Services } from '../../../../core/web/services.ts'
import { nobody, type Tx } from '../../../../kit/db/actor.ts'
import { notFound } from '../../../../kit/http/errors.ts'
import { listErrors, oneErrors } from '../api/schema.ts'
import { openEnterpriseOf } from '../open-enterprise.ts'
import { type EnterpriseRecord, selectRecord, selectRecordsOf } from '../records.ts'
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

const config = { access: anyone }

const found = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw notFound()
  return thing
}

const atLocation = (service: HsdsService) => {
  const place = found(service.service_at_locations[0])
  return { ...place, service }
}

type Page<T> = { contents: T[] }
/** A noun of HSDS: its name in addresses, what it is in the description, its list, and one of it by its parameter. */
type Noun<Asked extends z.ZodType, Item extends z.ZodType> = {
  list: [operation: string, summary: string]
  asked: Asked
  item: Item
  page: (asked: z.output<Asked>) => Promise<Page<z.input<Item>>> | Page<z.input<Item>>
  by: string
  one: [operation: string, summary: string]
  find: (id: string) => Promise<z.input<Item>> | z.input<Item>
}

/** The register as Open Referral's Human Services Data Specification 3.1 reads it. */
export const hsdsRoutes = (open: FastifyInstance, { config: { publicUrl }, db, clock }: Services) => {
  const describe = ([operationId, summary]: [string, string], more: object) => ({
    config,
    schema: { tags: ['HSDS 3.1'], operationId, summary, ...more },
  })
  const publish = (record: EnterpriseRecord) => openEnterpriseOf(record, { publicUrl, now: clock.now() })
  const enterprisesOf = async (tx: Tx, ids: readonly string[]) =>
    (await selectRecordsOf(tx, [...new Set(ids)])).map(publish)
  const ask = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(nobody, work)

  const servicePage = (asked: z.output<typeof serviceParams>) =>
    ask(async tx => {
      const { total, rows } = await selectServicePage(tx, asked, {
        organization_id: asked.organization_id,
        // A term that does not exist has no services.
        kind: asked.taxonomy_term_id === undefined ? undefined : (codeOfTerm(asked.taxonomy_term_id) ?? ''),
      })
      const ids = rows.map(r => r.tenant_id)
      const services = servicesOf(await enterprisesOf(tx, ids))
      const contents = rows.flatMap(r => services.get(r.id) ?? [])
      return page(asked, total, contents)
    })
  const oneService = (id: string) =>
    ask(async tx => {
      const row = found(await selectOptionalService(tx, id))
      return found(servicesOf(await enterprisesOf(tx, [row.tenant_id])).get(id))
    })

  const noun = <Asked extends z.ZodType, Item extends z.ZodType>(name: string, it: Noun<Asked, Item>) => {
    open.get(
      `/api/hsds/${name}`,
      describe(it.list, { querystring: it.asked, response: { 200: pageOf(it.item), ...listErrors } }),
      request => it.page(request.query as z.output<Asked>),
    )
    open.get<{ Params: Record<string, string> }>(
      `/api/hsds/${name}/:${it.by}`,
      describe(it.one, {
        params: z.object({ [it.by]: z.string().describe('UUID') }),
        response: { 200: it.item, ...oneErrors },
      }),
      request => it.find(request.params[it.by] ?? ''),
    )
  }

  open.get(
    '/api/hsds/',
    describe(['getMetadata', 'What this interface follows'], {
      response: { 200: hsdsMetadata, ...listErrors },
    }),
    async () => ({
      version: '3.1',
      profile: 'https://docs.openreferral.org/en/3.1/',
      openapi_url: `${publicUrl}/api/v1/openapi.json`,
    }),
  )
  noun('services', {
    list: ['listServices', 'Offers and work training places as services'],
    asked: serviceParams,
    item: hsdsService,
    page: servicePage,
    by: 'offer',
    one: ['getService', 'One service'],
    find: oneService,
  })
  noun('organizations', {
    list: ['listOrganizations', 'Enterprises as organisations'],
    asked: pageParams,
    item: hsdsOrganization,
    page: asked =>
      ask(async tx => {
        const { total, rows } = await selectOrganizationPage(tx, asked)
        return page(asked, total, (await enterprisesOf(tx, rows)).map(organizationOf))
      }),
    by: 'enterprise',
    one: ['getOrganization', 'One organisation'],
    find: id => ask(async tx => organizationOf(publish(await selectRecord(tx, id)))),
  })
  noun('service_at_locations', {
    list: ['listServicesAtLocations', 'Services with the place where each is given'],
    asked: serviceParams,
    item: hsdsServiceAtLocation,
    page: async asked => {
      const services = await servicePage(asked)
      return { ...services, contents: services.contents.map(atLocation) }
    },
    by: 'offer',
    one: ['getServiceAtLocation', 'One service at its place'],
    find: async id => atLocation(await oneService(id)),
  })
  noun('taxonomies', {
    list: ['listTaxonomies', 'The lists that services are sorted by'],
    asked: pageParams,
    item: hsdsTaxonomy,
    page: asked => sliced(asked, taxonomies),
    by: 'taxonomy',
    one: ['getTaxonomy', 'One list'],
    find: id => found(taxonomies.find(one => one.id === id)),
  })
  noun('taxonomy_terms', {
    list: ['listTaxonomyTerms', 'Categories of offers and kinds of places'],
    asked: pageParams,
    item: hsdsTerm,
    page: asked => sliced(asked, terms),
    by: 'term',
    one: ['getTaxonomyTerm', 'One category or kind of place'],
    find: id => found(terms.find(one => one.id === id)),
  })
}
