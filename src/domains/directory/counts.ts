import { sql } from 'kysely'
import type { Tx } from '../../kit/db/actor.ts'

export type RegisterCounts = { enterprises: number; offers: number; municipalities: number }

/** How much the open register holds right now. */
export const countRegister = async (tx: Tx): Promise<RegisterCounts> => {
  const { rows } = await sql<RegisterCounts>`
    select count(distinct tenant_id) as enterprises, count(category) as offers, count(distinct municipality_code) as municipalities
    from directory.search_entries`.execute(tx)
  return rows[0] ?? { enterprises: 0, offers: 0, municipalities: 0 }
}
