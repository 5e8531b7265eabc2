import { idOf } from './ids.ts'
import type { HsdsAttribute, HsdsTerm } from './schema.ts'

/** What is said of an organisation or a service beside the standard's own fields; `term` where it is one of a taxonomy. */
export const attribute = (
  [entity, id]: ['organization' | 'service', string],
  { type, value, label, term }: { type: string; value: string; label: string; term?: HsdsTerm },
): HsdsAttribute => ({
  id: idOf('attribute', id, term === undefined ? type : value),
  link_id: id,
  link_type: type,
  link_entity: entity,
  value,
  label,
  ...(term === undefined ? {} : { taxonomy_term_id: term.id, taxonomy_term: term }),
})
