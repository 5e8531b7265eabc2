import type { Temporal } from 'temporal-polyfill'
import type { Offer, Supplier } from './queries.ts'

/** As far as matching needs to know a need. */
export type Wanted = {
  category: string
  amount: number | null
  amount_unit: string
  amount_per: string | null
  seasons: readonly string[]
  /** Never empty: the organisation's own municipality where nothing else is said. */
  area: readonly string[]
  starts_on: Temporal.PlainDate | null
}

export const conditions = ['kind', 'area', 'volume', 'season', 'lead_time'] as const
type FactKey = (typeof conditions)[number]
/** One condition of the need held against one enterprise. `unknown`: somebody would have to tell. */
export type Fact = {
  key: FactKey
  state: 'fits' | 'partly' | 'not' | 'unknown'
  values: Record<string, string | number>
}

/** Times a year that "per week" and the others mean; a season's amount and a single delivery are counted once. */
const timesAYear: Record<string, number> = { day: 250, week: 52, month: 12, season: 1, year: 1, once: 1 }
export const perYear = (amount: number | null, per: string | null): number | null =>
  amount === null || per === null ? null : amount * (timesAYear[per] ?? 1)

const same = (a: string, b: string) =>
  a.trim().toLowerCase().slice(0, 4) === b.trim().toLowerCase().slice(0, 4)

/** What the enterprise can make in a year, of the offer that makes most – where it counts in the need's unit. */
export const capacityOf = (offers: readonly Offer[], unit: string): number | null => {
  const counted = offers
    .filter(o => unit === '' || o.unit_sv === '' || same(o.unit_sv, unit) || same(o.unit_en, unit))
    .map(o => perYear(o.capacity_amount, o.capacity_per))
    .filter(c => c !== null)
  return counted.length === 0 ? null : Math.max(...counted)
}

const area = (supplier: Supplier, wanted: Wanted): Fact => {
  const served = wanted.area.filter(code => supplier.serves.includes(code))
  const state = served.length === wanted.area.length ? 'fits' : served.length > 0 ? 'partly' : 'not'
  return { key: 'area', state, values: { served: served.length, of: wanted.area.length, km: supplier.km } }
}

/** The smallest order that any of the offers takes; null where one takes any, or nobody has said. */
const leastOrderOf = (offers: readonly Offer[]): number | null => {
  const told = offers.map(o => o.min_order).filter(n => n !== null)
  return told.length === 0 ? null : Math.min(...told)
}

const volume = (offers: readonly Offer[], wanted: Wanted): Fact | undefined => {
  const need = perYear(wanted.amount, wanted.amount_per)
  if (need === null) return undefined
  const least = leastOrderOf(offers)
  if (least !== null && wanted.amount !== null && least > wanted.amount)
    return { key: 'volume', state: 'not', values: { least } }
  const capacity = capacityOf(offers, wanted.amount_unit)
  if (capacity === null)
    return { key: 'volume', state: 'unknown', values: { need, unit: wanted.amount_unit } }
  return {
    key: 'volume',
    state: capacity >= need ? 'fits' : 'partly',
    values: { need, capacity, share: Math.floor((capacity / need) * 100), unit: wanted.amount_unit },
  }
}

const season = (offers: readonly Offer[], wanted: Wanted): Fact | undefined => {
  if (wanted.seasons.length === 0) return undefined
  if (offers.length === 0) return { key: 'season', state: 'unknown', values: {} }
  // An offer without seasons is delivered all year.
  const all = offers.some(o => o.seasons.length === 0 || wanted.seasons.every(s => o.seasons.includes(s)))
  const some = offers.some(o => wanted.seasons.some(s => o.seasons.includes(s)))
  return { key: 'season', state: all ? 'fits' : some ? 'partly' : 'not', values: {} }
}

const leadTime = (offers: readonly Offer[], wanted: Wanted, today: Temporal.PlainDate): Fact | undefined => {
  if (wanted.starts_on === null) return undefined
  const told = offers.map(o => o.lead_time_days).filter(d => d !== null)
  const days = today.until(wanted.starts_on).days
  if (told.length === 0) return { key: 'lead_time', state: 'unknown', values: {} }
  const least = Math.min(...told)
  return { key: 'lead_time', state: least <= days ? 'fits' : 'not', values: { days: least } }
}

/** A need's conditions against an enterprise, those alone that can be told; the kind first, then where, how much, when. */
export const factsOf = (supplier: Supplier, wanted: Wanted, today: Temporal.PlainDate): Fact[] => {
  const offers = supplier.offers.filter(o => o.category === wanted.category)
  const sold = offers[0] ?? supplier.offers[0]
  const kind: Fact = {
    key: 'kind',
    state: offers.length > 0 ? 'fits' : 'not',
    values: { title: sold?.title_sv ?? '', title_en: sold?.title_en || sold?.title_sv || '' },
  }
  return [
    kind,
    area(supplier, wanted),
    volume(offers, wanted),
    season(offers, wanted),
    leadTime(offers, wanted, today),
  ].filter(f => f !== undefined)
}
