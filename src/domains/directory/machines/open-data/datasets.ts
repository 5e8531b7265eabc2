import type { TextKey } from '../words.ts'

export const licence = { id: 'CC0-1.0', url: 'http://creativecommons.org/publicdomain/zero/1.0/' } as const

type File = { path: string; format: 'CSV' | 'JSON'; media: string }
type Service = { key: 'api' | 'hsds'; path: string; description: string; title: TextKey; text: TextKey }

/** What is published here: the page shows it and the catalogue tells it. */
export const files: readonly File[] = [
  { path: '/oppna-data/enterprises.csv', format: 'CSV', media: 'text/csv' },
  { path: '/oppna-data/enterprises.json', format: 'JSON', media: 'application/json' },
]
export const services: readonly Service[] = [
  {
    key: 'api',
    path: '/api/v1/enterprises',
    description: '/api/v1/openapi.json',
    title: 'service_api',
    text: 'service_api_text',
  },
  {
    key: 'hsds',
    path: '/api/hsds/services',
    description: '/api/v1/openapi.json',
    title: 'service_hsds',
    text: 'service_hsds_text',
  },
]
export const catalogueFiles: readonly { path: string; label: string }[] = [
  { path: '/oppna-data/catalog.ttl', label: 'Turtle' },
  { path: '/oppna-data/catalog.jsonld', label: 'JSON-LD' },
]
