import { type Category, categories, categoryGroups } from '../../categories.ts'
import { placeKinds } from '../../places/facts.ts'
import { kindName } from '../../places/words.ts'
import { inSwedish as t } from '../words.ts'
import { attribute } from './attributes.ts'
import { idOf } from './ids.ts'
import type { HsdsAttribute, HsdsTaxonomy, HsdsTerm } from './schema.ts'

const categoryTaxonomy: HsdsTaxonomy = {
  id: idOf('taxonomy', 'categories'),
  name: t('hsds_categories'),
  description: t('hsds_categories_text'),
  version: '1',
}
const placeTaxonomy: HsdsTaxonomy = {
  id: idOf('taxonomy', 'places'),
  name: t('hsds_places'),
  description: t('hsds_places_text'),
  version: '1',
}
export const taxonomies: readonly HsdsTaxonomy[] = [categoryTaxonomy, placeTaxonomy]

const termOf = (
  taxonomy: HsdsTaxonomy,
  code: string,
  name: string,
  description: string,
  parent?: string,
): HsdsTerm => ({
  id: idOf('term', taxonomy.id, code),
  code,
  name,
  description,
  ...(parent === undefined ? {} : { parent_id: idOf('term', taxonomy.id, parent) }),
  taxonomy: taxonomy.name,
  taxonomy_id: taxonomy.id,
  language: 'sv',
})

type PlaceKind = (typeof placeKinds)[number]

const ofCategory = (c: Category) => termOf(categoryTaxonomy, c.key, c.sv, c.description_sv, c.group)
export const terms: readonly HsdsTerm[] = [
  ...categoryGroups.map(g => termOf(categoryTaxonomy, g.key, g.sv, g.en)),
  ...[...categories.values()].map(ofCategory),
  ...placeKinds.map(kind => termOf(placeTaxonomy, kind, kindName(kind), t(`place_${kind}_text`))),
]

const byCode = new Map(terms.map(term => [`${term.taxonomy_id} ${term.code}`, term]))
const codeById = new Map(terms.map(term => [term.id, term.code]))
/** The category or kind of place behind a term's id. */
export const codeOfTerm = (id: string): string | undefined => codeById.get(id)

const attributeOf = (
  taxonomy: HsdsTaxonomy,
  serviceId: string,
  code: string,
  type: string,
  label: string,
): HsdsAttribute[] => {
  const term = byCode.get(`${taxonomy.id} ${code}`)
  return term === undefined ? [] : [attribute(['service', serviceId], { type, value: code, label, term })]
}

export const categoryAttribute = (serviceId: string, category: string) =>
  attributeOf(categoryTaxonomy, serviceId, category, 'service_category', t('hsds_category'))
export const placeAttribute = (serviceId: string, kind: string) =>
  attributeOf(placeTaxonomy, serviceId, kind as PlaceKind, 'place_kind', t('hsds_place_kind'))
