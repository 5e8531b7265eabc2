import type { Temporal } from 'temporal-polyfill'
import type { Municipality } from '../../../core/reference/places.ts'
import type { Cursor } from './cursor.ts'
import type { Terms } from './terms.ts'

/** What is looked for, as the database takes it. Each combination of what is there and what is not is a statement of its own, prepared once. */
export type Search = {
  terms: Terms | undefined
  /** Whoever is called as the question says stands with those who offer it. */
  named: boolean
  /** These alone. */
  tenants: readonly string[] | undefined
  /** Where it is to be delivered; `withinKm` in place of that: how far away they may be. */
  at: Municipality | undefined
  withinKm: number | undefined
  county: string | undefined
  category: string | undefined
  kind: string | undefined
  certified: boolean
  places: boolean
  reservable: boolean
  today: Temporal.PlainDate
  /** A confirmation from before that holds no longer. */
  since: Temporal.Instant
  /** At least this step of the ladder of trust. */
  trust: number | undefined
  after: Cursor | undefined
  limit: number
  /** Distance decides, whichever way the words were found. */
  nearestFirst: boolean
  facets: boolean
  /** Why each is here, and with which offers. */
  reasons: boolean
  /** What the question was understood as. */
  kinds: readonly string[]
}

export type Statement = { text: string; values: unknown[] }

/** Between two steps of the ladder of trust, in days: whose word it is goes before how fresh it is. */
const step = 100_000
const order = 'level, km, rank, confirmed, tenant_id'

const words = (place: string) => `(to_tsquery('swedish', ${place}) || to_tsquery('english', ${place}))`

/**
 * Enterprises that fit, best first: where the words were found (title, kind, description, the enterprise itself), then
 * distance, then how well they fit, then whose word it is, then how fresh that is. One statement, one row: page, total, facets.
 */
