import { municipalities } from '../../../core/reference/places.ts'
import { sni } from '../../../core/reference/sni.ts'
import type { FieldSpec } from '../../../kit/html/form-fields.tsx'
import { dateTyped } from '../../../kit/html/form-fields.tsx'
import type { Typed } from '../../../kit/http/forms.ts'
import { t } from '../words.ts'
import { languageName } from './languages.ts'
import type { Profile } from './queries.ts'
import { accessibility, criteria, kinds, legalForms, type Section, targetGroups } from './schema.ts'

const options = <V extends string>(values: readonly V[], label: (value: V) => string) =>
  values.map(value => ({ value, label: label(value) }))
export const municipalityOptions = () =>
  [...municipalities.values()].map(m => ({ value: m.code, label: m.name }))
const yesNo = () => options(['yes', 'no'] as const, v => t(v))

/** The fields of each section of the profile, in the order they are asked for. */
export const fieldsOf = (section: Section): FieldSpec[] => {
  switch (section) {
    case 'about':
      return [
        { name: 'name', label: t('field_name'), as: 'text', maxLength: 200 },
        { name: 'kind', label: t('field_kind'), as: 'choice', options: options(kinds, k => t(`kind_${k}`)) },
        {
          name: 'legal_form',
          label: t('field_legal_form'),
          as: 'select',
          options: options(legalForms, f => t(`form_${f}`)),
        },
        {
          name: 'sni',
          label: t('field_sni'),
          hint: t('hint_sni'),
          as: 'combobox',
          options: [...sni].map(([code, label]) => ({ value: code, label: `${code} ${label}` })),
          optional: true,
        },
        {
          name: 'customers',
          label: t('field_customers'),
          hint: t('hint_customers'),
          as: 'area',
          rows: 2,
          maxLength: 500,
          optional: true,
        },
        { name: 'founded_year', label: t('field_founded_year'), as: 'text', width: 'xs', optional: true },
        {
          name: 'presentation_sv',
          label: t('field_presentation_sv'),
          hint: t('hint_presentation'),
          as: 'area',
          rows: 6,
          maxLength: 4000,
          optional: true,
        },
        {
          name: 'presentation_en',
          label: t('field_presentation_en'),
          as: 'area',
          rows: 6,
          maxLength: 4000,
          optional: true,
        },
        {
          name: 'languages',
          label: t('field_languages'),
          hint: t('hint_languages'),
          as: 'text',
          optional: true,
        },
        {
          name: 'accessibility',
          label: t('field_accessibility'),
          as: 'ticks',
          options: options(accessibility, a => t(`access_${a}`)),
          optional: true,
        },
      ]
    case 'contact':
      return [
        {
          name: 'municipality_code',
          label: t('field_municipality'),
          as: 'combobox',
          options: municipalityOptions(),
        },
        { name: 'place', label: t('field_place'), as: 'text', optional: true },
        { name: 'street_address', label: t('field_street_address'), as: 'text', optional: true },
        { name: 'website', label: t('field_website'), as: 'text', optional: true },
        { name: 'phone', label: t('field_phone'), as: 'tel', width: 'm', optional: true },
        { name: 'email', label: t('field_email'), hint: t('hint_email'), as: 'email', optional: true },
        { name: 'contact_name', label: t('field_contact_name'), as: 'text', optional: true },
        {
          name: 'contact_consent',
          label: t('field_contact_consent'),
          hint: t('hint_contact_consent'),
          as: 'tick',
        },
      ]
    case 'people':
      return [
        {
          name: 'employees',
          label: t('field_employees'),
          hint: t('hint_employees'),
          as: 'number',
          optional: true,
        },
        {
          name: 'from_target_group',
          label: t('field_from_target_group'),
          hint: t('hint_from_target_group'),
          as: 'number',
          optional: true,
        },
        {
          name: 'trainees',
          label: t('field_trainees'),
          hint: t('hint_trainees'),
          as: 'number',
          optional: true,
        },
        {
          name: 'subsidised',
          label: t('field_subsidised'),
          hint: t('hint_subsidised'),
          as: 'number',
          optional: true,
        },
        {
          name: 'target_groups',
          label: t('field_target_groups'),
          as: 'ticks',
          options: options(targetGroups, g => t(`group_${g}`)),
          optional: true,
        },
        { name: 'supervisors', label: t('field_supervisors'), as: 'number', optional: true },
        {
          name: 'supervisor_training',
          label: t('field_supervisor_training'),
          hint: t('hint_supervisor_training'),
          as: 'text',
          maxLength: 500,
          optional: true,
        },
        { name: 'counted_on', label: t('field_counted_on'), as: 'date', optional: true },
        {
          name: 'counted_how',
          label: t('field_counted_how'),
          hint: t('hint_counted_how'),
          as: 'area',
          rows: 3,
          maxLength: 500,
          optional: true,
        },
        { name: 'collective_agreement', label: t('field_collective_agreement'), as: 'text', optional: true },
        { name: 'insurance', label: t('field_insurance'), as: 'text', optional: true },
      ]
    case 'registrations':
      return [
        {
          name: 'f_tax',
          label: t('field_f_tax'),
          as: 'choice',
          options: yesNo(),
          inline: true,
          optional: true,
        },
        { name: 'vat', label: t('field_vat'), as: 'choice', options: yesNo(), inline: true, optional: true },
        {
          name: 'employer_registered',
          label: t('field_employer_registered'),
          as: 'choice',
          options: yesNo(),
          inline: true,
          optional: true,
        },
        {
          name: 'tax_checked_on',
          label: t('field_tax_checked_on'),
          hint: t('hint_tax_checked_on'),
          as: 'date',
          optional: true,
        },
        {
          name: 'peppol_id',
          label: t('field_peppol_id'),
          hint: t('hint_peppol_id'),
          as: 'text',
          width: 'm',
          optional: true,
        },
        {
          name: 'certified_until',
          label: t('field_certified_until'),
          hint: t('hint_certified_until'),
          as: 'date',
          optional: true,
        },
      ]
    case 'reach':
      return [
        {
          name: 'service_areas',
          label: t('field_service_areas'),
          hint: t('hint_service_areas'),
          as: 'area',
          rows: 3,
          optional: true,
        },
        {
          name: 'serves_radius_km',
          label: t('field_serves_radius_km'),
          hint: t('hint_serves_radius_km'),
          as: 'number',
          suffix: 'km',
          optional: true,
        },
      ]
    case 'criteria':
      return criteria.flatMap((c): FieldSpec[] => [
        {
          name: c,
          label: t(`criterion_${c}`),
          hint: t(`criterion_${c}_help`),
          as: 'choice',
          options: yesNo(),
          inline: true,
          optional: true,
        },
        {
          name: `${c}_evidence`,
          label: t('field_evidence'),
          hint: t(`criterion_${c}_evidence`),
          as: 'area',
          rows: 3,
          maxLength: 2000,
          optional: true,
        },
      ])
  }
}

