import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { before, type Period } from './schema.ts'

/** From which month to which the ledger tells, and when it last changed; undefined when nothing has been read in. */
export const selectOptionalSpan = async (tx: Tx, tenantId: string) => {
  const { rows } = await sql<{
    from: Temporal.PlainDate
    until: Temporal.PlainDate
    changed: Temporal.Instant
    years: number[]
  } | null>`
    select min(month) as from, max(until) as until, max(changed_at) as changed,
      array_agg(distinct extract(year from month)::int order by extract(year from month)::int desc) as years
    from spending.ledger_months where tenant_id = ${tenantId} and active having count(*) > 0`.execute(tx)
  return rows[0] ?? undefined
}
export type Span = NonNullable<Awaited<ReturnType<typeof selectOptionalSpan>>>

export type CategorySum = {
  category: string
  now_ore: number
  before_ore: number
  social_ore: number
  social_before_ore: number
  row_count: number
}

/** What was bought by kind in the period and the one before it: one row a kind, from the monthly sums. */
export const selectSums = async (tx: Tx, tenantId: string, period: Period): Promise<CategorySum[]> => {
  const past = before(period)
  const now = sql`filter (where month >= ${period.from})`
  const then = sql`filter (where month < ${period.from})`
  const { rows } = await sql<CategorySum>`
    select category, coalesce(sum(amount_ore) ${now}, 0)::bigint as now_ore, coalesce(sum(amount_ore) ${then}, 0)::bigint as before_ore,
      coalesce(sum(amount_ore) filter (where month >= ${period.from} and social), 0)::bigint as social_ore,
      coalesce(sum(amount_ore) filter (where month < ${period.from} and social), 0)::bigint as social_before_ore,
      coalesce(sum(row_count) ${now}, 0)::int as row_count
    from spending.spend_months
    where tenant_id = ${tenantId} and month >= ${past.from} and month < ${period.until}
    group by category`.execute(tx)
  return rows
}

export type MonthSum = { month: Temporal.PlainDate; months: number; amount_ore: number; social_ore: number }

/** Month by month; of one kind, or of all. */
export const selectMonthSums = async (
  tx: Tx,
  tenantId: string,
  { from, until }: Pick<Period, 'from' | 'until'>,
  category?: string,
): Promise<MonthSum[]> => {
  const { rows } = await sql<MonthSum>`
    select month, max(months) as months, sum(amount_ore)::bigint as amount_ore,
      coalesce(sum(amount_ore) filter (where social), 0)::bigint as social_ore
    from spending.spend_months
    where tenant_id = ${tenantId} and month >= ${from} and month < ${until}
      ${category === undefined ? sql`` : sql`and category = ${category}`}
    group by month order by month`.execute(tx)
  return rows
}

/** How many enterprises of the register deliver each kind in a municipality; with their own fresh eyes: published, not ended. */
export const selectReach = async (
  tx: Tx,
  municipalityCode: string | null,
): Promise<ReadonlyMap<string, number>> => {
  const at = municipalities.get(municipalityCode ?? '')
  if (at === undefined) return new Map()
  const { rows } = await sql<{ category: string; n: number }>`
    select category, count(distinct tenant_id)::int as n from directory.search_entries
    where category is not null and reach @> array[${at.code}::text]
    group by category`.execute(tx)
  return new Map(rows.map(r => [r.category, r.n]))
}
