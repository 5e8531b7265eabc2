import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { municipalities } from '../../../core/reference/places.ts'
import type { DemoWorld } from '../../../core/web/domain.ts'
import type { Clock } from '../../../kit/clock.ts'
import { readYaml } from '../../../kit/data/yaml.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { isCategory, periods, seasons, sources, valueBases } from '../needs/schema.ts'
import { keyOf } from '../plan/read-row.ts'

const days = z.number().optional()
const demoNeed = z.strictObject({
  key: z.string(),
  title: z.string(),
  category: z.string().refine(isCategory),
  cpv: z.string().optional(),
  unit: z.string(),
  description: z.string(),
  amount: z.number().int(),
  amount_unit: z.string(),
  per: z.enum(periods),
  season: z.array(z.enum(seasons)).default([]),
  tkr: z.number(),
  basis: z.enum(valueBases),
  value_note: z.string().default(''),
  starts: z.number().optional(),
  ends: z.number().optional(),
  lots: z.number().int().optional(),
  lots_note: z.string().default(''),
  supplier: z.string().default(''),
  contract_ends: z.number().optional(),
  source: z.enum(sources),
  plan: z.string().optional(),
  number: z.string().default(''),
  created: z.number(),
  opened: days,
  closed: days,
  closed_why: z.string().default(''),
})
type DemoNeed = z.output<typeof demoNeed>

/** An office's address, in the domain that RFC 2606 keeps free. */
const officeOf = (code: string): string => {
  const name = municipalities.get(code)?.name ?? code
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
  return `upphandling@${plain}.example`
}

const rowOf = (need: DemoNeed, code: string, clock: Clock, places: DemoWorld) => {
  const today = clock.today()
  const ago = (n: number | undefined) => (n === undefined ? null : clock.now().subtract({ hours: 24 * n }))
  // Contracts begin and end with a month.
  const monthAt = (n: number | undefined) =>
    n === undefined ? null : today.with({ day: 1 }).add({ months: n })
  const lastDay = (day: Temporal.PlainDate | null) => day?.subtract({ days: 1 }) ?? null
  const touched = Math.min(need.created, need.opened ?? need.created, need.closed ?? need.created)
  return {
    tenant_id: places.municipality.get(code) ?? '',
    title: need.title,
    description: need.description,
    category: need.category,
    cpv: need.cpv ?? null,
    unit_id: places.unit.get(`${code} ${need.unit}`) ?? null,
    amount: need.amount,
    amount_unit: need.amount_unit,
    amount_per: need.per,
    seasons: need.season,
    starts_on: monthAt(need.starts),
    ends_on: lastDay(monthAt(need.ends)),
    value_ore: need.tkr * 100_000,
    value_basis: need.basis,
    value_note: need.value_note,
    lots: need.lots ?? null,
    lots_note: need.lots_note,
    todays_supplier: need.supplier,
    contract_ends_on: lastDay(monthAt(need.contract_ends)),
    contact_email: need.opened === undefined ? '' : officeOf(code),
    source: need.source,
    registration_number: need.number,
    plan_key: need.plan === undefined ? null : keyOf(need.plan, '', ''),
    opened_at: ago(need.opened),
    closed_at: ago(need.closed),
    closed_why: need.closed_why,
    created_at: clock.now().subtract({ hours: 24 * need.created }),
    updated_at: clock.now().subtract({ hours: 24 * touched }),
  }
}

/**
 * What the demo's municipalities are going to buy (data/demo/needs/needs.yaml), dated from today; needs the
 * system actor. Answers key → the need with its organisation.
 */
export const loadDemoNeeds = async (
  tx: Tx,
  clock: Clock,
  places: DemoWorld,
): Promise<ReadonlyMap<string, { tenantId: string; needId: string }>> => {
  const byCode = readYaml('data/demo/needs/needs.yaml', z.record(z.string(), z.array(demoNeed)))
  const made = new Map<string, { tenantId: string; needId: string }>()
  for (const [code, needs] of Object.entries(byCode)) {
    if (!places.municipality.has(code)) continue
    for (const need of needs) {
      const row = rowOf(need, code, clock, places)
      const { need_id } = await tx
        .insertInto('needs.needs')
        .values(row)
        .returning('need_id')
        .executeTakeFirstOrThrow()
      made.set(need.key, { tenantId: row.tenant_id, needId: need_id })
    }
  }
  return made
}
