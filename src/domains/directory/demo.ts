import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Insertable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { operatorId } from '../../core/organisations/operator.ts'
import type { DemoWorld } from '../../core/web/domain.ts'
import type { Services } from '../../core/web/services.ts'
import type { Clock } from '../../kit/clock.ts'
import { readYaml } from '../../kit/data/yaml.ts'
import { system, type Tx } from '../../kit/db/actor.ts'
import { projectRoot } from '../../kit/db/migrate.ts'
import type { DB } from '../../kit/db/types.ts'
import { categories } from './categories.ts'
import { insertEnterprise, replaceAreas } from './enterprises/actions.ts'
import { followed } from './enterprises/followed.ts'
import { criteria, targetGroups } from './enterprises/schema.ts'
import { insertDemoPictures } from './pictures/demo.ts'
import { demoFacts, secondKind } from './places/demo.ts'
import { refreshAllEntries } from './search/entries.ts'
import { settleReview } from './trust/level.ts'

const forms = {
  'ekonomisk förening': { code: 'economic_association', series: '769990' },
  'ideell förening': { code: 'non_profit_association', series: '802990' },
  'aktiebolag med särskild vinstutdelningsbegränsning': { code: 'limited_company_svb', series: '559990' },
  aktiebolag: { code: 'limited_company', series: '559990' },
  stiftelse: { code: 'foundation', series: '802990' },
  'enskild firma': { code: 'sole_trader', series: '' },
} as const

