import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { monthsBefore } from '../freshness/state.ts'
import { freshnessRules } from '../policy.ts'
import { trustLevel } from '../trust/level.ts'
import type { Spoken } from '../trust/words.tsx'

/** What can be lacking in a listing; each is a filter of the data quality list. */
export const lacks = [
  'unconfirmed',
  'not_by_itself',
  'unclaimed',
  'unchecked',
  'no_offers',
  'no_contact',
  'unverified',
  'hidden',
] as const
export type Lack = (typeof lacks)[number]

export const registerQuery = z.object({
  q: z.string().max(200).optional(),
  brist: z.enum(lacks).optional(),
  uppgifter: z.enum(['2', '3']).optional(),
})
export type RegisterQuery = z.output<typeof registerQuery>

export type Stewarded = Spoken & {
  tenant_id: string
  slug: string
  name: string
  municipality: string
  offers: number
  lacks: Lack[]
  level: number
}

const lacking = (what: Lack, when: ReturnType<typeof sql>) => sql`case when ${when} then ${sql.lit(what)} end`

/** By what it is called, or by its organisation number however it is written. */
const named = (q: string) => {
  const number = readOrgnr(q)
  return number === undefined
    ? sql`s.name ilike ${containing(q)}`
    : sql`exists (select from core.organisations o where o.tenant_id = s.tenant_id and o.orgnr = ${number.digits})`
}

/** The enterprises that an organisation stewards, with what each lacks, as narrowed. */
export const stewarded = (
  stewardId: string,
  { q, brist, uppgifter }: RegisterQuery,
  now: Temporal.Instant,
) => {
  const rule = freshnessRules.at(now.toZonedDateTimeISO('Europe/Stockholm').toPlainDate())
  const old = monthsBefore(now, rule.not_confirmed_after_months)
  return sql<Stewarded>`
    select * from (
      select e.tenant_id, e.slug, e.name, m.name as municipality, e.confirmed_at, e.confirmed_by_itself, e.claimed_at,
        e.speaker_checked_at, e.reviewed_at, k.name as steward,
        case when e.reviewed_by <> e.steward_id then r.name end as reviewer, ${trustLevel(now)} as level, o.offers,
        array_remove(array[
          ${lacking('hidden', sql`e.published_at is null`)},
          ${lacking('unconfirmed', sql`e.confirmed_at <= ${old}`)},
          ${lacking('not_by_itself', sql`not e.confirmed_by_itself`)},
          ${lacking('unclaimed', sql`e.claimed_at is null`)},
          ${lacking('unchecked', sql`e.claimed_at is not null and e.speaker_checked_at is null`)},
          ${lacking('no_offers', sql`o.offers = 0`)},
          ${lacking('no_contact', sql`e.email is null and e.phone is null`)},
          ${lacking('unverified', sql`e.reviewed_at is null`)}], null) as lacks
      from directory.enterprises e
        join core.municipalities m on m.code = e.municipality_code
        join core.organisations k on k.tenant_id = e.steward_id
        left join core.organisations r on r.tenant_id = e.reviewed_by
        cross join lateral (select count(*)::int as offers from directory.offers o
          where o.tenant_id = e.tenant_id and o.ended_at is null) o
      where e.steward_id = ${stewardId} and e.merged_at is null) s
    where ${q === undefined ? sql`true` : named(q)}
      and ${uppgifter === undefined ? sql`true` : sql`s.level >= ${Number(uppgifter)}`}
      and ${brist === undefined ? sql`true` : sql`${brist} = any (s.lacks)`}`
}

export const countStewarded = async (tx: Tx, stewardId: string): Promise<number> =>
  (
    await tx
      .selectFrom('directory.enterprises')
      .select(e => e.fn.countAll<number>().as('count'))
      .where('steward_id', '=', stewardId)
      .where('merged_at', 'is', null)
      .executeTakeFirstOrThrow()
  ).count
