import { counties, type Municipality, municipalities } from '../../../core/reference/places.ts'
import type { Facet } from '../../../kit/html/facet-group.tsx'
import { inAlphabet } from '../../../kit/text/format.ts'
import { locale } from '../../../kit/text/locale.ts'
import { categoryName, kindOptions } from '../categories.ts'
import { t } from '../words.ts'
import { type Facets, kinds } from './schema.ts'

const byLabel = (a: { label: string }, b: { label: string }) => inAlphabet(a.label, b.label)

/** A list to choose from, not a register: the county's own, and those with most enterprises; the others are on the map. */
const mostMunicipalities = 30

/** County → enterprises. */
const byCounty = (facets: Facets): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const [code, count] of Object.entries(facets.municipality)) {
    const county = code.slice(0, 2)
    counts.set(county, (counts.get(county) ?? 0) + count)
  }
  return counts
}

/** Sorted once in each language: the alphabet is dear to ask. */
const kindsByName = new Map<string, string[]>()
const kindsInOrder = (): string[] => {
  const known = kindsByName.get(locale())
  if (known) return known
  const sorted = kindOptions().map(({ value }) => value)
  kindsByName.set(locale(), sorted)
  return sorted
}

/** What the answer can be narrowed by, each choice with how many enterprises it leaves. What leaves none stays where it was. */
export const facetsOf = (facets: Facets, near: Municipality | undefined): Facet[] => {
  const inCounties = byCounty(facets)
  return [
    {
      name: 'kategori',
      label: t('facet_category'),
      single: true,
      options: kindsInOrder().map(key => ({
        value: key,
        label: categoryName(key),
        count: facets.category[key] ?? 0,
      })),
    },
    {
      name: 'kommun',
      label: t('facet_municipality'),
      single: true,
      options: [...municipalities.values()]
        .filter(m => facets.municipality[m.code] !== undefined || m.countyCode === near?.countyCode)
        .sort((a, b) => (facets.municipality[b.code] ?? 0) - (facets.municipality[a.code] ?? 0))
        .filter((m, i) => i < mostMunicipalities || m.countyCode === near?.countyCode)
        .map(m => ({ value: m.code, label: m.name, count: facets.municipality[m.code] ?? 0 }))
        .sort(byLabel),
    },
    {
      name: 'lan',
      label: t('facet_county'),
      single: true,
      options: [...counties.values()]
        .map(c => ({ value: c.code, label: c.name, count: inCounties.get(c.code) ?? 0 }))
        .sort(byLabel),
    },
    ...(near
      ? [
          {
            name: 'inom',
            label: t('facet_within', { place: near.name }),
            single: true,
            options: ['25', '50', '100', '200'].map(km => ({ value: km, label: t('within_km', { km }) })),
          },
        ]
      : []),
    {
      name: 'slag',
      label: t('facet_kind'),
      single: true,
      options: kinds.map(kind => ({
        value: kind,
        label: t(`kind_${kind}`),
        count: facets.kind[kind] ?? 0,
      })),
    },
    {
      name: 'uppgifter',
      label: t('trust_facet'),
      single: true,
      options: [
        { value: '2', label: t('trust_at_least_2'), count: facets.trust[0] },
        { value: '3', label: t('trust_at_least_3'), count: facets.trust[1] },
      ],
    },
    {
      name: 'krav',
      label: t('facet_demands'),
      options: [
        { value: 'certifierad', label: t('only_certified'), count: facets.certified },
        { value: 'platser', label: t('only_free_places'), count: facets.places },
        { value: 'reserverbar', label: t('only_reservable'), count: facets.reservable },
      ],
    },
  ]
}