const months = z.number().nullable().optional()
/** What stands in the profile as it does in the file. */
const ownColumns = z.object({
  lat: z.number(),
  lon: z.number(),
  presentation_en: z.string(),
  employees: z.number(),
  from_target_group: z.number(),
  trainees: z.number(),
  f_tax: z.boolean(),
  vat: z.boolean(),
  languages: z.array(z.string()),
  accessibility: z.array(z.string()),
  website: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  email: z.string().nullable().default(null),
  contact_name: z.string().nullable().default(null),
})
const demoEnterprise = ownColumns.extend({
  key: z.string(),
  name: z.string(),
  form: z.enum(Object.keys(forms) as [keyof typeof forms, ...(keyof typeof forms)[]]),
  municipality: z.string(),
  place: z.string(),
  presentation_sv: z.string(),
  founded: z.number(),
  certified_until: months,
  confirmed_months_ago: z.number(),
  claimed: z.boolean(),
  employer: z.boolean(),
  peppol: z.boolean(),
  serves: z.object({ municipalities: z.array(z.string()).optional(), radius_km: z.number().optional() }),
  criteria: z.record(z.string(), z.object({ met: z.boolean(), evidence_sv: z.string() })),
  de_minimis: z
    .array(z.object({ giver: z.string(), year_offset: z.number(), amount_sek: z.number() }))
    .default([]),
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
      cpv: z.string().nullable().default(null),
      unit_sv: z.string(),
      unit_en: z.string(),
      price_sek_from: z.number().nullish(),
      price_sek_to: z.number().nullish(),
      capacity: z
        .object({ amount: z.number(), per: z.enum(['day', 'week', 'month', 'season', 'year']) })
        .nullish(),
      lead_time_days: z.number().nullable().default(null),
      min_order: z.number().nullable().default(null),
      max_order: z.number().nullable().default(null),
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

type Detail = 'directory.criteria' | 'directory.de_minimis' | 'directory.places' | 'directory.offers'
/** What belongs to an enterprise, row by row. */
const insertRows = async <T extends Detail>(
  tx: Tx,
  table: T,
  tenantId: string,
  rows: Omit<Insertable<DB[T]>, 'tenant_id' | 'steward_id' | 'is_public'>[],
) => {
  const own = rows.map(row => ({ tenant_id: tenantId, ...followed(tenantId), ...row }))
  if (own.length > 0)
    await tx
      .insertInto(table as 'directory.places')
      .values(own as unknown as Insertable<DB['directory.places']>[])
      .execute()
}

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
  // Every eighth has registered itself lately, and nobody has looked at who that was.
  const isNew = e.claimed && e.confirmed_months_ago === 0 && n % 8 === 7
  const confirmed = isNew ? ago(n % 4) : ago(Math.round(e.confirmed_months_ago * 30.6) + (n % 9))
  await tx
    .updateTable('directory.enterprises')
    .set({
      ...ownColumns.parse(e),
      founded_year: e.founded,
      subsidised: Math.floor(e.from_target_group * 0.6),
      supervisors: Math.max(1, Math.ceil((e.trainees + e.from_target_group) / 7)),
      supervisor_training: n % 3 === 0 ? 'Två har gått handledarutbildning hos samordningsförbundet.' : '',
      target_groups: targetGroups.filter((_, i) => (n + i * 3) % 5 < 2),
      customers: customers[n % customers.length] ?? '',
      sni: sniOf[categories.get(e.offers[0]?.category ?? '')?.group ?? ''] ?? null,
      counted_on: today.subtract({ months: e.confirmed_months_ago, days: n % 9 }),
      counted_how: 'Räknat på alla som arbetade eller tränade i företaget under räkneveckan.',
      employer_registered: e.employer,
      tax_checked_on: today.subtract({ months: e.confirmed_months_ago }),
      peppol_id: e.peppol && forms[e.form].series ? `0007:${demoOrgnr(forms[e.form].series, n)}` : null,
      certified_until: e.certified_until == null ? null : today.add({ months: e.certified_until }),
      serves_radius_km: e.serves.radius_km ?? null,
      contact_consent: n % 7 !== 0,
      confirmed_at: confirmed,
      // Some of those that a municipality looks after have answered the link in the mail.
      confirmed_by_itself: e.claimed || n % 2 === 0,
      ...(isNew ? { claimed_at: ago(4 + (n % 9)) } : e.claimed ? { speaker_checked_at: ago(500 - n) } : {}),
    })
    .where('tenant_id', '=', tenantId)
    .execute()
  await replaceAreas(tx, tenantId, e.serves.municipalities ?? [])
  const declared = criteria.flatMap((criterion, i) => {
    const said = e.criteria[criterion]
    // Two of three are verified in all; the others have something left to look at.
    const seen = verifier !== null && e.claimed && !isNew && (n % 3 !== 0 || (n + i) % 4 !== 0)
    const verified = seen ? { verified_by: verifier, verified_at: ago(300 - n) } : {}
    const { met = false, evidence_sv: evidence = '' } = said ?? {}
    return said === undefined ? [] : [{ criterion, met, evidence, declared_at: ago(400 - n), ...verified }]
  })
  await insertRows(tx, 'directory.criteria', tenantId, declared)
  await settleReview(tx, tenantId)
  const aid = e.de_minimis.map(a => ({
    giver: a.giver,
    granted_on: today.add({ years: a.year_offset }).subtract({ days: 20 + n }),
    amount_ore: ore(a.amount_sek) ?? 0,
  }))
  await insertRows(tx, 'directory.de_minimis', tenantId, aid)
  const places = e.places.flatMap(({ next_free_weeks: weeks, ...place }, i) => {
    const told = ago(n % 20)
    const usual = {
      ...place,
      ...demoFacts(n, place.tasks_sv),
      kind: place.kind.replace('-', '_'),
      free: Math.min(place.free, place.total),
      next_free_on: weeks == null ? null : today.add({ weeks }),
      updated_at: told,
      confirmed_at: told,
    }
    const kind = secondKind(n)
    const isThere = i > 0 || e.places.some(one => one.kind.replace('-', '_') === kind)
    return kind === undefined || isThere
      ? [usual]
      : [usual, { ...usual, kind, total: 2, free: n % 3, next_free_on: null }]
  })
  await insertRows(tx, 'directory.places', tenantId, places)
  const offers = e.offers.map(({ key: _, price_sek_from, price_sek_to, capacity, ...offer }) => ({
    ...offer,
    price_from_ore: ore(price_sek_from),
    price_to_ore: ore(price_sek_to),
    capacity_amount: capacity?.amount ?? null,
    capacity_per: capacity?.per ?? null,
    seasons: offer.seasons.filter(s => s !== 'all-year'),
    updated_at: confirmed,
  }))
  await insertRows(tx, 'directory.offers', tenantId, offers)
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
  await insertDemoPictures(tx, clock.now(), enterprises)
  await refreshAllEntries(tx, clock.now(), [...enterprises.values()])
  return enterprises
}

/** What others need of the demo's enterprises. */
export const directoryDemo = {
  enterprises: demoEnterprises,
  numbers: demoNumbers,
  orgnr: demoOrgnr,
}
