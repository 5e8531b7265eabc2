import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import { inUse } from '../spend/cells.ts'
import type { LedgerUnit } from './schema.ts'

/**
 * What each unit of the ledger is called: the organisation's own name where it is joined, else as files say. Those that
 * are joined to the same own unit are one, known by the number of the first.
 */
export const unitNames = (tenantId: string) => sql<{ unit_no: number; one_no: number; name: string }>`
  select u.unit_no, u.used, u.name as ledger_name, coalesce(o.name, u.name) as name, o.unit_id as own_id,
    min(u.unit_no) over (partition by coalesce(o.unit_id::text, u.unit_no::text)) as one_no
  from spending.ledger_units u
    left join spending.unit_joins j on j.tenant_id = u.tenant_id and j.key = u.key
    left join core.units o on o.tenant_id = j.tenant_id and o.unit_id = j.unit_id
  where u.tenant_id = ${tenantId}`

/** The numbers of a unit: its own, and those of all that are joined to the same. */
export const numbersOf = (tenantId: string, unitNo: number) => sql`
  select n.unit_no from (${unitNames(tenantId)}) n
  where n.one_no = (select o.one_no from (${unitNames(tenantId)}) o where o.unit_no = ${unitNo})`

export type UnitChoice = { unit_no: number; name: string }

/** Choices that are more than this are looked through by nobody. */
const mostChoices = 60

/** Among which a list is narrowed: while they are many, the organisation's own, and the one that it is narrowed to. */
export const selectUnitChoices = async (
  tx: Tx,
  tenantId: string,
  chosen: number | undefined,
): Promise<UnitChoice[]> => {
  const { rows } = await sql<UnitChoice & { own_id: string | null; numbers: number[] }>`
    select one_no as unit_no, name, own_id, array_agg(unit_no) as numbers from (${unitNames(tenantId)}) n where used
    group by one_no, name, own_id order by name`.execute(tx)
  const few = rows.length <= mostChoices
  return rows
    .filter(u => few || u.own_id !== null || u.numbers.includes(chosen ?? 0))
    .map(({ unit_no, name, numbers }) => ({ unit_no: numbers.find(no => no === chosen) ?? unit_no, name }))
}

/** Units that files name, those that nobody has said anything of first, and of these the largest. */
export const selectLedgerUnits = async (tx: Tx, tenantId: string): Promise<LedgerUnit[]> => {
  const { rows } = await sql<LedgerUnit>`
    select u.key, min(u.unit_no) as unit_no, array_agg(u.name order by u.unit_no) as names,
      coalesce(sum(g.amount_ore), 0)::bigint as amount_ore, coalesce(sum(g.row_count), 0)::int as row_count,
      nullif(j.state, 'undone') as state, j.unit_id, j.decided_at, p.name as person
    from spending.ledger_units u
      left join (select c.unit_no, sum(c.amount_ore) as amount_ore, sum(c.row_count) as row_count
        from (
          select tenant_id, unit_no, file_no, buyer_no, month, sum(amount_ore) as amount_ore, sum(row_count) as row_count
          from spending.spend_cells where tenant_id = ${tenantId} group by tenant_id, unit_no, file_no, buyer_no, month) c
        ${inUse} group by c.unit_no) g on g.unit_no = u.unit_no
      left join spending.unit_joins j on j.tenant_id = u.tenant_id and j.key = u.key
      left join core.persons p on p.person_id = j.decided_by
    where u.tenant_id = ${tenantId} and u.used and u.key <> ''
    group by u.key, j.state, j.unit_id, j.decided_at, p.name
    order by coalesce(j.state, 'undone') <> 'undone', amount_ore desc, unit_no`.execute(tx)
  return rows
}

/** How many of them wait for somebody to say what they are. */
export const countWaiting = async (tx: Tx, tenantId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(distinct u.key)::int as n from spending.ledger_units u
      left join spending.unit_joins j on j.tenant_id = u.tenant_id and j.key = u.key and j.state <> 'undone'
    where u.tenant_id = ${tenantId} and u.used and u.key <> '' and j.key is null`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Those of a file that has been read to its end are units that somebody may say something of. */
export const setUsed = (tx: Tx, tenantId: string, fileNo: number) =>
  sql`update spending.ledger_units u set used = true
    where u.tenant_id = ${tenantId} and not u.used
      and u.unit_no in (select unit_no from spending.spend_cells where tenant_id = ${tenantId} and file_no = ${fileNo})`.execute(
    tx,
  )
