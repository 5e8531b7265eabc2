import { z } from 'zod'
import { municipalitiesField } from '../../../core/reference/municipalities-field.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { sniCodes } from '../../../core/reference/sni.ts'
import { field } from '../../../kit/http/forms.ts'
import { languageCode } from './languages.ts'

export const legalForms = [
  'economic_association',
  'non_profit_association',
  'limited_company_svb',
  'limited_company',
  'foundation',
  'sole_trader',
  'other',
] as const
export const kinds = ['wise', 'social_enterprise'] as const
export const criteria = ['work_integration', 'participation', 'reinvests', 'independent'] as const
export type Criterion = (typeof criteria)[number]
export const accessibility = [
  'step-free',
  'accessible-toilet',
  'parking',
  'hearing-loop',
  'quiet-room',
  'near-bus',
] as const

/** Whom the enterprise is for; several may be chosen. */
export const targetGroups = [
  'long_unemployed',
  'disability',
  'illness',
  'addiction',
  'newly_arrived',
  'young',
  'after_prison',
  'other_group',
] as const

export const municipalityCode = z.string().refine(code => municipalities.has(code), 'choose_municipality')
/** A list given on one line: "svenska, arabiska"; kept as their codes. */
const languages = z
  .string()
  .max(300)
  .transform((text, ctx) => {
    const typed = text
      .split(/[,;\n]/)
      .map(w => w.trim())
      .filter(w => w !== '')
    const unknown = typed.filter(name => languageCode(name) === undefined)
    if (unknown.length > 0) ctx.addIssue({ code: 'custom', message: `unknown:${unknown.join(', ')}` })
    return [...new Set(typed.flatMap(name => languageCode(name) ?? []))]
  })
const website = z
  .string()
  .max(300)
  .transform(text => (/^https?:\/\//i.test(text) ? text : `https://${text}`))
  // A name alone ("norrala") is an address of nothing, and two addresses are none.
  .pipe(
    z
      .url({ protocol: /^https?$/, hostname: /^(?:[^\s.]+\.)+[^\s.\d]{2,}$/, error: 'not_url' })
      .regex(/^[^\s,;]+$/, 'not_url'),
  )

/**
 * A profile is edited in sections, each a form of its own: what was not shown is not touched.
 * An empty box empties the value.
 */
export const sections = {
  about: z.object({
    name: field.text(200),
    kind: z.enum(kinds),
    legal_form: z.enum(legalForms),
    sni: field.orNull(z.enum(sniCodes)),
    customers: field.lines(500).default(''),
    founded_year: field.orNull(field.count(2100).pipe(z.number().min(1850, 'not_a_year'))),
    presentation_sv: field.lines(4000).default(''),
    presentation_en: field.lines(4000).default(''),
    languages: languages.default([]),
    accessibility: field.list(accessibility),
  }),
  contact: z.object({
    place: field.text(120).default(''),
    street_address: field.text(200).default(''),
    municipality_code: municipalityCode,
    website: field.orNull(website),
    phone: field.orNull(
      z
        .string()
        .max(40)
        .regex(/^[+\d][\d\s()-]{4,}$/, 'not_phone'),
    ),
    email: field.orNull(z.email({ error: 'not_email' }).max(254)),
    contact_name: field.orNull(field.text(120)),
    contact_consent: field.tick().default(false as never),
  }),
  people: z
    .object({
      employees: field.orNull(field.count(100_000)),
      subsidised: field.orNull(field.count(100_000)),
      from_target_group: field.orNull(field.count(100_000)),
      trainees: field.orNull(field.count(100_000)),
      supervisors: field.orNull(field.count(100_000)),
      supervisor_training: field.text(500).default(''),
      target_groups: field.list(targetGroups),
      counted_on: field.orNull(field.date()),
      counted_how: field.lines(500).default(''),
      collective_agreement: field.orNull(field.text(200)),
      insurance: field.orNull(field.text(200)),
    })
    .refine(v => (v.subsidised ?? 0) <= (v.employees ?? 0), {
      path: ['subsidised'],
      error: 'more_than_employees',
    })
    .refine(v => (v.from_target_group ?? 0) <= (v.employees ?? 0), {
      path: ['from_target_group'],
      error: 'more_than_employees',
    }),
  registrations: z
    .object({
      f_tax: field.orNull(field.yesNo()),
      vat: field.orNull(field.yesNo()),
      employer_registered: field.orNull(field.yesNo()),
      tax_checked_on: field.orNull(field.date()),
      peppol_id: field.orNull(
        z
          .string()
          .max(60)
          .regex(/^\d{4}:[\w:.-]+$/, 'not_peppol'),
      ),
      certified_until: field.orNull(field.date()),
    })
    // An answer without the day it was looked up says nothing about today.
    .refine(
      v => v.tax_checked_on !== null || [v.f_tax, v.vat, v.employer_registered].every(a => a === null),
      {
        path: ['tax_checked_on'],
        error: 'needs_check_day',
      },
    ),
  reach: z.object({
    serves_radius_km: field.orNull(field.count(2000).pipe(z.number().min(1, 'too_small'))),
    service_areas: municipalitiesField.default([]),
  }),
  criteria: z.object({
    ...(Object.fromEntries(criteria.map(c => [c, field.orNull(field.yesNo())])) as Record<
      Criterion,
      ReturnType<typeof field.orNull<ReturnType<typeof field.yesNo>>>
    >),
    ...(Object.fromEntries(criteria.map(c => [`${c}_evidence`, field.lines(2000).default('')])) as Record<
      `${Criterion}_evidence`,
      z.ZodDefault<z.ZodString>
    >),
  }),
} as const
export type Section = keyof typeof sections
export const sectionNames = Object.keys(sections) as [Section, ...Section[]]

/** The first form: an enterprise registers itself, or a municipality adds it. */
export const registration = z.object({
  orgnr: z.string().max(20),
  name: field.text(200),
  kind: z.enum(kinds),
  legal_form: z.enum(legalForms),
  municipality_code: municipalityCode,
  place: field.text(120).default(''),
  presentation_sv: field.lines(4000).default(''),
})
export type Registration = z.output<typeof registration>
