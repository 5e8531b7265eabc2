import type { Temporal } from 'temporal-polyfill'
import { orgnrFault, readOrgnr } from '../../../core/organisations/orgnr.ts'
import { soleTrader, withoutPersonalNumbers } from '../../../core/personal-numbers/masks.ts'
import { findMunicipality, municipalities } from '../../../core/reference/places.ts'
import { sections } from '../enterprises/schema.ts'
import { kindsIn } from '../kinds.ts'
import type { Field, Mapping } from './columns.ts'
import type { Area, Detail, Entry, Reason, Rejection } from './schema.ts'
import { isClosed, isMissing, legalFormOf, readDay, readKind, readLegalForm, readPhone } from './values.ts'

export type FileRow = { line: number; cells: readonly string[]; hashes: Readonly<Record<string, string>> }
export type RowRules = { mapping: Mapping; area: Area; today: Temporal.PlainDate }

class Refused extends Error {
  readonly reason: Reason
  readonly detail: Detail
  constructor(reason: Reason, detail: Detail = {}) {
    super(reason)
    this.reason = reason
    this.detail = detail
  }
}

type Row = {
  text: (field: Field) => string
  hash: (field: Field) => string | undefined
  maps: (field: Field) => boolean
}

const rowOf = ({ cells, hashes }: FileRow, mapping: Mapping): Row => ({
  text: field => (cells[mapping.indexOf(field)] ?? '').replace(/\s+/g, ' ').trim(),
  hash: field => hashes[String(mapping.indexOf(field))],
  maps: field => mapping.includes(field),
})

/** What a reason quotes from the file: enough to find the cell again. */
const quote = (text: string) => ({
  text: text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text,
})

const nameOf = ({ text }: Row): string => {
  const name = text('name')
  if (name === '') throw new Refused('no_name')
  if (name.length > 200) throw new Refused('name_too_long', { length: name.length })
  return name
}

const numberOf = ({ text, hash }: Row): { orgnr: string | null; hash: string | null } => {
  const hashed = hash('orgnr')
  if (hashed === 'wrong') throw new Refused('orgnr_wrong', { text: soleTrader, why: 'person' })
  if (hashed !== undefined) return { orgnr: null, hash: hashed }
  const said = text('orgnr')
  if (isMissing(said) || said.toLowerCase() === soleTrader) return { orgnr: null, hash: null }
  const read = readOrgnr(said)
  // A person's number never comes this far (personal.ts); if one did, it must not be stored.
  if (read?.kind !== 'organisation')
    throw new Refused('orgnr_wrong', {
      ...quote(withoutPersonalNumbers(said, 'number')),
      why: orgnrFault(said),
    })
  return { orgnr: read.digits, hash: null }
}

const municipalityOf = ({ text, maps }: Row, area: Area): string => {
  const code = text('municipality_code')
  const said = code === '' ? text('municipality') : code
  const only = area !== 'any' && area.size === 1 ? [...area][0] : undefined
  if (said === '' && only !== undefined && !maps('municipality') && !maps('municipality_code')) return only
  if (said === '') throw new Refused('municipality_missing')
  const found = findMunicipality(said)
  if (found === undefined) throw new Refused('municipality_unknown', quote(said))
  if (area !== 'any' && !area.has(found.code))
    throw new Refused('municipality_outside', { municipality: municipalities.get(found.code)?.name ?? '' })
  return found.code
}

const confirmedOf = ({ text }: Row, today: Temporal.PlainDate): Temporal.PlainDate | null => {
  const said = text('confirmed')
  if (isMissing(said)) return null
  const day = readDay(said)
  if (day === undefined) throw new Refused('date_wrong', quote(said))
  if (day.since(today).sign > 0) throw new Refused('date_ahead', quote(said))
  return day
}

const contact = sections.contact.shape

/** Reads one row by what its columns are said to be: as the register can take it, or why not. Pure. */
export const readRow = (file: FileRow, { mapping, area, today }: RowRules): Entry | Rejection => {
  const row = rowOf(file, mapping)
  const skipped: Field[] = []
  /** A value of less weight that cannot be read is left out, and said. */
  const lesser = <T>(field: Field, read: (text: string) => T | undefined): T | null => {
    const said = row.text(field)
    if (isMissing(said)) return null
    const value = read(said)
    if (value === undefined) skipped.push(field)
    return value ?? null
  }
  const short = (field: Field, max: number) =>
    lesser(field, text => (text.length <= max ? text : undefined)) ?? ''
  try {
    const name = nameOf(row)
    const number = numberOf(row)
    const municipalityCode = municipalityOf(row, area)
    if (isClosed(row.text('status'))) throw new Refused('closed')
    const confirmedOn = confirmedOf(row, today)
    const said = row.text('legal_form')
    const legalForm = number.hash === null ? readLegalForm(said) : 'sole_trader'
    const activity = row.text('activity')
    const presentation = short('presentation', 4000)
    return {
      line: file.line,
      ...number,
      name,
      kind: readKind(row.text('status')),
      legalForm: {
        value: legalForm ?? readLegalForm(name) ?? legalFormOf(number.orgnr),
        said: legalForm !== undefined,
      },
      municipalityCode,
      place: short('place', 120),
      streetAddress: short('street_address', 200),
      presentation: { text: presentation || short('activity', 4000), said: presentation !== '' },
      website: lesser('website', text => contact.website.safeParse(text).data ?? undefined),
      phone: lesser('phone', text => contact.phone.safeParse(readPhone(text)).data ?? undefined),
      email: lesser('email', text => contact.email.safeParse(text).data ?? undefined),
      certifiedUntil: lesser('certified_until', text => readDay(text, true)),
      confirmedOn,
      categories: kindsIn(activity),
      skipped,
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { line: file.line, reason: error.reason, detail: error.detail }
  }
}

export const isRejection = (read: Entry | Rejection): read is Rejection => 'reason' in read

/** What a row is about. Two rows of a file with the same key are the same enterprise. */
export const keyOf = (entry: Entry): string =>
  entry.orgnr ?? entry.hash ?? `${entry.municipalityCode} ${entry.name.toLowerCase()}`
