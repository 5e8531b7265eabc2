import { z } from 'zod'
import { municipalities } from '../../../../core/reference/places.ts'
import { locales } from '../../../../kit/text/locale.ts'
import { categories } from '../../categories.ts'
import { readCursor } from '../../search/cursor.ts'
import { card, hit } from '../../search/schema.ts'
import { openEnterprise, openOffer } from '../schema.ts'

/** Every address takes it: the site's language switch. The data itself is the same in both. */
const lang = z.enum(locales).optional().describe('Language of error titles; the data holds both')

export const none = z.strictObject({ lang })

export const findParams = z.strictObject({
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'What is needed, in Swedish or English words, misspelt or not, or a CPV code: "skotta snö", "90620000-9"',
    ),
  municipality: z
    .string()
    .regex(/^\d{4}$/, 'a municipality is given by its four digits')
    .refine(code => municipalities.has(code), 'no municipality has this code')
    .optional()
    .describe('Who delivers there, by its four digits (SCB): 2182 is Söderhamn'),
  category: z
    .enum([...categories.keys()] as [string, ...string[]])
    .optional()
    .describe('A key of /api/v1/categories'),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many at a time'),
  fields: z
    .string()
    .max(500)
    .transform(list => list.split(','))
    .refine(
      names => names.every(name => name === 'all' || name in openEnterprise.shape),
      'an enterprise has no such field',
    )
    .optional()
    .describe('More of each enterprise than a list needs: names of its fields, divided by commas, or "all"'),
  after: z
    .string()
    .max(300)
    .refine(text => readCursor(text) !== undefined, 'it is not a "next" that was given here')
    .optional()
    .describe('Where the page before ended: its `next`'),
  lang,
})
export type FindParams = z.output<typeof findParams>

/** What a list says of an enterprise, and whatever else was asked for by `fields`. */
const found = openEnterprise
  .partial()
  .extend(hit.shape)
  .extend({
    offers: z.array(openOffer.partial().extend(card.shape.offers.element.shape)),
    reasons: hit.shape.reasons.optional().describe('Why it is here, the best first; only when searched'),
  })
  .meta({ id: 'FoundEnterprise' })

const next = z.string().nullable().describe('Give it as `after` for the next page; null on the last')

export const foundPage = z.object({
  data: z.array(found),
  next,
  total: z.number().int(),
  corrected: z.string().nullable().describe('The words searched for instead of misspelt ones'),
})

const category = z
  .object({
    key: z.string(),
    group: z.string(),
    name: z.string(),
    name_en: z.string(),
    description: z.string(),
    description_en: z.string(),
    cpv: z.array(z.string()).describe('Roots: every CPV code below one of them belongs here'),
  })
  .meta({ id: 'Category' })
export const categoryList = z.object({ data: z.array(category), next: z.null() })

const municipality = z
  .object({
    code: z.string(),
    name: z.string(),
    name_full: z.string(),
    county_code: z.string(),
    county: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  })
  .meta({ id: 'Municipality' })
export const municipalityList = z.object({ data: z.array(municipality), next: z.null() })

/** RFC 9457, as core/web/errors.tsx answers. */
const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('A sentence; names the parameter where one is wrong'),
    code: z.string(),
  })
  .meta({ id: 'Problem' })

const problemOf = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})
const wrong = { 400: problemOf('A parameter cannot be used') }
const tooMany = { 429: problemOf('More than 300 requests in a minute') }
export const listErrors = { ...wrong, ...tooMany }
export const oneErrors = {
  ...wrong,
  301: problemOf('It turned out to be another enterprise, whose address is in Location'),
  404: problemOf('There is no such thing here'),
  ...tooMany,
}
