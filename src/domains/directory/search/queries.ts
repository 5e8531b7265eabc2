import type { AsVisitor } from '../../../kit/db/actor.ts'
import type { Cursor } from './cursor.ts'
import type { Facets, Found } from './schema.ts'
import { type Search, searchStatement } from './statement.ts'

type Row = { total: number; hits: string; last: Cursor | null; more: boolean; facets: Facets | null }

export const searchEnterprises = async (ask: AsVisitor, search: Search): Promise<Found> => {
  const [row] = await ask<Row>(searchStatement(search))
  if (row === undefined) throw new Error('The search answered nothing.')
  const { total, hits, facets, more, last } = row
  return {
    total,
    hits,
    facets,
    next: more && last ? Buffer.from(JSON.stringify(last)).toString('base64url') : null,
  }
}

/** The kinds that most enterprises offer, with how many: what the register has, where a search found nothing. */
export const selectCommonCategories = async (ask: AsVisitor): Promise<Record<string, number>> => {
  const rows = await ask<{ category: string; n: number }>({
    text: `select category, count(distinct tenant_id)::int as n from directory.search_entries
      where category is not null group by category order by n desc, category limit 5`,
    values: [],
  })
  return Object.fromEntries(rows.map(r => [r.category, r.n]))
}

/** A municipality that one of the words is a misspelling of: a letter or two away, and no word that the register knows. */
export const correctPlace = async (
  ask: AsVisitor,
  words: readonly string[],
): Promise<{ word: string; name: string } | undefined> => {
  const [found] = await ask<{ word: string; name: string }>({
    text: `select w.word, m.name from unnest($1::text[]) as w(word)
      join core.municipalities m on levenshtein_less_equal(lower(m.name), w.word, 2) <= case when char_length(w.word) > 7 then 2 else 1 end
      where char_length(w.word) >= 5 and not exists (select from directory.search_words k where k.word = w.word)
      order by levenshtein_less_equal(lower(m.name), w.word, 2), m.code limit 1`,
    values: [[...words]],
  })
  return found
}

/** The words of $1 in order, each with the nearest that the register knows; null: it knows none like it. */
const spelt = `select w.place, w.word, case when exists (select from directory.search_words k where k.word = w.word) then w.word else (
    select k.word from directory.search_words k
    where k.word % w.word and levenshtein_less_equal(k.word, w.word, 3) <= greatest(1, least(3, char_length(w.word) / 4))
    order by levenshtein_less_equal(k.word, w.word, 3), similarity(k.word, w.word) desc, k.word limit 1) end as near
  from unnest($1::text[]) with ordinality as w(word, place)`

/** The nearest word that the register knows, for each word it does not: "fruktkårg" → "fruktkorg". */
export const correctWords = async (ask: AsVisitor, words: readonly string[]): Promise<string[]> => {
  const rows = await ask<{ word: string; near: string | null }>({
    text: `${spelt} order by place`,
    values: [[...words]],
  })
  return rows.map(r => r.near ?? r.word)
}

/** Whoever is called nearly so, where the register lacks one of the words: "korgbuden" → Korgboden. */
export const selectNamedNearly = async (
  ask: AsVisitor,
  words: readonly string[],
): Promise<{ slug: string; name: string } | undefined> => {
  const [found] = await ask<{ slug: string; name: string }>({
    text: `with said as materialized (
        select string_agg(coalesce(near, word), ' ' order by place) as words from (${spelt}) s
        having bool_or(near is distinct from word))
      select e.slug, e.name from said join directory.enterprises e on said.words <% e.name
      where e.published_at is not null order by word_similarity(said.words, e.name) desc, e.tenant_id limit 1`,
    values: [[...words]],
  })
  return found
}

/** In how many offers each word stands, whole or as a beginning. */
export const countWords = async (ask: AsVisitor, words: readonly string[]): Promise<number[]> => {
  const rows = await ask<{ n: number }>({
    text: `select (select count(*)::int from directory.search_entries s
        where s.document @@ (to_tsquery('swedish', w.term) || to_tsquery('english', w.term))) as n
      from unnest($1::text[]) with ordinality as w(term, place) order by place`,
    values: [[...words]],
  })
  return rows.map(r => r.n)
}

/** Published enterprises with an organisation number; a sole trader's is not known as a number. */
export const selectByNumber = (ask: AsVisitor, orgnr: string): Promise<{ tenant_id: string }[]> =>
  ask({
    text: `select e.tenant_id from core.organisations o join directory.enterprises e using (tenant_id)
      where o.orgnr = $1 and e.published_at is not null`,
    values: [orgnr],
  })
