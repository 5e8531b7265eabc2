import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { categories } from '../../directory/public.ts'

/** An advertised procurement of a municipality or its company (data/reference/procurements_2021.csv). */
export type Precedent = {
  precedent_id: string
  published_on: Temporal.PlainDate
  buyer: string
  buyer_orgnr: string
  title: string
  kind: string
  cpv: string
  cpv_label: string
  procedure: string
  agreement: string
  lots: boolean
  reserved: boolean
  reserved_execution: boolean
  socially_sustainable: boolean | null
  value_kronor: number | null
  category: string
}

/** The year of the statistics; the only one that is published in this form. */
export const precedentYear = 2021
export const sourceAddress = 'https://github.com/okfse/oppna-upphandlingsdata'
/** What was read there (data/SOURCES.md). */
export const sourceVersion = 'e20f6bf7'

/** The address of the list. Reserved ones alone unless all are asked for. */
export const precedentQuery = z.object({
  q: z.string().max(200).optional(),
  kategori: z
    .string()
    .refine(key => categories.has(key))
    .optional(),
  visa: z.enum(['reserverade', 'alla']).default('reserverade'),
})
export type PrecedentQuery = z.output<typeof precedentQuery>

/** A value below this is a slip (thousands given for kronor, a price per hour): nobody advertises so small a contract. */
const leastBelievable = 10_000

export const believableValue = ({ value_kronor }: Precedent): number | null =>
  value_kronor !== null && value_kronor >= leastBelievable ? value_kronor : null

export const listPath = '/inkop/forebilder'
export const precedentPath = ({ precedent_id }: Pick<Precedent, 'precedent_id'>): string =>
  `${listPath}/${encodeURIComponent(precedent_id)}`

/** What was bought, without the words that only say that it was reserved. */
export const plainTitle = (title: string): string =>
  title.replace(/^(reserverad upphandling|upphandling av|upphandling|ramavtal)\s*[-–:]?\s+(?=\p{L})/iu, '')

/** A title in a list: two lines of it at most. The whole stands on its own page, and in the file. */
export const shortTitle = (title: string): string =>
  title.length > 100 ? `${title.slice(0, 99).trimEnd().toWellFormed()}…` : title
