import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import { type Precedent, type PrecedentQuery, pageSize, readCursor, writeCursor } from './schema.ts'

type Narrow = Pick<PrecedentQuery, 'q' | 'kategori' | 'visa'>

const narrowed = (tx: Tx, { q, kategori, visa }: Narrow) => {
  let query = tx.selectFrom('spending.precedents')
  for (const word of (q ?? '')
    .split(/\s+/)
    .filter(w => w !== '')
    .slice(0, 10)) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(eb => eb.or([eb('title', 'ilike', like), eb('buyer', 'ilike', like)]))
  }
  if (kategori !== undefined) query = query.where('category', '=', kategori)
  if (visa === 'reserverade') query = query.where('reserved', '=', true)
  return query
}

/** Reserved ones first, then the newest. */
const ordered = (query: ReturnType<typeof narrowed>) =>
  query
    .selectAll()
    .orderBy('reserved', 'desc')
    .orderBy('published_on', 'desc')
    .orderBy('precedent_id', 'desc')

/** A page of the list, and where the next one begins. */
export const selectPrecedentPage = async (
  tx: Tx,
  query: PrecedentQuery,
): Promise<{ rows: Precedent[]; next: string | null }> => {
  const at = readCursor(query.efter)
  let asked = ordered(narrowed(tx, query)).limit(pageSize + 1)
  if (at !== undefined)
    asked = asked.where(
      sql<boolean>`(reserved, published_on, precedent_id) < (${at.reserved}::boolean, ${at.day}::date, ${at.id}::text)`,
    )
  const found = await asked.execute()
  const rows = found.slice(0, pageSize)
  const last = rows.at(-1)
  return { rows, next: found.length > pageSize && last ? writeCursor(last) : null }
}

/** The whole list as narrowed, for a file. */
export const selectPrecedentList = (tx: Tx, query: Narrow): Promise<Precedent[]> =>
  ordered(narrowed(tx, query)).execute()

export type PrecedentCounts = {
  /** Of all that is stored. */
  all: number
  reserved: number
  /** As narrowed; `others` without the wish for reserved ones alone. */
  found: number
  others: number
  /** Kind → how many, as narrowed but for the kind. */
  byCategory: ReadonlyMap<string, number>
}

export const countPrecedents = async (tx: Tx, query: Narrow): Promise<PrecedentCounts> => {
  const whole = await tx
    .selectFrom('spending.precedents')
    .select(eb => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('reserved', '=', true).as('reserved'),
    ])
    .executeTakeFirstOrThrow()
  const { kategori, ...anyKind } = query
  const kinds = await narrowed(tx, { ...anyKind, visa: 'alla' })
    .select(eb => [
      'category',
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('reserved', '=', true).as('reserved'),
    ])
    .groupBy('category')
    .execute()
  const shown = (k: (typeof kinds)[number]) => (query.visa === 'reserverade' ? k.reserved : k.all)
  const own = kinds.filter(k => kategori === undefined || k.category === kategori)
  const sum = (of: (k: (typeof kinds)[number]) => number) => own.reduce((n, k) => n + of(k), 0)
  return {
    ...whole,
    found: sum(shown),
    others: sum(k => k.all),
    byCategory: new Map(kinds.filter(k => shown(k) > 0).map(k => [k.category, shown(k)])),
  }
}

/** Who has bought this kind before: those who reserved it first, then the nearest in time. */
export const selectPrecedents = (
  tx: Tx,
  { category, limit }: { category: string; limit: number },
): Promise<Precedent[]> =>
  ordered(narrowed(tx, { kategori: category, visa: 'alla' }))
    .limit(limit)
    .execute()
