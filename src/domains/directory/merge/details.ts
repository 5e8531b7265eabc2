import type { Selectable } from 'kysely'
import { shownAs } from '../../../core/forms/conflict.tsx'
import type { DB } from '../../../kit/db/types.ts'
import { readDate } from '../../../kit/html/date-boxes.ts'
import type { Typed } from '../../../kit/http/forms.ts'
import { showDate } from '../../../kit/text/format.ts'
import { fieldsOf, storedTyped } from '../enterprises/fields.ts'
import type { Profile } from '../enterprises/queries.ts'
import { type Criterion, criteria, sectionNames } from '../enterprises/schema.ts'
import { t } from './words.ts'

/** An enterprise's own row. */
export type Stored = Selectable<DB['directory.enterprises']>
type Column = keyof Stored

/** The fields of a profile as words that hold together: who is counted is no number by itself. */
const parts = {
  name: ['name'],
  kind: ['kind'],
  legal_form: ['legal_form'],
  sni: ['sni'],
  customers: ['customers'],
  founded_year: ['founded_year'],
  presentation_sv: ['presentation_sv'],
  presentation_en: ['presentation_en'],
  languages: ['languages'],
  accessibility: ['accessibility'],
  address: ['municipality_code', 'place', 'street_address'],
  website: ['website'],
  phone: ['phone'],
  email: ['email'],
  contact_name: ['contact_name'],
  counted: ['employees', 'from_target_group', 'trainees', 'subsidised', 'counted_on', 'counted_how'],
  target_groups: ['target_groups'],
  supervisors: ['supervisors', 'supervisor_training'],
  collective_agreement: ['collective_agreement'],
  insurance: ['insurance'],
  tax: ['f_tax', 'vat', 'employer_registered', 'tax_checked_on'],
  peppol_id: ['peppol_id'],
  certified_until: ['certified_until'],
  serves_radius_km: ['serves_radius_km'],
} as const satisfies Record<string, readonly Column[]>
type Part = keyof typeof parts
/** What goes with a part without being shown. */
const silent: Partial<Record<Part, readonly Column[]>> = {
  address: ['lat', 'lon'],
  contact_name: ['contact_consent'],
}

export type DetailKey = Part | Criterion
export const detailKeys = [...(Object.keys(parts) as Part[]), ...criteria]
export const isCriterion = (key: string): key is Criterion => criteria.includes(key as Criterion)

/** The columns of the enterprise's own row that a detail is. */
export const columnsOf = (key: DetailKey): readonly Column[] =>
  isCriterion(key) ? [] : [...parts[key], ...(silent[key] ?? [])]

/** A detail with the words of both; `asks` where somebody has to choose, `fills` where only the other has any. */
export type Detail = {
  key: DetailKey
  label: string
  kept: string
  other: string
  asks: boolean
  fills: boolean
}

const named = {
  address: 'part_address',
  counted: 'part_counted',
  supervisors: 'part_supervisors',
  tax: 'part_tax',
} as const

const dayIn = (typed: Typed, name: string): string => {
  const read = readDate(name, typed)
  return read.state === 'date' ? showDate(read.date) : ''
}

export const detailsOf = (kept: Profile, other: Profile): Detail[] => {
  const specs = new Map(sectionNames.flatMap(fieldsOf).map(spec => [spec.name, spec]))
  const typed = [kept, other].map(storedTyped)
  return detailKeys.map(key => {
    const fields: readonly string[] = isCriterion(key) ? [key, `${key}_evidence`] : parts[key]
    const [ours = '', theirs = ''] = typed.map(of =>
      fields
        .flatMap(name => {
          const spec = specs.get(name)
          if (spec === undefined || of[name] === 'not_told') return []
          const words = spec.as === 'date' ? dayIn(of, name) : shownAs(spec, of)
          return words === ''
            ? []
            : [fields.length > 1 && !isCriterion(key) ? `${spec.label}: ${words}` : words]
        })
        .join(', '),
    )
    const label = key in named ? t(named[key as keyof typeof named]) : (specs.get(key)?.label ?? key)
    const differs = theirs !== '' && theirs !== ours
    return {
      key,
      label,
      kept: ours,
      other: theirs,
      asks: differs && ours !== '',
      fills: differs && ours === '',
    }
  })
}
