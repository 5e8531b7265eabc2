import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { operatorId } from '../../core/organisations/operator.ts'
import type { DemoWorld } from '../../core/web/domain.ts'
import type { Services } from '../../core/web/services.ts'
import type { Clock } from '../../kit/clock.ts'
import { readYaml } from '../../kit/data/yaml.ts'
import { system, type Tx } from '../../kit/db/actor.ts'
import { projectRoot } from '../../kit/db/migrate.ts'
import { categories } from './categories.ts'
import { insertEnterprise, replaceAreas } from './enterprises/actions.ts'
import { followed } from './enterprises/followed.ts'
import { criteria, targetGroups } from './enterprises/schema.ts'
import { refreshAllEntries } from './search/entries.ts'

const forms = {
  'ekonomisk förening': { code: 'economic_association', series: '769990' },
  'ideell förening': { code: 'non_profit_association', series: '802990' },
  'aktiebolag med särskild vinstutdelningsbegränsning': { code: 'limited_company_svb', series: '559990' },
  aktiebolag: { code: 'limited_company', series: '559990' },
  stiftelse: { code: 'foundation', series: '802990' },
  'enskild firma': { code: 'sole_trader', series: '' },
} as const

const months = z.number().nullable().optional()
const demoEnterprise = z.object({
  key: z.string(),
  name: z.string(),
  form: z.enum(Object.keys(forms) as [keyof typeof forms, ...(keyof typeof forms)[]]),
  municipality: z.string(),
  place: z.string(),
  lat: z.number(),
  lon: z.number(),
  presentation_sv: z.string(),
  presentation_en: z.string(),
  founded: z.number(),
  employees: z.number(),
  from_target_group: z.number(),
  trainees: z.number(),
  certified_until: months,
  confirmed_months_ago: z.number(),
  claimed: z.boolean(),
  f_tax: z.boolean(),
  vat: z.boolean(),
  employer: z.boolean(),
  peppol: z.boolean(),
  languages: z.array(z.string()),
  accessibility: z.array(z.string()),
  serves: z.object({ municipalities: z.array(z.string()).optional(), radius_km: z.number().optional() }),
  criteria: z.record(z.string(), z.object({ met: z.boolean(), evidence_sv: z.string() })),
  de_minimis: z
    .array(z.object({ giver: z.string(), year_offset: z.number(), amount_sek: z.number() }))
    .default([]),
  website: z.string().nullish(),
  phone: z.string().nullish(),
  email: z.string().nullish(),
  contact_name: z.string().nullish(),
  places: z
    .array(
      z.object({
        kind: z.string(),
        tasks_sv: z.string(),
        tasks_en: z.string(),
        total: z.number(),
        free: z.number(),
        next_free_weeks: z.number().nullish(),
      }),
    )
    .default([]),
  offers: z.array(
    z.object({
      key: z.string(),
      category: z.string(),
      title_sv: z.string(),
      title_en: z.string(),
      description_sv: z.string(),
      description_en: z.string(),
      cpv: z.string().nullish(),
      unit_sv: z.string(),
      unit_en: z.string(),
      price_sek_from: z.number().nullish(),
      price_sek_to: z.number().nullish(),
      capacity: z
        .object({ amount: z.number(), per: z.enum(['day', 'week', 'month', 'season', 'year']) })
        .nullish(),
      lead_time_days: z.number().nullish(),
      min_order: z.number().nullish(),
      max_order: z.number().nullish(),
      seasons: z.array(z.string()).default([]),
    }),
  ),
})
type DemoEnterprise = z.output<typeof demoEnterprise>

const customers = [
  'Kommunen, två bostadsbolag och privatpersoner.',
  'Mest privatpersoner och föreningar. Vill gärna sälja mer till kommunen.',
  'Regionen, kyrkan och ett tjugotal småföretag.',
  'Kommunens skolor och äldreboenden, några hotell.',
]
/** The industry that most of a group of categories belongs to (SNI 2007). */
const sniOf: Record<string, string> = {
  'cleaning-group': '81',
  'outdoor-group': '81',
  'property-group': '81',
  'transport-group': '49',
  'food-group': '56',
  'textile-group': '96',
  'reuse-group': '38',
  'making-group': '32',
  'office-group': '82',
  'people-group': '88',
}

