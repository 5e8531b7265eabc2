import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { municipalities } from '../../../core/reference/places.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import type { selectStewarded } from '../enterprises/queries.ts'
import { freshnessOf } from '../freshness/state.ts'
import { t } from '../words.ts'

export type Stewarded = Awaited<ReturnType<typeof selectStewarded>>[number]

/** What can be lacking in a listing; each is a filter of the data quality list. */
export const lacks = [
  'unconfirmed',
  'not_by_itself',
  'unclaimed',
  'no_offers',
  'no_contact',
  'unverified',
  'hidden',
] as const
export type Lack = (typeof lacks)[number]

export const registerQuery = z.object({
  q: z.string().max(200).optional(),
  brist: z.enum(lacks).optional(),
  sort: z.enum(['name', 'municipality', 'confirmed']).default('confirmed'),
  riktning: z.enum(['asc', 'desc']).default('asc'),
})
export type RegisterQuery = z.output<typeof registerQuery>

export const lacksOf = (e: Stewarded, now: Temporal.Instant): Lack[] => {
  const state = freshnessOf(e.confirmed_at, now)
  const found: [Lack, boolean][] = [
    ['hidden', e.published_at === null],
    ['unconfirmed', state === 'unconfirmed' || state === 'hidden'],
    ['not_by_itself', !e.confirmed_by_itself],
    ['unclaimed', e.claimed_at === null],
    ['no_offers', Number(e.offers) === 0],
    ['no_contact', e.email === null && e.phone === null],
    ['unverified', e.criteria.length === 0 || e.criteria.some(c => c.met && c.verified_at === null)],
  ]
  return found.filter(([, lacking]) => lacking).map(([lack]) => lack)
}

const municipality = (e: Stewarded) => municipalities.get(e.municipality_code)?.name ?? ''
const order = {
  name: (a: Stewarded, b: Stewarded) => a.name.localeCompare(b.name, 'sv'),
  municipality: (a: Stewarded, b: Stewarded) => municipality(a).localeCompare(municipality(b), 'sv'),
  confirmed: (a: Stewarded, b: Stewarded) =>
    a.confirmed_at.epochMilliseconds - b.confirmed_at.epochMilliseconds,
}

/** The list as asked for: found by name, narrowed to a lack, in the chosen order. A steward keeps tens, not thousands. */
export const listOf = (
  rows: readonly Stewarded[],
  { q, brist, sort, riktning }: RegisterQuery,
  now: Temporal.Instant,
): Stewarded[] => {
  const wanted = q?.toLowerCase()
  const kept = rows.filter(
    e =>
      (wanted === undefined || e.name.toLowerCase().includes(wanted)) &&
      (brist === undefined || lacksOf(e, now).includes(brist)),
  )
  return kept.sort((a, b) => order[sort](a, b) * (riktning === 'asc' ? 1 : -1))
}

export const registerColumns = (now: Temporal.Instant): Columns<Stewarded> => [
  { label: t('field_name'), value: e => e.name },
  { label: t('field_municipality'), value: municipality },
  {
    label: t('column_confirmed'),
    value: e => e.confirmed_at.toZonedDateTimeISO('Europe/Stockholm').toPlainDate(),
  },
  { label: t('column_offers'), value: e => Number(e.offers) },
  {
    label: t('column_lacks'),
    value: e =>
      lacksOf(e, now)
        .map(l => t(`lack_${l}`))
        .join(', '),
  },
]
