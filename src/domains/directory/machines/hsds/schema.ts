import { z } from 'zod'

/** The part of HSDS 3.1 (Open Referral) that the register can fill; names and required fields are the standard's. */
const id = z.uuid()
const text = z.string()
const instant = z.string().meta({ format: 'date-time' })

const taxonomy = z
  .object({ id, name: text, description: text, uri: text.optional(), version: text.optional() })
  .meta({ id: 'HsdsTaxonomy' })
const term = z
  .object({
    id,
    code: text,
    name: text,
    description: text,
    parent_id: id.optional(),
    taxonomy: text,
    taxonomy_detail: taxonomy.optional(),
    language: text,
    taxonomy_id: id,
  })
  .meta({ id: 'HsdsTaxonomyTerm' })
const attribute = z
  .object({
    id,
    link_id: id,
    taxonomy_term_id: id.optional(),
    link_type: text,
    link_entity: text,
    value: text,
    taxonomy_term: term.optional(),
    label: text,
  })
  .meta({ id: 'HsdsAttribute' })
const phone = z
  .object({ id, organization_id: id, service_id: id.optional(), number: text, type: text })
  .meta({ id: 'HsdsPhone' })
const contact = z
  .object({ id, organization_id: id, name: text.optional(), email: text.optional(), phones: z.array(phone) })
  .meta({ id: 'HsdsContact' })
const language = z.object({ id, location_id: id, name: text, code: text })
const address = z.object({
  id,
  location_id: id,
  address_1: text,
  city: text,
  region: text,
  state_province: text,
  postal_code: text.describe('Empty: the register does not hold it'),
  country: text,
  address_type: z.literal('physical'),
})
const location = z
  .object({
    id,
    location_type: z.literal('physical'),
    organization_id: id,
    name: text,
    latitude: z.number(),
    longitude: z.number(),
    external_identifier: text.describe('The municipality’s code'),
    external_identifier_type: text,
    languages: z.array(language),
    addresses: z.array(address),
    accessibility: z.array(z.object({ id, location_id: id, description: text })),
  })
  .meta({ id: 'HsdsLocation' })

const organizationCore = {
  id,
  name: text,
  description: text,
  email: text.optional(),
  website: text.optional(),
  year_incorporated: z.number().int().optional(),
  legal_status: text,
  uri: text,
}
export const hsdsOrganization = z
  .object({
    ...organizationCore,
    contacts: z.array(contact),
    phones: z.array(phone),
    locations: z.array(location),
    organization_identifiers: z.array(
      z.object({ id, organization_id: id, identifier_scheme: text, identifier_type: text, identifier: text }),
    ),
    attributes: z.array(attribute),
  })
  .meta({ id: 'HsdsOrganization' })

const serviceArea = z.object({
  id,
  service_id: id,
  name: text,
  description: text.optional(),
  extent: text,
  extent_type: z.literal('text'),
})
const atLocation = { id, service_id: id, location_id: id, description: text.optional(), location }
/** The interface's own root (HSDS API reference, "API Meta Information"). */
export const hsdsMetadata = z.object({ version: z.literal('3.1'), profile: z.url(), openapi_url: z.url() })

export const hsdsService = z
  .object({
    id,
    organization_id: id,
    name: text,
    alternate_name: text.optional(),
    description: text,
    url: text,
    email: text.optional(),
    status: z.literal('active'),
    fees_description: text.optional(),
    wait_time: text.optional(),
    accreditations: text.optional(),
    assured_date: text
      .optional()
      .describe('When the enterprise last confirmed its data; not given where it never has'),
    last_modified: instant,
    phones: z.array(phone),
    service_areas: z.array(serviceArea),
    service_at_locations: z.array(z.object(atLocation)),
    organization: z.object(organizationCore),
    cost_options: z.array(
      z.object({
        id,
        service_id: id,
        option: text,
        currency: text,
        amount: z.number(),
        amount_description: text,
      }),
    ),
    capacities: z.array(
      z.object({
        id,
        service_id: id,
        unit: z.object({ id, name: text }),
        unit_id: id,
        available: z.number(),
        maximum: z.number(),
        updated: instant,
      }),
    ),
    attributes: z.array(attribute),
  })
  .meta({ id: 'HsdsService' })

export const hsdsServiceAtLocation = z
  .object({ ...atLocation, service: hsdsService })
  .meta({ id: 'HsdsServiceAtLocation' })
export const hsdsTaxonomy = taxonomy
export const hsdsTerm = term

export type HsdsOrganization = z.output<typeof hsdsOrganization>
export type HsdsService = z.output<typeof hsdsService>
export type HsdsLocation = z.output<typeof location>
export type HsdsAttribute = z.output<typeof attribute>
export type HsdsTaxonomy = z.output<typeof taxonomy>
export type HsdsTerm = z.output<typeof term>

/** A page of HSDS: which of how many, and its things. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    total_items: z.number().int(),
    total_pages: z.number().int(),
    page_number: z.number().int(),
    size: z.number().int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  })

const number = (max: number, otherwise: number) => z.coerce.number().int().min(1).max(max).default(otherwise)
/** HSDS clients send more than we know: what is not here is passed over. */
export const pageParams = z.object({
  page: number(1_000_000, 1).describe('From 1'),
  per_page: number(100, 50),
})
export const serviceParams = pageParams.extend({
  organization_id: z.uuid().optional().describe('Of one organisation'),
  taxonomy_term_id: z.uuid().optional().describe('Of one kind: a category of offers or a kind of place'),
})
export type PageParams = z.output<typeof pageParams>
