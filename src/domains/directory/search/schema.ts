import { z } from 'zod'
import { counties, municipalities } from '../../../core/reference/places.ts'
import { categories } from '../categories.ts'
import { kinds as toldKinds } from '../enterprises/schema.ts'

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
  krav: z.preprocess(v => (v === undefined ? [] : [v].flat()), z.array(z.enum(demands))),
  /** Where the next page begins, as `cursor` of the page before. */
  efter: z.string().max(300).optional(),
})
export type SearchParams = z.infer<typeof searchParams>

/** Why an enterprise is in the list: the best of its matches, as a fact that the page can say. */
export type Reason = 'title' | 'category' | 'description' | 'about' | 'cpv' | 'place'

export type OfferHit = {
  offer_id: string
  category: string | null
  title: string
  title_en: string
  reason: Reason
}
export type EnterpriseHit = {
  tenant_id: string
  slug: string
  name: string
  kind: string
  place: string
  municipality_code: string
  presentation_sv: string
  presentation_en: string
  certified_until: string | null
  confirmed_at: string
  confirmed_by_itself: boolean
  distance_km: number | null
  /** How the municipality searched for is reached: there itself, delivers there, or only nearby. */
  reach: 'here' | 'delivers' | 'near' | null
  free_places: number
  /** Where the words stand that were found of the enterprise itself, rather than of an offer. */
  own_reason: 'name' | 'places' | 'presentation' | null
  offers: OfferHit[]
}
export type Facets = {
  category: Record<string, number>
  municipality: Record<string, number>
  kind: Record<string, number>
  certified: number
  places: number
  reservable: number
}
export type SearchResult = { total: number; hits: EnterpriseHit[]; facets: Facets; next: string | null }
