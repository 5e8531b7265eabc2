import { z } from 'zod'
import { accessibility, criteria, legalForms } from '../enterprises/schema.ts'
import { access, adaptations, languages, placeKinds, tasks, weekdays } from '../places/facts.ts'
import { freeAs } from '../places/schema.ts'
import { kinds } from '../search/schema.ts'
import { trust } from '../trust/schema.ts'

/** What the open interfaces say, field by field; OpenAPI and the open data page are made from these. */
const text = z.string()
const code = z
  .string()
  .regex(/^\d{4}$/)
  .describe('Municipality, four digits (SCB)')
const day = z.iso.date()
const instant = z.string().meta({ format: 'date-time' })
const amount = z.number().int().describe('In öre: 12500 is 125 kr')

export const openOffer = z
  .object({
    id: z.uuid(),
    title: text.describe('In Swedish'),
    title_en: text.nullable(),
    description: text,
    description_en: text.nullable(),
    category: text.describe('A key of /api/v1/categories'),
    cpv: text.nullable().describe('CPV 2008, eight digits'),
    unit: text.nullable(),
    unit_en: text.nullable(),
    price_from_ore: amount.nullable(),
    price_to_ore: amount.nullable(),
    currency: z.literal('SEK'),
    capacity: z
      .object({ amount: z.number().int(), per: z.enum(['day', 'week', 'month', 'season', 'year']) })
      .nullable(),
    lead_time_days: z.number().int().nullable(),
    min_order: z.number().int().nullable(),
    max_order: z.number().int().nullable(),
    seasons: z.array(text).describe('Empty: all year'),
  })
  .meta({ id: 'Offer' })

export const openPlace = z
  .object({
    id: z.uuid(),
    kind: z.enum(placeKinds),
    tasks: text,
    tasks_en: text.nullable(),
    total: z.number().int(),
    free: z.number().int(),
    next_free_on: day.nullable(),
    /** A number, some, or after a meeting. */
    free_as: z.enum(freeAs),
    /** When somebody at the place last said that this is what is free. */
    confirmed_at: instant.nullable(),
    days: z.array(z.enum(weekdays)),
    task_kinds: z.array(z.enum(tasks)),
    adaptations: z.array(z.enum(adaptations)),
    languages: z.array(z.enum(languages)),
    access: z.array(z.enum(access)),
    updated_at: instant,
  })
  .meta({ id: 'Place' })

export const openEnterprise = z
  .object({
    id: z.uuid().describe('Never changes'),
    slug: text.describe('Name in its address'),
    name: text,
    kind: z
      .enum(kinds)
      .describe('wise: work integration social enterprise; not_told: added from a list that does not say'),
    legal_form: z.enum(legalForms),
    organisation_number: text
      .nullable()
      .describe('Never given for sole traders, whose number is a personal one'),
    municipality_code: code,
    municipality: text,
    county_code: text,
    place: text,
    street_address: text.nullable(),
    latitude: z.number(),
    longitude: z.number(),
    serves_municipalities: z.array(code),
    serves_radius_km: z.number().int().nullable(),
    url: z.url().describe('Its page in the register'),
    website: text.nullable(),
    phone: text.nullable().describe('Null too when contact_hidden'),
    email: text.nullable().describe('Null too when contact_hidden'),
    contact_name: text.nullable().describe('Only with the person’s consent'),
    contact_hidden: z
      .boolean()
      .describe('Nobody has confirmed the data for so long that contact details are hidden'),
    presentation: text,
    presentation_en: text.nullable(),
    founded_year: z.number().int().nullable(),
    employees: z.number().int().nullable(),
    from_target_group: z.number().int().nullable().describe('Of the employees'),
    trainees: z.number().int().nullable(),
    counted_on: day.nullable(),
    f_tax: z.boolean().nullable(),
    vat: z.boolean().nullable(),
    employer_registered: z.boolean().nullable(),
    tax_checked_on: day.nullable(),
    peppol_id: text.nullable(),
    languages: z.array(text).describe('BCP 47'),
    accessibility: z.array(text).meta({ examples: [[...accessibility]] }),
    certified_until: day.nullable(),
    criteria: z.array(
      z.object({ criterion: z.enum(criteria), met: z.boolean(), verified_at: instant.nullable() }),
    ),
    confirmed_at: instant.describe('When somebody last said that the data is true'),
    confirmed_by_itself: z
      .boolean()
      .describe(
        'It was the enterprise; false: whoever added or imported the data, and the enterprise has not',
      ),
    trust: trust,
    reviewed_at: instant.nullable().describe('When all that it says of its criteria had been seen'),
    reviewed_by: text.nullable().describe('The organisation that saw it'),
    freshness: z.enum(['fresh', 'due', 'unconfirmed', 'hidden']),
    updated_at: instant,
    formerly: z
      .array(text)
      .describe('Ids and names in addresses of enterprises that turned out to be this one; they lead here'),
    free_places: z.number().int(),
    places: z.array(openPlace),
    offers: z.array(openOffer),
  })
  .meta({ id: 'Enterprise' })

export type OpenEnterprise = z.output<typeof openEnterprise>
export type OpenOffer = z.output<typeof openOffer>
export type OpenPlace = z.output<typeof openPlace>
