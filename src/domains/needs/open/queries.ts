import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { counties, municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { many, one } from '../../../kit/http/forms.ts'

export const openQuery = z.object({
  q: one(z.string().trim().min(1).max(200).optional()),
  kategori: many(z.string().max(60)),
  kommun: one(
    z
      .string()
      .refine(code => municipalities.has(code))
      .optional(),
  ),
  lan: one(
    z
      .string()
      .refine(code => counties.has(code))
      .optional(),
  ),
})
export type OpenQuery = z.output<typeof openQuery>

/**
 * Needs as everybody may see them. Every column is named: what the buyer keeps to itself – today's supplier, the value
 * and notes on it, who wrote it – is never read.
 */
const published = (tx: Tx) =>
  tx
    .selectFrom('needs.needs as n')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'n.tenant_id')
    .leftJoin('core.cpv_codes as c', 'c.code', 'n.cpv')
    .select(['n.tenant_id', 'n.need_id', 'n.title', 'n.description', 'n.category', 'n.cpv'])
    .select(['n.amount', 'n.amount_unit', 'n.amount_per', 'n.seasons', 'n.area', 'n.place'])
    .select(['n.starts_on', 'n.ends_on', 'n.lots', 'n.lots_note', 'n.contact_email', 'n.closed_at'])
    .select([
      'o.name as buyer',
      'o.municipality_code as home',
      'c.label_sv as cpv_sv',
      'c.label_en as cpv_en',
    ])
    .select(e => e.ref('n.opened_at').$notNull().as('opened_at'))
    .where('n.opened_at', 'is not', null)
    .modifyEnd(acrossTenants('needs open to everybody'))

export type OpenNeed = Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number]

const open = (tx: Tx) => published(tx).where('n.closed_at', 'is', null)

/** To be delivered in one of these municipalities: named by the need, or the buyer's own where it names none. */
const within = (codes: readonly string[]) =>
  sql<boolean>`(n.area && ${sql.val([...codes])}::text[]
    or (n.area = '{}' and o.municipality_code = any (${sql.val([...codes])}::text[])))`

const codesOf = ({ kommun, lan }: OpenQuery): string[] | undefined => {
  if (kommun !== undefined) return [kommun]
  if (lan === undefined) return undefined
  return [...municipalities.values()].filter(m => m.countyCode === lan).map(m => m.code)
}

/** Those of them that are asked for. */
export const narrowedOpen = (tx: Tx, query: OpenQuery) => {
  const codes = codesOf(query)
  const like = containing(query.q ?? '')
  return open(tx)
    .$if(query.q !== undefined, q =>
      q.where(e =>
        e.or([e('n.title', 'ilike', like), e('n.description', 'ilike', like), e('o.name', 'ilike', like)]),
      ),
    )
    .$if(query.kategori.length > 0, q => q.where('n.category', 'in', query.kategori))
    .$if(codes !== undefined, q => q.where(within(codes ?? [])))
}

export type OpenChoices = { categories: readonly string[]; codes: readonly string[] }

/** Of which kinds and where there are open needs at all: what there is to choose among. */
export const selectOpenChoices = async (tx: Tx): Promise<OpenChoices> => {
  const rows = await open(tx)
    .clearSelect()
    .select('n.category')
    .select(
      sql<string[]>`case when n.area = '{}' then array[o.municipality_code] else n.area end`.as('codes'),
    )
    .distinct()
    .execute()
  return {
    categories: [...new Set(rows.map(row => row.category))],
    codes: [...new Set(rows.flatMap(row => row.codes))].filter(code => municipalities.has(code)),
  }
}

/** A need that is shown to everybody, or was until it was closed; every other does not exist. */
export const selectPublished = (tx: Tx, needId: string): Promise<OpenNeed> =>
  published(tx).where('n.need_id', '=', needId).executeTakeFirstOrThrow(notFound)

export type Wanted = { categories: readonly string[]; since?: Temporal.Instant; limit: number }

/** The newest open needs of some kinds. */
export const selectOpenOfKinds = (tx: Tx, { categories, since, limit }: Wanted): Promise<OpenNeed[]> =>
  open(tx)
    .where('n.category', 'in', [...categories])
    .$if(since !== undefined, q => q.where(sql<boolean>`n.opened_at > ${sql.val(since)}`))
    .orderBy('n.opened_at', 'desc')
    .limit(limit)
    .execute()

/** The newest open needs in some municipalities, of other kinds than these. */
export const selectOpenWithin = (
  tx: Tx,
  codes: readonly string[],
  besides: readonly string[],
  limit: number,
): Promise<OpenNeed[]> =>
  open(tx)
    .where(within(codes))
    .$if(besides.length > 0, q => q.where('n.category', 'not in', [...besides]))
    .orderBy('n.opened_at', 'desc')
    .limit(limit)
    .execute()

/** Of the open needs, those that begin within a time – the first few – and how many there are in all. */
export const selectOpenBetween = async (
  tx: Tx,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
  limit: number,
): Promise<{ needs: OpenNeed[]; total: number }> => {
  const { total } = await open(tx)
    .clearSelect()
    .select(e => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const needs = await open(tx)
    .where('n.starts_on', '>=', from)
    .where('n.starts_on', '<', until)
    .orderBy('n.starts_on')
    .orderBy('n.need_id')
    .limit(limit)
    .execute()
  return { needs, total }
}
