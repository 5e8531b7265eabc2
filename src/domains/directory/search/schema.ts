import { z } from 'zod'
import { counties, municipalities } from '../../../core/reference/places.ts'
import { categories } from '../categories.ts'
import { kinds as toldKinds } from '../enterprises/schema.ts'
import { trust } from '../trust/schema.ts'

/** `not_told`: added from a list that does not say. */
export const kinds = [...toldKinds, 'not_told'] as const
export const pageSize = 20

/** What the enterprise must have: a certificate in force, a free place, what makes a reserved contract possible. */
export const demands = ['certifierad', 'platser', 'reserverbar'] as const

/** The search page's address: names as in the contract (`/foretag?q=&kommun=&kategori=`). */
export const searchParams = z.object({
  q: z.string().max(200).optional(),
  kommun: z
    .string()
    .refine(code => municipalities.has(code))
    .optional(),
  lan: z
    .string()
    .refine(code => counties.has(code))
    .optional(),
  /** Kilometres around the municipality. */
  inom: z.coerce.number().int().min(1).max(1000).optional(),
  kategori: z
    .string()
    .refine(key => categories.has(key))
    .optional(),
  slag: z.enum(kinds).optional(),
  /** Whose word it must be: 2 confirmed, 3 reviewed. */
  uppgifter: z.enum(['2', '3']).optional(),
  krav: z.preprocess(v => (v === undefined ? [] : [v].flat()), z.array(z.enum(demands))),
  /** Where the next page begins, as `cursor` of the page before. */
  efter: z.string().max(300).optional(),
})
export type SearchParams = z.infer<typeof searchParams>

const text = z.string()
const instant = text.meta({ format: 'date-time' })
/** What a list shows of an enterprise: made when it is written (cards.ts). */
export const card = z.object({
  id: z.uuid().describe('Never changes'),
  slug: text.describe('Name in its address'),
  name: text,
  kind: z
    .enum(kinds)
    .describe('wise: work integration social enterprise; not_told: added from a list that does not say'),
  municipality_code: text.describe('Municipality, four digits (SCB)'),
  municipality: text,
  place: text,
  latitude: z.number(),
  longitude: z.number(),
  presentation: text.describe('Its beginning'),
  presentation_en: text.nullable(),
  certified_until: z.iso.date().nullable(),
  confirmed_at: text.meta({ format: 'date-time' }).describe('When somebody last said that the data is true'),
  confirmed_by_itself: z
    .boolean()
    .describe('It was the enterprise; false: whoever added or imported the data, and the enterprise has not'),
  claimed_at: instant.nullable().describe('When somebody at the enterprise took it over'),
  speaker_checked_at: instant.nullable().describe('When it was checked that they may speak for it'),
  reviewed_at: instant.nullable().describe('When all that it says of its criteria had been seen'),
  reviewed_by: text.nullable().describe('The organisation that saw it'),
  kept_by: text.nullable().describe('The organisation that keeps the register there'),
  free_places: z.number().int(),
  offers: z.array(
    z.object({
      id: z.uuid(),
      title: text.describe('In Swedish'),
      title_en: text.nullable(),
      category: text.describe('A key of /api/v1/categories'),
    }),
  ),
})
export type Card = z.output<typeof card>

export const reason = z
  .object({
    match: z
      .enum(['title', 'category', 'description', 'name', 'work_places', 'about', 'browsed'])
      .describe(
        'Where the words were found; category: the question was understood as this kind; browsed: nothing was asked',
      ),
    offer_id: z.uuid().nullable().describe('Null: of the enterprise itself'),
  })
  .meta({ id: 'Reason' })

export const hit = card.extend({
  distance_km: z.number().nullable().describe('From the municipality asked about'),
  reach: z
    .enum(['here', 'delivers', 'near'])
    .nullable()
    .describe('How the municipality asked about is reached: there itself, delivers there, or only nearby'),
  trust,
  reasons: z.array(reason).describe('Why it is here, the best first'),
})
export type EnterpriseHit = z.output<typeof hit>

export type Facets = {
  category: Record<string, number>
  municipality: Record<string, number>
  kind: Record<string, number>
  /** At least confirmed; reviewed. */
  trust: [number, number]
  certified: number
  places: number
  reservable: number
}
/** `hits`: JSON of EnterpriseHit[], as the database put it together. */
export type Found = { total: number; hits: string; next: string | null; facets: Facets | null }

export const hitsOf = ({ hits }: Found): EnterpriseHit[] => JSON.parse(hits) as EnterpriseHit[]
const none: Facets = {
  category: {},
  municipality: {},
  kind: {},
  trust: [0, 0],
  certified: 0,
  places: 0,
  reservable: 0,
}
export const facetsIn = ({ facets }: Found): Facets => facets ?? none
