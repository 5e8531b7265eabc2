import { type RawBuilder, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { type Cursor, readCursor } from './cursor.ts'
import { cpvLexeme, type Interpreted, type Strictness, tsqueryText } from './interpret.ts'
import { pageSize, type SearchParams, type SearchResult } from './schema.ts'

/** A search ready for the database: what the reader filtered by, and what the words were understood as (a chosen municipality included). */
export type Search = {
  params: SearchParams
  read: Interpreted
  strictness: Strictness
  today: Temporal.PlainDate
  limit?: number
  /** Distance decides, whichever way the words were found. */
  nearestFirst?: boolean
}

const both = (text: string) => sql`(to_tsquery('swedish', ${text}) || to_tsquery('english', ${text}))`

/** The words' condition in four strengths, so that a hit says where it was found. */
const conditions = ({ read, strictness }: Search) => {
  const cpv = read.cpv === undefined ? null : `'${cpvLexeme(read.cpv)}'`
  const of = (weights: string): RawBuilder<unknown> => {
    const text = tsqueryText(read.words, strictness, weights)
    const words = text === null ? null : both(text)
    const code = cpv === null ? null : sql`to_tsquery('simple', ${cpv})`
    return words && code ? sql`(${words} && ${code})` : (words ?? code ?? sql`null::tsquery`)
  }
  return sql`select ${of('')} as q, ${of('A')} as qa, ${of('AB')} as qab, ${of('ABC')} as qabc`
}

/** Flat-earth distance: within a percent of the great circle inside Sweden, and cheap enough for every row. */
const distance = (lat: number, lon: number) =>
  sql`(111.2 * sqrt(power(s.lat - ${lat}, 2) + power((s.lon - ${lon}) * cos(radians(${lat})), 2)))`

const filters = ({ params, read, today }: Search, near: RawBuilder<unknown>) => {
  const municipality = read.municipality?.code
  const county = params.lan ?? read.county
  const browsing = read.words.length === 0 && read.cpv === undefined
  return [
    browsing && params.kategori === undefined
      ? sql`s.offer_id = '00000000-0000-0000-0000-000000000000'`
      : undefined,
    browsing ? undefined : sql`s.document @@ terms.q`,
    params.kategori === undefined ? undefined : sql`s.category = ${params.kategori}`,
    municipality === undefined
      ? undefined
      : params.inom === undefined
        ? sql`(s.municipality_code = ${municipality} or ${municipality} = any (s.serves) or s.serves_radius_km >= ${near})`
        : sql`${near} <= ${params.inom}`,
    county === undefined ? undefined : sql`s.county_code = ${county}`,
    params.slag === undefined ? undefined : sql`s.kind = ${params.slag}`,
    params.krav.includes('certifierad') ? sql`s.certified_until >= ${today}` : undefined,
    params.krav.includes('platser') ? sql`s.free_places > 0` : undefined,
    params.krav.includes('reserverbar') ? sql`s.reservable` : undefined,
  ].filter(f => f !== undefined)
}

type Row = { answer: SearchResult & { last: Cursor | null } }

/**
 * Enterprises that fit, best first: where the words were found (title, category, description, name), then
 * distance, then how well they fit, then how fresh the data is. One statement: page, total and facets.
 */
export const searchStatement = (search: Search): RawBuilder<Row> => {
  const { params, read, today } = search
  const limit = search.limit ?? pageSize
  const at = read.municipality
  const near = at ? distance(at.lat, at.lon) : sql`0::float8`
  const cursor = readCursor(params.efter)
  return sql<Row>`
    with terms as materialized (${conditions(search)}),
    hits as materialized (
      select s.tenant_id, s.offer_id, s.category, s.title, s.title_en, s.municipality_code, s.kind, s.certified_until, s.free_places,
        s.reservable, s.confirmed_at, s.confirmed_by_itself, ${at ? sql`${at.code} = any (s.serves)` : sql`false`} as served, ${near} as km,
        case when terms.q is null then 0 when s.document @@ terms.qa then 4 when s.document @@ terms.qab then 3
          when s.document @@ terms.qabc then 2 else 1 end as level,
        coalesce((ts_rank('{0.05,0.2,0.6,1}', s.document, terms.q) * 10)::int, 0) as rank
      from directory.search_entries s, terms
      where ${filters(search, near).length === 0 ? sql`true` : sql.join(filters(search, near), sql` and `)}
    ),
    per as materialized (
      select tenant_id, ${search.nearestFirst ? sql`0` : sql`-max(level)`} as level, any_value(km)::int as km, max(level) * 100 - max(level * 100 + rank) as rank,
        -- The freshest first, and behind all of those whoever has not said a word itself.
        date '2100-01-01' - any_value(confirmed_at)::date + case when any_value(confirmed_by_itself) then 0 else 100000 end as confirmed,
        any_value(municipality_code) as municipality_code, any_value(kind) as kind, any_value(certified_until) as certified_until,
        any_value(free_places) as free_places, any_value(reservable) as reservable, any_value(served) as served
      from hits group by tenant_id
    ),
    page as (
      select * from per
      ${cursor ? sql`where (level, km, rank, confirmed, tenant_id) > (${cursor[0]}::int, ${cursor[1]}::int, ${cursor[2]}::int, ${cursor[3]}::int, ${cursor[4]}::uuid)` : sql``}
      order by level, km, rank, confirmed, tenant_id
      limit ${limit + 1}
    ),
    -- One pass over the hits for the whole page, not one for each of its enterprises.
    best as (
      select tenant_id, json_agg(json_build_object('offer_id', offer_id, 'category', category, 'title', title, 'title_en', title_en,
          'reason', (array['place', 'about', 'description', 'category', 'title'])[level + 1]) order by place) as offers
      from (select h.*, row_number() over (partition by tenant_id order by level desc, rank desc, title) as place
        from hits h where category is not null and tenant_id in (select tenant_id from page)) o
      where place <= 3 group by tenant_id
    ),
    shown as (
      select p.*, (select max(h.level) from hits h where h.tenant_id = p.tenant_id and h.category is null) as own_level, e.slug, e.name, e.place, e.presentation_sv, e.presentation_en, e.confirmed_at, e.confirmed_by_itself, b.offers
      from page p join directory.enterprises e using (tenant_id) left join best b using (tenant_id)
    )
    select json_build_object(
      'total', (select count(*) from per),
      'hits', coalesce((select json_agg(json_build_object('tenant_id', tenant_id, 'slug', slug, 'name', name, 'kind', kind,
          'place', place, 'municipality_code', municipality_code, 'presentation_sv', left(presentation_sv, 300),
          'presentation_en', left(presentation_en, 300), 'certified_until', certified_until, 'confirmed_at', confirmed_at,
          'confirmed_by_itself', confirmed_by_itself,
          'distance_km', ${at ? sql`km` : sql`null::int`}, 'free_places', free_places, 'offers', coalesce(offers, '[]'),
          'own_reason', (array['presentation', 'places', null, 'name'])[own_level],
          'reach', ${at ? sql`case when municipality_code = ${at.code} then 'here' when served then 'delivers' else 'near' end` : sql`null::text`})
        order by level, km, rank, confirmed, tenant_id) from shown), '[]'),
      'last', (select json_build_array(level, km, rank, confirmed, tenant_id) from page
        order by level, km, rank, confirmed, tenant_id offset ${limit - 1} limit 1),
      'facets', json_build_object(
        'category', (select coalesce(json_object_agg(category, n), '{}') from
          (select category, count(*) as n from (select distinct category, tenant_id from hits where category is not null) d group by category) c),
        'municipality', (select coalesce(json_object_agg(municipality_code, n), '{}') from
          (select municipality_code, count(*) as n from per group by municipality_code) m),
        'kind', (select coalesce(json_object_agg(kind, n), '{}') from (select kind, count(*) as n from per group by kind) k),
        'certified', (select count(*) from per where certified_until >= ${today}),
        'places', (select count(*) from per where free_places > 0),
        'reservable', (select count(*) from per where reservable))
    ) as answer`
}

export const searchEnterprises = async (tx: Tx, search: Search): Promise<SearchResult> => {
  const limit = search.limit ?? pageSize
  const found = await searchStatement(search).execute(tx)
  const answer = found.rows[0]?.answer
  if (answer === undefined) throw new Error('The search answered nothing.')
  const more = answer.hits.length > limit
  return {
    total: answer.total,
    hits: answer.hits.slice(0, limit),
    facets: answer.facets,
    next: more && answer.last ? Buffer.from(JSON.stringify(answer.last)).toString('base64url') : null,
  }
}

/** The kinds that most enterprises offer, with how many: what the register has, where a search found nothing. */
export const selectCommonCategories = async (tx: Tx): Promise<Record<string, number>> => {
  const { rows } = await sql<{ category: string; n: number }>`
    select category, count(distinct tenant_id)::int as n from directory.search_entries
    where category is not null group by category order by n desc, category limit 5`.execute(tx)
  return Object.fromEntries(rows.map(r => [r.category, r.n]))
}

/** A municipality that one of the words is a misspelling of: a letter or two away, and no word that the register knows. */
export const correctPlace = async (
  tx: Tx,
  words: readonly string[],
): Promise<{ word: string; name: string } | undefined> => {
  const { rows } = await sql<{ word: string; name: string }>`
    select w.word, m.name from unnest(${[...words]}::text[]) as w(word)
      join core.municipalities m on levenshtein_less_equal(lower(m.name), w.word, 2) <= case when char_length(w.word) > 7 then 2 else 1 end
    where char_length(w.word) >= 5 and not exists (select from directory.search_words k where k.word = w.word)
    order by levenshtein_less_equal(lower(m.name), w.word, 2), m.code limit 1`.execute(tx)
  return rows[0]
}

/** The nearest word that the register knows, for each word it does not: "fruktkårg" → "fruktkorg". */
export const correctWords = async (tx: Tx, words: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ word: string; near: string | null }>`
    select w.word, case when exists (select from directory.search_words k where k.word = w.word) then w.word else (
        select k.word from directory.search_words k
        where k.word % w.word and levenshtein_less_equal(k.word, w.word, 3) <= greatest(1, least(3, char_length(w.word) / 4))
        order by levenshtein_less_equal(k.word, w.word, 3), similarity(k.word, w.word) desc, k.word limit 1) end as near
    from unnest(${[...words]}::text[]) with ordinality as w(word, place) order by place`.execute(tx)
  return rows.map(r => r.near ?? r.word)
}
