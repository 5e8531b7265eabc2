import { municipalities, municipalityNames } from '../../../core/reference/places.ts'
import { sni } from '../../../core/reference/sni.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { type FieldSpec, typedOf } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { t } from '../words.ts'
import { languageName } from './languages.ts'
import type { Profile } from './queries.ts'
import {
  accessibility,
  criteria,
  kinds,
  legalForms,
  type Section,
  sectionNames,
  targetGroups,
} from './schema.ts'

export const municipalityOptions = () =>
  [...municipalities.values()].map(m => ({ value: m.code, label: m.name }))
const yesNo = () => ({ as: 'choice?' as const, options: optionsOf(['yes', 'no'], v => t(v)), inline: true })

const fields = fieldTable(t, 'field_')

/** The fields of each section of the profile, in the order they are asked for. */
const bySection: Record<Section, () => FieldSpec[]> = {
  about: () =>
    fields({
      name: { as: 'text', maxLength: 200 },
      kind: { as: 'choice', options: optionsOf(kinds, k => t(`kind_${k}`)) },
      legal_form: { as: 'select', options: optionsOf(legalForms, f => t(`form_${f}`)) },
      sni: {
        as: 'combobox?',
        options: [...sni].map(([code, label]) => ({ value: code, label: `${code} ${label}` })),
      },
      customers: { as: 'area?', rows: 2, maxLength: 500 },
      founded_year: { as: 'text?', width: 'xs' },
      presentation_sv: { as: 'area?', rows: 6, maxLength: 4000, hint: 'hint_presentation' },
      presentation_en: { as: 'area?', rows: 6, maxLength: 4000 },
      languages: { as: 'text?' },
      accessibility: { as: 'ticks?', options: optionsOf(accessibility, a => t(`access_${a}`)) },
    }),
  contact: () =>
    fields({
      municipality_code: { as: 'combobox', label: 'field_municipality', options: municipalityOptions() },
      place: { as: 'text?' },
      street_address: { as: 'text?' },
      website: { as: 'text?' },
      phone: { as: 'tel?', width: 'm' },
      email: { as: 'email?' },
      contact_name: { as: 'text?' },
      contact_consent: { as: 'tick' },
    }),
  people: () =>
    fields({
      employees: { as: 'number?' },
      from_target_group: { as: 'number?' },
      trainees: { as: 'number?' },
      subsidised: { as: 'number?' },
      target_groups: { as: 'ticks?', options: optionsOf(targetGroups, g => t(`group_${g}`)) },
      supervisors: { as: 'number?' },
      supervisor_training: { as: 'text?', maxLength: 500 },
      counted_on: { as: 'date?' },
      counted_how: { as: 'area?', rows: 3, maxLength: 500 },
      collective_agreement: { as: 'text?' },
      insurance: { as: 'text?' },
    }),
  registrations: () =>
    fields({
      f_tax: yesNo(),
      vat: yesNo(),
      employer_registered: yesNo(),
      tax_checked_on: { as: 'date?' },
      peppol_id: { as: 'text?', width: 'm' },
      certified_until: { as: 'date?' },
    }),
  reach: () =>
    fields({
      service_areas: { as: 'area?', rows: 3 },
      serves_radius_km: { as: 'number?', suffix: 'km' },
    }),
  criteria: () =>
    criteria.flatMap(c =>
      fields({
        [c]: { ...yesNo(), label: `criterion_${c}`, hint: `criterion_${c}_help`, error: 'error_criterion' },
        [`${c}_evidence`]: {
          as: 'area?',
          label: 'field_evidence',
          hint: `criterion_${c}_evidence`,
          error: 'error_evidence',
          rows: 3,
          maxLength: 2000,
        },
      }),
    ),
}
export const fieldsOf = (section: Section): FieldSpec[] => bySection[section]()

/** What is stored, as the form would have been filled in. */
export const storedTyped = ({
  enterprise,
  areas,
  criteria: declared,
}: Pick<Profile, 'enterprise' | 'areas' | 'criteria'>): Typed =>
  typedOf(sectionNames.flatMap(fieldsOf), {
    ...enterprise,
    languages: enterprise.languages.map(languageName).join(', '),
    service_areas: municipalityNames(areas),
    ...Object.fromEntries(
      declared.flatMap(c => [
        [c.criterion, c.met],
        [`${c.criterion}_evidence`, c.evidence],
      ]),
    ),
  })
