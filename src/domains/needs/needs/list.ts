import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../kit/db/actor.ts'
import { placeIn, readPlace } from '../../../kit/http/figures.ts'
import type { Columns } from '../../../kit/tables/cells.ts'
import { categoryText, cpvText } from './facts.ts'
import { type Need, needs } from './queries.ts'
import { sources } from './schema.ts'
import { areaText, seasonsText, volumeText } from './volume.ts'
import { t } from './words.ts'

export const pageSize = 50
export const sorts = ['varde', 'avtalsslut', 'start', 'andrad'] as const
type SortKey = (typeof sorts)[number]

const many = <T extends z.ZodType>(one: T) =>
  z.preprocess(v => (v === undefined ? [] : [v].flat()), z.array(one).max(100))
/** The first of several, when an address says a thing twice. */
const one = <T extends z.ZodType>(schema: T) => z.preprocess(v => (Array.isArray(v) ? v[0] : v), schema)

export const needsQuery = z.object({
  q: one(z.string().trim().min(1).max(200).optional()),
  kategori: many(z.string().max(60)),
  enhet: many(z.uuid()),
  lage: one(z.enum(['oppna', 'avslutade', 'alla']).default('oppna')),
  visas: one(z.enum(['ja', 'nej']).optional()),
  kalla: many(z.enum(sources)),
  sort: one(z.enum(sorts).default('andrad')),
  riktning: one(z.enum(['asc', 'desc']).default('desc')),
  efter: one(z.string().max(300).optional()),
})
export type NeedsQuery = z.output<typeof needsQuery>

const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`

const narrowed = (tx: Tx, tenantId: string, { q, kategori, enhet, lage, visas, kalla }: NeedsQuery) =>
  needs(tx, tenantId)
    .$if(q !== undefined, query =>
      query.where(e =>
        e.or([e('n.title', 'ilike', like(q ?? '')), e('n.todays_supplier', 'ilike', like(q ?? ''))]),
      ),
    )
    .$if(kategori.length > 0, query => query.where('n.category', 'in', kategori))
    .$if(enhet.length > 0, query => query.where('n.unit_id', 'in', enhet))
    .$if(kalla.length > 0, query => query.where('n.source', 'in', kalla))
    .$if(lage !== 'alla', query => query.where('n.closed_at', lage === 'oppna' ? 'is' : 'is not', null))
    .$if(visas === 'ja', query => query.where('n.opened_at', 'is not', null).where('n.closed_at', 'is', null))
    .$if(visas === 'nej', query =>
      query.where(e => e.or([e('n.opened_at', 'is', null), e('n.closed_at', 'is not', null)])),
    )

/** What each order goes by; needs without it come last either way. */
const keys = {
  varde: { column: sql`n.value_ore`, type: sql`bigint`, asc: sql`9223372036854775807`, desc: sql`-1` },
  avtalsslut: {
    column: sql`n.contract_ends_on`,
    type: sql`date`,
    asc: sql`'9999-12-31'`,
    desc: sql`'0001-01-01'`,
  },
  start: { column: sql`n.starts_on`, type: sql`date`, asc: sql`'9999-12-31'`, desc: sql`'0001-01-01'` },
  andrad: { column: sql`n.updated_at`, type: sql`timestamptz`, asc: sql`'infinity'`, desc: sql`'-infinity'` },
} as const

const keyOf = (sort: SortKey, direction: 'asc' | 'desc') => {
  const { column, type, ...missing } = keys[sort]
  return { type, key: sql`coalesce(${column}, ${missing[direction]}::${type})` }
}

const places = {
  varde: placeIn.bigint,
  avtalsslut: placeIn.date,
  start: placeIn.date,
  andrad: placeIn.instant,
} satisfies Record<SortKey, z.ZodType>

/** One page of the list in its order, and the cursor of the next. */
export const selectNeeds = async (
  tx: Tx,
  tenantId: string,
  query: NeedsQuery,
  limit = pageSize,
): Promise<{ rows: Need[]; next: string | undefined }> => {
  const { key, type } = keyOf(query.sort, query.riktning)
  const cursor = readPlace(z.tuple([places[query.sort], placeIn.id]), query.efter)
  const after = query.riktning === 'asc' ? sql`>` : sql`<`
  const found = await narrowed(tx, tenantId, query)
    .select(sql<string>`(${key})::text`.as('sort_key'))
    .$if(cursor !== undefined, q =>
      q.where(sql<boolean>`(${key}, n.need_id) ${after} (${cursor?.[0]}::${type}, ${cursor?.[1]}::uuid)`),
    )
    .orderBy(sql`${key}`, query.riktning)
    .orderBy('n.need_id', query.riktning)
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const next = found.length > limit && last ? JSON.stringify([last.sort_key, last.need_id]) : undefined
  return { rows, next: next && Buffer.from(next).toString('base64url') }
}

export type NeedSums = { count: number; valued: number; sum: number }

/** How many the list holds in all, and what those with a value come to together. */
export const selectNeedSums = async (tx: Tx, tenantId: string, query: NeedsQuery): Promise<NeedSums> => {
  const row = await narrowed(tx, tenantId, query)
    .clearSelect()
    .select(e => [
      e.fn.countAll<number>().as('count'),
      e.fn.count<number>('n.value_ore').as('valued'),
      e.fn.coalesce(e.fn.sum<number>('n.value_ore'), sql<number>`0`).as('sum'),
    ])
    .executeTakeFirstOrThrow()
  return row
}

/** The kinds that the organisation has needs of: none means that it has no need at all. */
export const selectKinds = async (tx: Tx, tenantId: string): Promise<string[]> => {
  const rows = await needs(tx, tenantId).clearSelect().select('n.category').distinct().execute()
  return rows.map(row => row.category)
}

/** The list as a file; amounts in kronor, as they are calculated with in a spreadsheet. */
export const needColumns = (home: string | null): Columns<Need> => [
  { label: t('title'), value: n => n.title },
  { label: t('state'), value: n => t(stateOf(n)) },
  { label: t('category'), value: n => categoryText(n.category) },
  { label: t('cpv'), value: cpvText },
  { label: t('description'), value: n => n.description },
  { label: t('volume'), value: volumeText },
  { label: t('seasons'), value: seasonsText },
  { label: t('where'), value: n => areaText(n, home) },
  { label: t('unit'), value: n => n.unit },
  { label: t('value_kronor'), value: n => (n.value_ore === null ? null : n.value_ore / 100) },
  { label: t('value_note'), value: n => n.value_note },
  { label: t('starts_on'), value: n => n.starts_on },
  { label: t('ends_on'), value: n => n.ends_on },
  { label: t('lots_number'), value: n => n.lots },
  { label: t('lots_note'), value: n => n.lots_note },
  { label: t('todays_supplier'), value: n => n.todays_supplier },
  { label: t('contract_ends_on'), value: n => n.contract_ends_on },
  { label: t('source'), value: n => t(`source_${sources.find(s => s === n.source) ?? 'hand'}`) },
  { label: t('updated'), value: n => n.updated_at },
]

export const stateOf = (
  n: Pick<Need, 'opened_at' | 'closed_at'>,
): 'state_closed' | 'state_shown' | 'state_own' =>
  n.closed_at ? 'state_closed' : n.opened_at ? 'state_shown' : 'state_own'
