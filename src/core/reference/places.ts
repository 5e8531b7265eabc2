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
/** "Söderhamn, Bollnäs" of their codes. */
export const municipalityNames = (codes: readonly string[]): string =>
  codes.map(code => municipalities.get(code)?.name ?? code).join(', ')

export const counties: ReadonlyMap<string, County> = new Map(
  read('counties.csv').map(r => [r['code'] ?? '', { code: r['code'] ?? '', name: r['name'] ?? '' }]),
)

/** "Malung-Sälen", "Upplands  Väsby": hyphens and room are written by whoever writes. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/\(.*?\)/g, ' ')
    .replace(/[\s\u2010-\u2015-]+/g, ' ')
    .replace(/[\s.,;]+$/, '')
    .trim()

const byName = new Map([
  ...[...municipalities.values()].flatMap(m => [m.name, m.nameFull].map(name => [plain(name), m] as const)),
  // The one municipality that Swedish and English call by different names.
  ...(municipalities.has('1480')
    ? [['gothenburg', municipalities.get('1480') as Municipality] as const]
    : []),
])

const bare = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '')
/** "bollnas", as programs without Swedish letters write it; none where that is what another one is called (Habo, Håbo). */
const byBareName = new Map(
  [...Map.groupBy(byName, ([name]) => bare(name))].flatMap(([name, all]) => {
    const [one] = all
    return one !== undefined && new Set(all.map(([, m]) => m)).size === 1 ? [[name, one[1]] as const] : []
  }),
)
/** As people write them in tables. */
const short: Readonly<Record<string, string>> = {
  sthlm: 'stockholm',
  gbg: 'göteborg',
  jkpg: 'jönköping',
  lkpg: 'linköping',
  nkpg: 'norrköping',
}
const named = (name: string, exactly: boolean): Municipality | undefined =>
  byName.get(short[name] ?? name) ?? (exactly ? undefined : byBareName.get(bare(name)))

/** "Göteborgs Stad", "Region Gotland", "Bollnäs kommun" → what is left when the kind of authority is taken away. */
const withoutKind = (name: string) =>
  name
    .replace(/^region (?=gotland$)/, '')
    .replace(/^(?:kommunen|staden|municipality of|city of) /, '')
    .replace(/ (?:kommun|kn|stad|kommunfullmäktige|kommunstyrelsen?|municipality|city)$/, '')

/**
 * "Söderhamn", "söderhamns kommun", "Göteborgs Stad" or "2182" → the municipality; undefined when it is none. Towns call
 * themselves *stad*, which no law knows of. `exactly`: not without its dots and rings, as "are" among other words is not Åre.
 */
export const findMunicipality = (text: string, exactly = false): Municipality | undefined => {
  const wanted = plain(text)
  const said = withoutKind(wanted)
  return (
    (/^\d{3,4}$/.test(wanted) ? municipalities.get(wanted.padStart(4, '0')) : undefined) ??
    named(wanted, exactly) ??
    named(said, exactly) ??
    (said !== wanted && said.endsWith('s') ? named(said.slice(0, -1), exactly) : undefined)
  )
}

const countyNames = new Map([...counties.values()].map(county => [plain(county.name), county]))
/** "Gävleborgs län", "Gävleborg", "Region Gävleborg" → the county. */
export const findCounty = (text: string): County | undefined => {
  const said = plain(text)
    .replace(/^region /, '')
    .replace(/ (?:län|county|region)$/, '')
  return [said, `${said} län`, `${said}s län`, `${said.replace(/s$/, '')} län`]
    .map(name => countyNames.get(name))
    .find(county => county !== undefined)
}

/**
 * Where something is delivered, in words: municipalities, whole counties, "hela landet" → codes of municipalities;
 * undefined when it is none of them.
 */
export const municipalitiesIn = (text: string): string[] | undefined => {
  if (/^(?:hela )?(?:landet|sverige|riket)$|^(?:all of |the whole of )?sweden$/.test(plain(text)))
    return [...municipalities.keys()]
  const one = findMunicipality(text)
  if (one !== undefined) return [one.code]
  const county = findCounty(text)
  return county && [...municipalities.values()].filter(m => m.countyCode === county.code).map(m => m.code)
}
