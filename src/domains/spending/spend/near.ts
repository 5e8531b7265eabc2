import { sql } from 'kysely'
import { municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { address } from '../../../kit/html/address.ts'
import type { Near } from './pages/category-page.tsx'

const shown = 5

/** Enterprises that deliver a kind in a municipality: the nearest few, and how many there are. */
export const selectNear = async (tx: Tx, category: string, municipalityCode: string | null) => {
  const at = municipalities.get(municipalityCode ?? '')
  const all = address('/foretag', { kategori: category, kommun: at?.code })
  if (at === undefined) return { shown: [], total: 0, all }
  const { rows } = await sql<Near & { total: number }>`
    with near as (
      select tenant_id, min(111.2 * sqrt(power(lat - ${at.lat}, 2) + power((lon - ${at.lon}) * cos(radians(${at.lat})), 2))) as km,
        bool_or(reach @> array[${at.code}::text]) as serves
      from directory.search_entries where category = ${category} group by tenant_id)
    select e.slug, e.name, e.place, count(*) over ()::int as total
    from near join directory.enterprises e using (tenant_id)
    where near.serves
    order by near.km, e.name limit ${shown}`.execute(tx)
  return { shown: rows.map(({ total: _, ...near }) => near), total: rows[0]?.total ?? 0, all }
}
