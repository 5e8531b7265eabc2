import { sql } from 'kysely'
import type { Tx } from '../../kit/db/actor.ts'
import { categories } from './categories.ts'
import { selectStamp } from './search/cards.ts'

type Counts = Record<string, number>
/** `reached`: the municipalities where somebody delivers, in the order of their codes; the counts are of enterprises. */
type RegisterCounts = {
  enterprises: number
  municipality: Counts
  reached: string[]
  kind: Counts
  group: Counts
}

const countRegister = async (tx: Tx): Promise<RegisterCounts> => {
  const kinds = [...categories.values()]
  const { rows } = await sql<RegisterCounts>`
    with own as materialized (select municipality_code, reach from directory.search_entries where category is null),
      sold as materialized (select distinct s.tenant_id, s.category, k.part from directory.search_entries s
        join unnest(${kinds.map(k => k.key)}::text[], ${kinds.map(k => k.group)}::text[]) as k(category, part) using (category))
    select (select count(*)::int from own) as enterprises,
      (select coalesce(json_object_agg(municipality_code, n), '{}') from (select municipality_code, count(*) as n from own group by 1) m) as municipality,
      array(select distinct unnest(reach) from own order by 1) as reached,
      (select coalesce(json_object_agg(category, n), '{}') from (select category, count(*) as n from sold group by 1) k) as kind,
      (select coalesce(json_object_agg(part, n), '{}') from (select part, count(distinct tenant_id) as n from sold group by 1) g) as "group"`.execute(
    tx,
  )
  return rows[0] ?? { enterprises: 0, municipality: {}, reached: [], kind: {}, group: {} }
}

/** How much the open register holds right now, where it is, and of which kinds: counted anew when anything in it has changed. */
export const registerCounts = () => {
  let known: { stamp: string; counts: RegisterCounts } | undefined
  return async (tx: Tx): Promise<RegisterCounts> => {
    // Asked before it is counted: what changes in between is counted, and found to be changed the next time.
    const stamp = await selectStamp(tx)
    if (known?.stamp !== stamp) known = { stamp, counts: await countRegister(tx) }
    return known.counts
  }
}
