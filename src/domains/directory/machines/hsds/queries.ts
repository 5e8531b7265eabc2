import { sql } from 'kysely'
import type { Tx } from '../../../../kit/db/actor.ts'
import type { PageParams } from './schema.ts'

type ServiceRow = { id: string; tenant_id: string }

/** Every offer and place of a published enterprise, as one list. */
const services = (only: {
  organization_id?: string | undefined
  kind?: string | undefined
  id?: string | undefined
}) => {
  const part = (table: 'offers' | 'places', id: 'offer_id' | 'place_id', kind: 'category' | 'kind') => sql`
    select s.${sql.ref(id)} as id, s.tenant_id from ${sql.table(`directory.${table}`)} s join directory.enterprises e using (tenant_id)
    where e.published_at is not null
      ${table === 'offers' ? sql`and s.ended_at is null` : sql``}
      ${only.id === undefined ? sql`` : sql`and s.${sql.ref(id)} = ${only.id}`}
      ${only.organization_id === undefined ? sql`` : sql`and s.tenant_id = ${only.organization_id}`}
      ${only.kind === undefined ? sql`` : sql`and s.${sql.ref(kind)} = ${only.kind}`}`
  return sql`${part('offers', 'offer_id', 'category')} union all ${part('places', 'place_id', 'kind')}`
}

const window = ({ page, per_page }: PageParams) => sql`limit ${per_page} offset ${(page - 1) * per_page}`

export type Slice<Row> = { total: number; rows: Row[] }

/** Which services a page holds: of one organisation, of one category or kind of place, or all. */
export const selectServicePage = async (
  tx: Tx,
  params: PageParams,
  only: { organization_id?: string | undefined; kind?: string | undefined },
): Promise<Slice<ServiceRow>> => {
  const counted = await sql<{ n: number }>`select count(*) as n from (${services(only)}) s`.execute(tx)
  const { rows } =
    await sql<ServiceRow>`select * from (${services(only)}) s order by tenant_id, id ${window(params)}`.execute(
      tx,
    )
  return { total: counted.rows[0]?.n ?? 0, rows }
}

export const selectOptionalService = async (tx: Tx, id: string): Promise<ServiceRow | undefined> =>
  (await sql<ServiceRow>`${services({ id })} limit 1`.execute(tx)).rows[0]

export const selectOrganizationPage = async (tx: Tx, params: PageParams): Promise<Slice<string>> => {
  const open = sql`from directory.enterprises where published_at is not null`
  const counted = await sql<{ n: number }>`select count(*) as n ${open}`.execute(tx)
  const { rows } = await sql<{
    tenant_id: string
  }>`select tenant_id ${open} order by tenant_id ${window(params)}`.execute(tx)
  return { total: counted.rows[0]?.n ?? 0, rows: rows.map(r => r.tenant_id) }
}
