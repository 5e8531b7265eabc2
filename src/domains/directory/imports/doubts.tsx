import type { Doubt } from '../../../core/imports/doubt.ts'
import type { ImportKey, Mistakes, Options } from '../../../core/imports/kind.ts'
import { likeName, NamesAndNumbers } from '../../../core/imports/parties.ts'
import { showOrgnr } from '../../../core/organisations/orgnr.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { Choice } from '../../../kit/html/choice.tsx'
import type { Mapping } from './columns.ts'
import { type Neighbour, selectArea, selectNeighbours, selectWaiting } from './queries.ts'
import { isRejection, keyOf, type RowRules, readRow } from './read-row.ts'
import type { Entry } from './schema.ts'
import { t } from './words.ts'

/** A page waits for no more of the list than this. */
const lookedAt = 5000
const shown = 10

type Met = { line: number; text: string }
/** Rows that may be about an enterprise that is there, or that another row is about. */
type Duplicates = { likely: Met[]; otherNumber: Met[] }

const placeOf = (code: string, name: string) => `${code} ${likeName(name)}`

const duplicatesOf = (entries: readonly Entry[], neighbours: readonly Neighbour[]): Duplicates => {
  const there = Map.groupBy(neighbours, n => placeOf(n.municipality_code ?? '', n.name))
  const before = new Map<string, Entry>()
  const found: Duplicates = { likely: [], otherNumber: [] }
  for (const entry of entries) {
    const place = placeOf(entry.municipalityCode, entry.name)
    const number = entry.orgnr ?? entry.hash
    const same = there.get(place) ?? []
    const isMet = same.some(n => {
      const own = n.orgnr ?? n.hash
      if (number !== null && own !== null) return number === own
      return n.name.toLowerCase() === entry.name.toLowerCase()
    })
    const other = same[0]
    const twin = before.get(place)
    before.set(place, entry)
    if (other !== undefined && !isMet) {
      const numbered = number !== null && same.every(n => (n.orgnr ?? n.hash) !== null)
      const text = t('doubt_like', { name: entry.name, other: other.name })
      found[numbered ? 'otherNumber' : 'likely'].push({ line: entry.line, text })
    } else if (twin !== undefined && keyOf(twin) !== keyOf(entry) && (number === null || twin.orgnr === null))
      found.likely.push({ line: entry.line, text: t('doubt_twin', { name: entry.name, line: twin.line }) })
  }
  return found
}

const look = async (tx: Tx, key: ImportKey, mapping: Mapping, today: RowRules['today']) => {
  const area = await selectArea(tx, key.tenantId)
  const rows = await selectWaiting(tx, key, { after: 0, limit: lookedAt })
  const read = rows.map(row => readRow(row, { mapping, area, today }))
  const entries = read.filter((row): row is Entry => !isRejection(row))
  const codes = [...new Set(entries.map(entry => entry.municipalityCode))]
  return { entries, duplicates: duplicatesOf(entries, await selectNeighbours(tx, codes)) }
}

const isAnswered = (options: Options) => ['sla_ihop', 'lagg_till'].includes(options['dubbletter'] ?? '')

/** Whether rows that may be about what is there are merged with it or added is for a person to say. */
export const duplicateMistakes = async (
  tx: Tx,
  key: ImportKey,
  { mapping, options }: { mapping: Mapping; options: Options },
  today: RowRules['today'],
): Promise<Mistakes> => {
  if (isAnswered(options)) return {}
  const { duplicates } = await look(tx, key, mapping, today)
  return duplicates.likely.length > 0 ? { dubbletter: t('error_duplicates') } : {}
}

/** What somebody should look at before a list is read in. */
export const listDoubts = async (
  tx: Tx,
  key: ImportKey,
  { mapping, options }: { mapping: Mapping; options: Options },
  today: RowRules['today'],
): Promise<Doubt[]> => {
  const { entries, duplicates } = await look(tx, key, mapping, today)
  const parties = new NamesAndNumbers()
  for (const { line, orgnr, name, municipalityCode } of entries)
    if (orgnr !== null) parties.add(line, showOrgnr(orgnr), name, municipalityCode)
  const { likely, otherNumber } = duplicates
  const asked: Doubt = {
    title: t('doubt_there', { count: likely.length }),
    text: t('doubt_there_text'),
    rows: likely.slice(0, shown),
    more: (
      <Choice
        name="dubbletter"
        label={t('duplicates')}
        value={options['dubbletter']}
        options={(['sla_ihop', 'lagg_till'] as const).map(value => ({
          value,
          label: t(`duplicates_${value}`),
        }))}
      />
    ),
  }
  const told: Doubt = {
    title: t('doubt_other_number', { count: otherNumber.length }),
    text: t('doubt_other_number_text'),
    rows: otherNumber.slice(0, shown),
  }
  return [
    ...(likely.length > 0 ? [asked] : []),
    ...(otherNumber.length > 0 ? [told] : []),
    ...parties.doubts(),
  ]
}
