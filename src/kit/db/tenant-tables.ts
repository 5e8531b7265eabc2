import { keptSchemas } from './tables.ts'

/**
 * Tables that are not a tenant's (architecture.cjs says why; a test holds the two alike), and those whose published rows
 * make the open register, which is read for the whole country.
 */
export const otherTables: ReadonlySet<string> = new Set([
  'core.counties',
  'core.municipalities',
  'core.cpv_codes',
  'core.reference_loads',
  'core.organisations',
  'core.persons',
  'spending.class_suggestions',
  'spending.precedents',
  'directory.slugs',
  'core.mails',
  'core.jobs',
  'core.links',
  'core.demo_people',
  'directory.search_words',
])

export const publishedTables: ReadonlySet<string> = new Set([
  'directory.enterprises',
  'directory.service_areas',
  'directory.criteria',
  'directory.offers',
  'directory.places',
  'directory.pictures',
  'directory.search_entries',
  'directory.search_cards',
])

const tenantSchemas: ReadonlySet<string> = new Set(keptSchemas.filter(schema => schema !== 'auth'))
export const isTenantTable = (table: string): boolean =>
  tenantSchemas.has(table.split('.')[0] ?? '') && !otherTables.has(table)
