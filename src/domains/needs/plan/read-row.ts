import { Temporal } from 'temporal-polyfill'
import type { FirstRow } from '../../../core/imports/kind.ts'
import { unitKey } from '../../../core/organisations/unit-key.ts'
import { cpvIn, kindIn, kindNamed, kindOfCpv } from '../../directory/public.ts'
import type { Field, Mapping } from './columns.ts'
import { isLoose, readPlanDay } from './days.ts'
import type { Detail, Reason, Said } from './schema.ts'
import { isMissing, readValue, readVolume, unitOf } from './values.ts'
import { t } from './words.ts'

export type RowRules = {
  header: readonly string[]
  mapping: Mapping
  year: number
  /** The organisation's units by unitKey. */
  units: ReadonlyMap<string, string>
  /** CPV codes of the file that exist. */
  codes: ReadonlySet<string>
}
export type Entry = { line: number; key: string; said: Said; detail: Detail }
export type Rejected = { line: number; reason: Reason; detail: Detail }
export const isRejected = (row: Entry | Rejected): row is Rejected => 'reason' in row

/** Sums that stand below, or between, the rows of a list. */
const isSum = (title: string) => /^(delsumma|summa|totalt?|total ?summa|sum|total)\b[\s:.]*$/i.test(title)
const short = (text: string, max: number) =>
  text.length > max
    ? `${text
        .slice(0, max - 1)
        .trimEnd()
        .toWellFormed()}…`
    : text
const words = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What a row is known by when the plan is read again: its number there, else its words. */
export const keyOf = (id: string, title: string, unit: string): string =>
  id === '' || isMissing(id)
    ? `words:${words(title)}|${words(unit)}`
    : `id:${id.toLowerCase().replace(/\s+/g, '')}`

type Text = (field: Field) => string

/** What the plan says that no field of a need holds: its comment, a unit that is not there, days that are no days. */
const noteOf = (text: Text, { year, unknownUnit }: { year: number; unknownUnit: string }): string => {
  const said = (
    key: `note_${'unit' | 'starts' | 'contract_ends' | 'advertised' | 'contract_starts'}`,
    value: string,
  ) => t(key, { text: value }, 'sv')
  const loose = (field: 'starts' | 'contract_ends') =>
    text(field) !== '' && isLoose(text(field), year) ? [said(`note_${field}`, text(field))] : []
  const others = (['advertised', 'contract_starts'] as const).flatMap(field =>
    text(field) === '' ? [] : [said(`note_${field}`, text(field))],
  )
  const unit = unknownUnit === '' ? [] : [said('note_unit', unknownUnit)]
  return [text('note'), ...unit, ...loose('starts'), ...loose('contract_ends'), ...others]
    .filter(part => part !== '')
    .join('\n')
}

/** Reads one row by what its columns are said to be: as a need can take it, or why not. Pure. */
export const readRow = (
  row: FirstRow,
  { header, mapping, year, units, codes }: RowRules,
): Entry | Rejected => {
  const raw = (field: Field) => (row.cells[mapping.indexOf(field)] ?? '').trim()
  const text = (field: Field) => {
    const said = raw(field).replace(/[ \t\u00a0]+/g, ' ')
    return isMissing(said) ? '' : said
  }
  const title = text('title').replace(/\s+/g, ' ')
  if (title === '') return { line: row.line, reason: 'no_title', detail: {} }
  if (isSum(title)) return { line: row.line, reason: 'sum_row', detail: { text: title } }
  const unread: NonNullable<Detail['unread']> = []
  /** A value that cannot be read is left out, and told. */
  const read = <T>(field: Field, how: (said: string) => T | undefined): T | undefined => {
    const said = text(field)
    const value = said === '' ? undefined : how(said)
    if (said !== '' && value === undefined) unread.push({ field, text: short(said, 60) })
    return value
  }
  const valueUnit = unitOf(header[mapping.indexOf('value')] ?? '') ?? 100
  const value = read('value', said => readValue(said, valueUnit))
  const starts = read('starts', said => readPlanDay(said, { year, end: false }))
  const ends = read('contract_ends', said => readPlanDay(said, { year, end: true }))
  const end = read('ends', said => {
    const day = readPlanDay(said, { year, end: true })
    // One before the start is another day than the end.
    return day && starts && Temporal.PlainDate.compare(day, starts) < 0 ? undefined : day
  })
  const code = read('cpv', cpvIn) ?? cpvIn(text('category'))
  const cpv = code !== undefined && codes.has(code) ? code : undefined
  if (code !== undefined && cpv === undefined) unread.push({ field: 'cpv', text: code })
  // The column of a plan often says only the field ("Städ"), and its title what it is ("Fönsterputsning").
  const category =
    kindNamed(text('category')) ??
    (cpv ? kindOfCpv(cpv) : undefined) ??
    kindIn(title) ??
    kindIn(text('category'))
  const unit = text('unit')
  const unitId = unit === '' ? undefined : units.get(unitKey(unit))
  const volume = readVolume(text('volume'))
  const loose = volume === undefined ? text('volume') : ''
  const description = [title.length > 150 ? title : '', text('description'), loose].filter(
    part => part !== '',
  )
  const said: Said = {
    title: short(title, 150),
    description: short(description.join('\n\n'), 4000),
    category: category ?? '',
    cpv: cpv ?? '',
    unit_id: unitId ?? '',
    ...(value === undefined ? {} : { value_ore: value }),
    ...volume,
    place: short(text('place'), 200),
    starts_on: starts?.toString() ?? '',
    ends_on: end?.toString() ?? '',
    contract_ends_on: ends?.toString() ?? '',
    todays_supplier: short(text('supplier'), 300),
    value_note: short(noteOf(text, { year, unknownUnit: unitId === undefined ? unit : '' }), 1000),
  }
  const told = Object.fromEntries(Object.entries(said).filter(([, v]) => v !== '')) as Said
  const detail: Detail = {
    said: told,
    ...(unread.length > 0 ? { unread } : {}),
    ...(category === undefined ? { no_category: true } : {}),
    ...(unit !== '' && unitId === undefined ? { unknown_unit: short(unit, 100) } : {}),
  }
  return { line: row.line, key: keyOf(text('id'), title, unit), said: told, detail }
}