const answer = (value: boolean | null | undefined) => (value == null ? undefined : value ? 'yes' : 'no')
const text = (value: string | number | null) => (value === null ? undefined : String(value))

/** What is stored, as the form would have been filled in. */
export const storedTyped = ({
  enterprise: e,
  areas,
  criteria: declared,
}: Pick<Profile, 'enterprise' | 'areas' | 'criteria'>): Typed => ({
  name: e.name,
  kind: e.kind,
  legal_form: e.legal_form,
  founded_year: text(e.founded_year),
  presentation_sv: e.presentation_sv,
  presentation_en: e.presentation_en,
  languages: e.languages.map(languageName).join(', '),
  accessibility: e.accessibility,
  municipality_code: e.municipality_code,
  place: e.place,
  street_address: e.street_address,
  website: text(e.website),
  phone: text(e.phone),
  email: text(e.email),
  contact_name: text(e.contact_name),
  contact_consent: e.contact_consent ? '1' : undefined,
  sni: text(e.sni),
  customers: e.customers,
  subsidised: text(e.subsidised),
  target_groups: e.target_groups,
  supervisors: text(e.supervisors),
  supervisor_training: e.supervisor_training,
  employees: text(e.employees),
  from_target_group: text(e.from_target_group),
  trainees: text(e.trainees),
  counted_how: e.counted_how,
  collective_agreement: text(e.collective_agreement),
  insurance: text(e.insurance),
  f_tax: answer(e.f_tax),
  vat: answer(e.vat),
  employer_registered: answer(e.employer_registered),
  peppol_id: text(e.peppol_id),
  serves_radius_km: text(e.serves_radius_km),
  service_areas: areas.map(code => municipalities.get(code)?.name ?? code).join(', '),
  ...dateTyped('counted_on', e.counted_on),
  ...dateTyped('tax_checked_on', e.tax_checked_on),
  ...dateTyped('certified_until', e.certified_until),
  ...Object.fromEntries(
    declared.flatMap(c => [
      [c.criterion, answer(c.met)],
      [`${c.criterion}_evidence`, c.evidence],
    ]),
  ),
})
