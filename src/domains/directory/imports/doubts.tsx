import type { Doubt } from '../../../core/imports/doubt.ts'
import type { ImportKey, Mistakes, Options } from '../../../core/imports/kind.ts'
import { NamesAndNumbers } from '../../../core/imports/parties.ts'
import { showOrgnr } from '../../../core/organisations/orgnr.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { Choice } from '../../../kit/html/choice.tsx'
import { Link } from '../../../kit/html/link.tsx'
import type { Mapping } from './columns.ts'
import { namedLike, refusesFor } from './known.ts'
import { type Neighbour, selectArea, selectNeighbours, selectWaiting } from './queries.ts'
import { isRejection, keyOf, type RowRules, readRow } from './read-row.ts'
import type { Entry } from './schema.ts'
import { t } from './words.ts'

/** A page waits for no more of the list than this. */
const lookedAt = 5000
const shown = 10

type Met = { line: number; text: string }
/** Rows that may be about an enterprise that is there, or that another row is about. */
type Duplicates = {
  likely: Met[]
  /** About one that this list may not change: it is not asked what to do with them. */
  apart: Met[]
  otherNumber: Met[]
  /** Two in the register that may be one themselves. */
  twice: [Neighbour, Neighbour][]
}
type Refuses = ReturnType<typeof refusesFor>

const placeOf = (entry: Entry) => namedLike({ municipality_code: entry.municipalityCode, name: entry.name })

const duplicatesOf = (
  entries: readonly Entry[],
  neighbours: readonly Neighbour[],
  refuses: Refuses,
): Duplicates => {
  const there = Map.groupBy(neighbours, namedLike)
  const before = new Map<string, Entry>()
  const found: Duplicates = { likely: [], apart: [], otherNumber: [], twice: [] }
  for (const entry of entries) {
    const place = placeOf(entry)
    const number = entry.orgnr ?? entry.hash
    const same = there.get(place) ?? []
    const isMet = same.some(n => {
      const own = n.orgnr ?? n.hash
      if (number !== null && own !== null) return number === own
      return n.name.toLowerCase() === entry.name.toLowerCase()
    })
    const [other, second] = same
    const twin = before.get(place)
    before.set(place, entry)
    if (other !== undefined && !isMet) {
      const numbered = number !== null && same.every(n => (n.orgnr ?? n.hash) !== null)
      const text = t('doubt_like', { name: entry.name, other: other.name })
      const kind = numbered ? 'otherNumber' : refuses(other) === undefined ? 'likely' : 'apart'
      found[kind].push({ line: entry.line, text })
      if (second !== undefined && second.tenant_id !== other.tenant_id) found.twice.push([other, second])
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
  const near = await selectNeighbours(tx, codes)
  return { entries, duplicates: duplicatesOf(entries, near, refusesFor(key.tenantId, area)) }
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
  const { likely, apart, otherNumber, twice } = duplicates
  const asked: Doubt = {
    title: t('doubt_there', { count: likely.length }),
    text: t('doubt_there_text'),
    rows: likely.slice(0, shown),
    more: (
      <>
        {twice
          .filter(pair => pair.every(({ steward_id }) => steward_id === key.tenantId))
          .slice(0, shown)
          .map(([one, other]) => (
            <p key={one.slug}>
              <Link href={`/foretag/${one.slug}/sla-ihop/${other.slug}`}>
                {t('merge_two', { name: one.name, other: other.name })}
              </Link>
            </p>
          ))}
        <Choice
          name="dubbletter"
          label={t('duplicates')}
          value={options['dubbletter']}
          options={(['sla_ihop', 'lagg_till'] as const).map(value => ({
            value,
            label: t(`duplicates_${value}`),
          }))}
        />
      </>
    ),
  }
  const told = (kind: 'doubt_apart' | 'doubt_other_number', rows: Met[]): Doubt[] =>
    rows.length === 0
      ? []
      : [{ title: t(kind, { count: rows.length }), text: t(`${kind}_text`), rows: rows.slice(0, shown) }]
  return [
    ...(likely.length > 0 ? [asked] : []),
    ...told('doubt_apart', apart),
    ...told('doubt_other_number', otherNumber),
    ...parties.doubts(),
  ]
}
