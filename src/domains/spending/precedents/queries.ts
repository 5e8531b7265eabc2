import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { notFound } from '../../../kit/http/errors.ts'
import type { Precedent, PrecedentQuery } from './schema.ts'

/** As narrowed. */
export const precedents = (tx: Tx, { q, kategori, visa }: PrecedentQuery) => {
  let query = tx.selectFrom('spending.precedents')
  for (const word of (q ?? '')
    .split(/\s+/)
    .filter(w => w !== '')
    .slice(0, 10)) {
    const like = containing(word)
    query = query.where(eb => eb.or([eb('title', 'ilike', like), eb('buyer', 'ilike', like)]))
  }
  if (kategori !== undefined) query = query.where('category', '=', kategori)
  if (visa === 'reserverade') query = query.where('reserved', '=', true)
  return query
}

export type PrecedentCounts = {
  /** Of all that is stored. */
  all: number
  reserved: number
  /** As narrowed, without the wish for reserved ones alone. */
  others: number
  /** Kind → how many, as narrowed but for the kind. */
  byCategory: ReadonlyMap<string, number>
}

export const countPrecedents = async (tx: Tx, query: PrecedentQuery): Promise<PrecedentCounts> => {
  const whole = await tx
    .selectFrom('spending.precedents')
    .select(eb => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('reserved', '=', true).as('reserved'),
    ])
    .executeTakeFirstOrThrow()
  const { kategori, ...anyKind } = query
  const kinds = await precedents(tx, { ...anyKind, visa: 'alla' })
    .select(eb => [
      'category',
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('reserved', '=', true).as('reserved'),
    ])
    .groupBy('category')
    .execute()
  const shown = (k: (typeof kinds)[number]) => (query.visa === 'reserverade' ? k.reserved : k.all)
  const own = kinds.filter(k => kategori === undefined || k.category === kategori)
  return {
    ...whole,
    others: own.reduce((n, k) => n + k.all, 0),
    byCategory: new Map(kinds.filter(k => shown(k) > 0).map(k => [k.category, shown(k)])),
  }
}

/** One of them by its number in the statistics; unknown: 404. */
export const selectPrecedent = (tx: Tx, id: string): Promise<Precedent> => {
  // What cannot be a number of theirs, the database need not read.
  if (!/^[\w/ -]{3,40}$/.test(id)) throw notFound()
  return tx
    .selectFrom('spending.precedents')
    .selectAll()
    .where('precedent_id', '=', id)
    .executeTakeFirstOrThrow(notFound)
}

/** Who has bought this kind before, or what these words say: those who reserved it first, then the nearest in time; with how many there are. */
export const selectPrecedents = (
  tx: Tx,
  { category, q, limit }: { category?: string; q?: string; limit: number },
): Promise<(Precedent & { total: number })[]> =>
  precedents(tx, { kategori: category, q, visa: 'alla' })
    .selectAll()
    .select(e => e.fn.countAll<number>().over().as('total'))
    .orderBy('reserved', 'desc')
    .orderBy('published_on', 'desc')
    .orderBy('precedent_id', 'desc')
    .limit(limit)
    .execute()