/** Ten digits of a number series that nobody has been given yet, with its check digit (Luhn). */
export const demoOrgnr = (series: string, n: number): string => {
  const nine = `${series}${String(n).padStart(3, '0')}`
  const sum = [...nine].reduce((total, digit, i) => {
    const d = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (d > 9 ? d - 9 : d)
  }, 0)
  return `${nine}${(10 - (sum % 10)) % 10}`
}

/** The demo's enterprises as data (data/demo/enterprises), in a fixed order. */
export const demoEnterprises = (): DemoEnterprise[] => {
  const folder = 'data/demo/enterprises'
  return readdirSync(join(projectRoot, folder))
    .sort()
    .flatMap(file => readYaml(`${folder}/${file}`, z.array(demoEnterprise)))
}

/** Key → the organisation number and name that an enterprise of the demo gets; not for sole traders, who have none to show. */
export const demoNumbers = (): ReadonlyMap<string, { orgnr: string; name: string }> =>
  new Map(
    demoEnterprises().flatMap((e, n) => {
      const { series } = forms[e.form]
      return series === '' ? [] : [[e.key, { orgnr: demoOrgnr(series, n), name: e.name }] as const]
    }),
  )

const ore = (sek: number | null | undefined) => (sek == null ? null : Math.round(sek * 100))

