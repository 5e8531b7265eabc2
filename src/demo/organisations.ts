import { randomUUID } from 'node:crypto'
import { createOrganisation, createUnit } from '../core/organisations/actions.ts'
import { areaRows } from '../core/organisations/areas/actions.ts'
import { operatorId } from '../core/organisations/operator.ts'
import { municipalities } from '../core/reference/places.ts'
import type { DemoWorld } from '../core/web/domain.ts'
import type { Clock } from '../kit/clock.ts'
import { system, type Tx } from '../kit/db/actor.ts'

/** The twelve municipalities of the development network (SKR 2021–2022), and neighbours where demo enterprises are. */
const taking = [
  '1283',
  '2184',
  '2361',
  '1780',
  '1860',
  '1280',
  '1481',
  '1083',
  '2182',
  '0360',
  '1485',
  '2480',
  '2183',
  '2161',
  '2180',
  '2121',
  '2132',
]

const units = [
  { kind: 'procurement', name: 'Upphandlingsenheten' },
  { kind: 'business', name: 'Näringslivsenheten' },
  { kind: 'ordering', name: 'Tekniska förvaltningen' },
  { kind: 'labour_market', name: 'Arbetsmarknadsenheten' },
  { kind: 'social_services', name: 'Socialtjänsten' },
  { kind: 'administration', name: 'Kommunledningskontoret' },
  { kind: 'politics', name: 'Kommunstyrelsen' },
] as const

/** Those that Söderhamn's ledger and plan name beside the others. */
const furtherUnits = new Map([
  [
    '2182',
    [
      { kind: 'ordering', name: 'Omsorgsförvaltningen' },
      { kind: 'ordering', name: 'Barn- och utbildningsförvaltningen' },
      { kind: 'ordering', name: 'Kultur- och fritidsförvaltningen' },
      { kind: 'ordering', name: 'Kostenheten' },
    ] as const,
  ],
])

/** Where secrecy holds inside a municipality. */
const areas = [
  {
    kind: 'labour_market',
    name: 'Arbetsmarknad',
    ground:
      'Kommunstyrelsens beslut 2026-02-10, § 41. Kommunjuristen prövar vilken paragraf i OSL som gäller.',
  },
  {
    kind: 'social_services',
    name: 'Socialtjänst',
    ground: 'OSL 26 kap. 1 §. Socialnämndens beslut 2026-02-17, § 12.',
  },
] as const

const addAreas = async (tx: Tx, clock: Clock, tenantId: string): Promise<Map<string, string>> => {
  const made = new Map<string, string>()
  for (const { kind, ...values } of areas) {
    const id = randomUUID()
    await areaRows.add(tx, system('demo'), clock.now(), { tenantId, id }, values)
    made.set(kind, id)
  }
  return made
}

const associations = [
  {
    name: 'Samordningsförbundet Gävleborg',
    members: ['2180', '2182', '2183', '2184', '2161', '2121', '2132'],
  },
  { name: 'Samordningsförbundet Umeå', members: ['2480'] },
  { name: 'Samordningsförbundet Värmland', members: ['1780'] },
  { name: 'Samordningsförbundet Jämtland Härjedalen', members: ['2361'] },
]

export type DemoOrganisations = DemoWorld & {
  association: string
  programmeOwner: string
  employer: string
  operator: string
}

/** The demo's organisations: real municipalities and associations, the rest invented. */
export const loadDemoOrganisations = async (tx: Tx, clock: Clock): Promise<DemoOrganisations> => {
  const by = system('demo')
  const municipality = new Map<string, string>()
  const unit = new Map<string, string>()
  for (const code of taking) {
    const name = municipalities.get(code)?.nameFull ?? code
    const tenantId = await createOrganisation(tx, by, clock, {
      kind: 'municipality',
      name,
      municipalityCode: code,
      isPublic: true,
    })
    municipality.set(code, tenantId)
    const areaOf = await addAreas(tx, clock, tenantId)
    for (const { kind, name: unitName } of units) {
      const made = { tenantId, kind, name: unitName, area: areaOf.get(kind) }
      unit.set(`${code} ${kind}`, await createUnit(tx, by, clock, made))
    }
    for (const further of furtherUnits.get(code) ?? [])
      await createUnit(tx, by, clock, { tenantId, ...further })
  }
  const made: string[] = []
  for (const { name, members } of associations) {
    const tenantId = await createOrganisation(tx, by, clock, { kind: 'association', name, isPublic: true })
    made.push(tenantId)
    await tx
      .insertInto('core.association_members')
      .values(members.map(m => ({ tenant_id: tenantId, municipality_code: m })))
      .execute()
  }
  return {
    municipality,
    unit,
    enterprises: new Map(),
    association: made[0] ?? '',
    programmeOwner: await createOrganisation(tx, by, clock, {
      kind: 'programme_owner',
      name: 'Utvecklingsnätverket (demo)',
      isPublic: true,
    }),
    employer: await createOrganisation(tx, by, clock, {
      kind: 'local_employer',
      name: 'Ljusne Plåt & Montage',
      municipalityCode: '2182',
    }),
    operator: operatorId,
  }
}
