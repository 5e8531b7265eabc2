import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '../../kit/db/migrate.ts'

export type Municipality = {
  code: string
  name: string
  nameFull: string
  countyCode: string
  lat: number
  lon: number
}
export type County = { code: string; name: string }

const read = (file: string): Record<string, string>[] =>
  parse(readFileSync(join(projectRoot, 'data/reference', file)), { columns: true })

/** Sweden's 290 municipalities by SCB code, from data/reference (kept in memory: they change once in a decade). */
export const municipalities: ReadonlyMap<string, Municipality> = new Map(
  read('municipalities.csv').map(r => [
    r['code'] ?? '',
    {
      code: r['code'] ?? '',
      name: r['name'] ?? '',
      nameFull: r['name_full'] ?? '',
      countyCode: r['county_code'] ?? '',
      // label_*: a point inside the municipality (the centroid of Ekerö and Arjeplog is not).
      lat: Number(r['label_lat']),
      lon: Number(r['label_lon']),
    },
  ]),
)
export const counties: ReadonlyMap<string, County> = new Map(
  read('counties.csv').map(r => [r['code'] ?? '', { code: r['code'] ?? '', name: r['name'] ?? '' }]),
)

const byName = new Map(
  [...municipalities.values()].flatMap(
    m =>
      [
        [m.name.toLowerCase(), m],
        [m.nameFull.toLowerCase(), m],
      ] as const,
  ),
)

/** "Söderhamn", "söderhamns kommun" or "2182" → the municipality; undefined when it is none. */
export const findMunicipality = (text: string): Municipality | undefined => {
  const wanted = text.trim().toLowerCase()
  return municipalities.get(wanted.padStart(4, '0')) ?? byName.get(wanted)
}