export const searchStatement = (search: Search): Statement => {
  const values: unknown[] = []
  const value = (v: unknown, type: string) => `$${values.push(v)}::${type}`
  const { terms, at, after, limit } = search
  const since = value(search.since.toString(), 'timestamptz')
  const km = at
    ? ((lat: string, lon: string) =>
        `(111.2 * sqrt(power(s.lat - ${lat}, 2) + power((s.lon - ${lon}) * cos(radians(${lat})), 2)))`)(
        value(at.lat, 'float8'),
        value(at.lon, 'float8'),
      )
    : '0::float8'
  const query = (strict: string | null, any: string | null, kinds = terms?.kinds): string => {
    const parts = [
      strict === null ? undefined : words(value(strict, 'text')),
      terms?.code === undefined ? undefined : `to_tsquery('simple', ${value(terms.code, 'text')})`,
    ].filter(p => p !== undefined)
    const all = parts.length === 0 ? undefined : `(${parts.join(' && ')})`
    if (kinds === undefined) return all ?? 'null::tsquery'
    const kind = `to_tsquery('simple', ${value(kinds, 'text')})`
    const also = any === null ? kind : `(${kind} && ${words(value(any, 'text'))})`
    return all === undefined ? also : `(${all} || ${also})`
  }
  const place = at ? value(at.code, 'text') : undefined
  const conditions = [
    terms ? 's.document @@ terms.q' : undefined,
    // Whoever browses sees every enterprise once, by itself.
    search.tenants === undefined ? undefined : `s.tenant_id = any (${value(search.tenants, 'uuid[]')})`,
    terms === undefined && search.category === undefined
      ? `s.offer_id = '00000000-0000-0000-0000-000000000000'`
      : undefined,
    at === undefined
      ? undefined
      : search.withinKm === undefined
        ? `s.reach @> array[${place}]`
        : `${km} <= ${value(search.withinKm, 'int')}`,
    search.category === undefined ? undefined : `s.category = ${value(search.category, 'text')}`,
    search.county === undefined
      ? undefined
      : `left(s.municipality_code, 2) = ${value(search.county, 'text')}`,
    search.kind === undefined ? undefined : `s.kind = ${value(search.kind, 'text')}`,
    search.certified ? `s.certified_until >= ${value(search.today.toString(), 'date')}` : undefined,
    search.trust === undefined
      ? undefined
      : `s.trust >= ${value(search.trust, 'int')} and s.confirmed_at > ${since}`,
    search.places ? 's.free_places > 0' : undefined,
    search.reservable ? 's.reservable' : undefined,
  ].filter(c => c !== undefined)
  const reach = place
    ? `case when p.municipality_code = ${place} then 'here' when p.served then 'delivers' else 'near' end`
    : undefined
  const types = ['int', 'int', 'int', 'int', 'uuid']
  const text = `
    with ${
      terms
        ? `terms as materialized (select ${query(terms.all, null, terms.others)} as q, ${query(terms.title, terms.telling)} as qa,
        ${query(terms.category, null)} as qab, ${query(terms.description, null, terms.others)} as qabc),`
        : ''
    }
    hits as materialized (
      select s.tenant_id, s.nr, s.category, s.municipality_code, s.kind, s.certified_until, s.free_places, s.reservable,
        s.confirmed_at, case when s.confirmed_at > ${since} then s.trust else 1 end as trust, ${km} as km, ${place ? `s.reach @> array[${place}]` : 'false'} as served,
        ${
          terms
            ? `case when s.category is null then case when s.document @@ terms.qa then ${search.named ? 4 : 3} else 0 end
          when s.document @@ terms.qa then 4 when s.document @@ terms.qab then 3 when s.document @@ terms.qabc then 2 else 1 end as level,
        case when s.category is not null then 0 when s.document @@ terms.qa then 3 when s.document @@ terms.qabc then 2 else 1 end as own,
        least(ts_rank('{0.1,0.2,0.5,1}', s.document, terms.q) * 90, 99)::int as rank`
            : '0 as level, 0 as own, 0 as rank'
        }
      from directory.search_entries s${terms ? ', terms' : ''}
      where ${conditions.join(' and ')}
    ),
    per as materialized (
      select tenant_id, ${search.nearestFirst ? '0' : '-max(level)'} as level, any_value(km)::int as km,
        max(level) * 100 - max(level * 100 + rank) as rank, max(own) as own,
        -- What was found of each offer, so that the greatest is the best: level, rank, place among the enterprise's own, and the word for it.
        array_agg(((level * 100 + rank) * 1000 + 999 - nr) * 10 + ${
          search.kinds.length === 0
            ? 'level'
            : `case when level = 2 and category = any (${value(search.kinds, 'text[]')}) then 5 else level end`
        }) filter (where category is not null) as found,
        date '2100-01-01' - any_value(confirmed_at)::date + (3 - any_value(trust)) * ${step} as confirmed, any_value(trust) as trust,
        any_value(municipality_code) as municipality_code, any_value(kind) as kind, any_value(certified_until) as certified_until,
        any_value(free_places) as free_places, any_value(reservable) as reservable, bool_or(served) as served
      from hits group by tenant_id
    ),
    page as materialized (
      select * from per
      ${after ? `where (${order}) > (${after.map((v, i) => value(v, types[i] ?? 'int')).join(', ')})` : ''}
      order by ${order} limit ${value(limit + 1, 'int')}
    ),
    shown as materialized (
      select p.*, left(c.card, -1) || ',"distance_km":' || ${at ? 'p.km' : `'null'`} || ',"reach":' || ${reach ? `'"' || ${reach} || '"'` : `'null'`}
        || ',"trust":"' || (array['own_statement', 'confirmed', 'reviewed'])[p.trust] || '"'
        || ${
          search.reasons
            ? `',"reasons":[' || concat_ws(',', (select string_agg('{"match":"' || (array['browsed', 'about', 'description', 'category', 'title', 'category'])[f % 10 + 1]
              || '","offer_id":"' || c.offer_ids[999 - f / 10 % 1000] || '"}', ',' order by f desc) from (select f from unnest(p.found) f order by f desc limit 3) b),
          '{"match":"' || (array['about', 'work_places', 'name'])[nullif(p.own, 0)] || '","offer_id":null}') || ']'`
            : "''"
        } || '}' as hit
      from page p join directory.search_cards c using (tenant_id)
    )
    select (select count(*)::int from per) as total,
      (select '[' || coalesce(string_agg(hit, ',' order by ${order}), '') || ']' from (select * from shown order by ${order} limit ${value(limit, 'int')}) s) as hits,
      (select json_build_array(${order}) from page order by ${order} offset ${value(limit - 1, 'int')} limit 1) as last,
      (select count(*) > ${value(limit, 'int')} from page) as more,
      ${
        search.facets
          ? `json_build_object(
        'category', (select coalesce(json_object_agg(category, n), '{}') from
          (select category, count(distinct tenant_id) as n from hits where category is not null group by category) c),
        'municipality', coalesce(f.municipality, '{}'), 'kind', coalesce(f.kind, '{}'),
        'trust', json_build_array(f.trust2, f.trust3), 'certified', f.certified, 'places', f.places, 'reservable', f.reservable)`
          : 'null::json'
      } as facets
    ${
      search.facets
        ? `from (select json_object_agg(municipality_code, n) filter (where municipality_code is not null) as municipality,
        json_object_agg(kind, n) filter (where kind is not null) as kind,
        max(trust2) as trust2, max(trust3) as trust3, max(certified) as certified, max(places) as places, max(reservable) as reservable
      from (select municipality_code, kind, count(*) as n, count(*) filter (where certified_until >= ${value(search.today.toString(), 'date')}) as certified,
          count(*) filter (where trust >= 2) as trust2, count(*) filter (where trust = 3) as trust3, count(*) filter (where free_places > 0) as places, count(*) filter (where reservable) as reservable
        from per group by grouping sets ((municipality_code), (kind), ())) g) f`
        : ''
    }`
  return { text, values }
}