const insertDetails = async (
  tx: Tx,
  clock: Clock,
  tenantId: string,
  e: DemoEnterprise,
  verifier: string | null,
  n: number,
) => {
  const now = clock.now()
  const today = clock.today()
  const ago = (days: number): Temporal.Instant => now.subtract({ hours: 24 * days })
  const confirmed = ago(Math.round(e.confirmed_months_ago * 30.6) + (n % 9))
  await tx
    .updateTable('directory.enterprises')
    .set({
      lat: e.lat,
      lon: e.lon,
      presentation_en: e.presentation_en,
      founded_year: e.founded,
      employees: e.employees,
      from_target_group: e.from_target_group,
      trainees: e.trainees,
      subsidised: Math.floor(e.from_target_group * 0.6),
      supervisors: Math.max(1, Math.ceil((e.trainees + e.from_target_group) / 7)),
      supervisor_training: n % 3 === 0 ? 'Två har gått handledarutbildning hos samordningsförbundet.' : '',
      target_groups: targetGroups.filter((_, i) => (n + i * 3) % 5 < 2),
      customers: customers[n % customers.length] ?? '',
      sni: sniOf[categories.get(e.offers[0]?.category ?? '')?.group ?? ''] ?? null,
      counted_on: today.subtract({ months: e.confirmed_months_ago, days: n % 9 }),
      counted_how: 'Räknat på alla som arbetade eller tränade i företaget under räkneveckan.',
      f_tax: e.f_tax,
      vat: e.vat,
      employer_registered: e.employer,
      tax_checked_on: today.subtract({ months: e.confirmed_months_ago }),
      peppol_id: e.peppol && forms[e.form].series ? `0007:${demoOrgnr(forms[e.form].series, n)}` : null,
      certified_until: e.certified_until == null ? null : today.add({ months: e.certified_until }),
      languages: e.languages,
      accessibility: e.accessibility,
      serves_radius_km: e.serves.radius_km ?? null,
      website: e.website ?? null,
      phone: e.phone ?? null,
      email: e.email ?? null,
      contact_name: e.contact_name ?? null,
      contact_consent: n % 7 !== 0,
      confirmed_at: confirmed,
      // Some of those that a municipality looks after have answered the link in the mail.
      confirmed_by_itself: e.claimed || n % 2 === 0,
    })
    .where('tenant_id', '=', tenantId)
    .execute()
  await replaceAreas(tx, tenantId, e.serves.municipalities ?? [])
  const declared = criteria.filter(c => e.criteria[c] !== undefined)
  if (declared.length > 0) {
    await tx
      .insertInto('directory.criteria')
      .values(
        declared.map((criterion, i) => {
          // Two of three are verified in all; the others have something left to look at.
          const seen = verifier !== null && e.claimed && (n % 3 !== 0 || (n + i) % 4 !== 0)
          return {
            tenant_id: tenantId,
            ...followed(tenantId),
            criterion,
            met: e.criteria[criterion]?.met ?? false,
            evidence: e.criteria[criterion]?.evidence_sv ?? '',
            declared_at: ago(400 - n),
            verified_by: seen ? verifier : null,
            verified_at: seen ? ago(300 - n) : null,
          }
        }),
      )
      .execute()
  }
  if (e.de_minimis.length > 0) {
    await tx
      .insertInto('directory.de_minimis')
      .values(
        e.de_minimis.map(a => ({
          tenant_id: tenantId,
          ...followed(tenantId),
          giver: a.giver,
          granted_on: today.add({ years: a.year_offset }).subtract({ days: 20 + n }),
          amount_ore: ore(a.amount_sek) ?? 0,
        })),
      )
      .execute()
  }
  if (e.places.length > 0) {
    await tx
      .insertInto('directory.places')
      .values(
        e.places.map(p => ({
          tenant_id: tenantId,
          ...followed(tenantId),
          kind: p.kind.replace('-', '_'),
          tasks_sv: p.tasks_sv,
          tasks_en: p.tasks_en,
          total: p.total,
          free: Math.min(p.free, p.total),
          next_free_on: p.next_free_weeks == null ? null : today.add({ weeks: p.next_free_weeks }),
          updated_at: ago(n % 20),
        })),
      )
      .execute()
  }
  await tx
    .insertInto('directory.offers')
    .values(
      e.offers.map(o => ({
        tenant_id: tenantId,
        ...followed(tenantId),
        category: o.category,
        title_sv: o.title_sv,
        title_en: o.title_en,
        description_sv: o.description_sv,
        description_en: o.description_en,
        cpv: o.cpv ?? null,
        unit_sv: o.unit_sv,
        unit_en: o.unit_en,
        price_from_ore: ore(o.price_sek_from),
        price_to_ore: ore(o.price_sek_to),
        capacity_amount: o.capacity?.amount ?? null,
        capacity_per: o.capacity?.per ?? null,
        lead_time_days: o.lead_time_days ?? null,
        min_order: o.min_order ?? null,
        max_order: o.max_order ?? null,
        seasons: o.seasons.filter(s => s !== 'all-year'),
        updated_at: confirmed,
      })),
    )
    .execute()
}

/** Fills the register with invented enterprises in real places, kept by those who take part. */
export const loadDemoEnterprises = async (tx: Tx, { clock, secret }: Services, world: DemoWorld) => {
  const { municipality: stewards, enterprises } = world
  for (const [n, e] of demoEnterprises().entries()) {
    const stewardId = stewards.get(e.municipality) ?? operatorId
    const form = forms[e.form]
    const { tenantId } = await insertEnterprise(tx, system('demo'), {
      name: e.name,
      kind: 'wise',
      legal_form: form.code,
      municipality_code: e.municipality,
      place: e.place,
      presentation_sv: e.presentation_sv,
      orgnr:
        form.series === ''
          ? { kind: 'person', digits: '8001019999' }
          : { kind: 'organisation', digits: demoOrgnr(form.series, n) },
      secret,
      stewardId,
      claimed: e.claimed,
      at: clock.now().subtract({ hours: 24 * (700 - n) }),
    })
    await insertDetails(tx, clock, tenantId, e, stewards.get(e.municipality) ?? null, n)
    enterprises.set(e.key, tenantId)
  }
  await refreshAllEntries(tx, clock.today(), [...enterprises.values()])
  return enterprises
}

/** What others need of the demo's enterprises. */
export const directoryDemo = {
  enterprises: demoEnterprises,
  numbers: demoNumbers,
  orgnr: demoOrgnr,
}
