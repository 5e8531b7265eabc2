import { sql } from 'kysely'
import type { Tx } from '../../../kit/db/actor.ts'
import { buyerNumbering } from './buyers.ts'
import { Numbering } from './numbering.ts'
import type { Supplier } from './supplier.ts'

export type Account = { code: string; text: string }

/** Who and what a ledger's rows name, as the organisation already knows them and with what the file adds. */
export type Parties = {
  suppliers: Numbering<Supplier>
  accounts: Numbering<Account>
  units: Numbering<{ name: string }>
  buyers: ReturnType<typeof buyerNumbering>
}

export const accountKey = ({ code, text }: Account) => `${code}\t${text}`

export const selectParties = async (tx: Tx, tenantId: string): Promise<Parties> => {
  const suppliers = await tx
    .selectFrom('spending.ledger_suppliers')
    .select(['key', 'supplier_no'])
    .where('tenant_id', '=', tenantId)
    .execute()
  const accounts = await tx
    .selectFrom('spending.ledger_accounts')
    .select(['code', 'text', 'account_no'])
    .where('tenant_id', '=', tenantId)
    .execute()
  const units = await tx
    .selectFrom('spending.ledger_units')
    .select(['name', 'unit_no'])
    .where('tenant_id', '=', tenantId)
    .execute()
  const buyers = await tx
    .selectFrom('spending.ledger_buyers')
    .select(['orgnr', 'name', 'buyer_no as no'])
    .where('tenant_id', '=', tenantId)
    .orderBy('buyer_no')
    .execute()
  const own = await tx
    .selectFrom('core.organisations')
    .select(['orgnr', 'name'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const parties: Parties = {
    suppliers: new Numbering(),
    accounts: new Numbering(),
    units: new Numbering(),
    buyers: buyerNumbering(buyers, { orgnr: own.orgnr ?? '', name: own.name }),
  }
  for (const s of suppliers) parties.suppliers.know(s.key, s.supplier_no)
  for (const a of accounts) parties.accounts.know(accountKey(a), a.account_no)
  for (const u of units) parties.units.know(u.name, u.unit_no)
  return parties
}

const batch = 5000
/** A table, what of an entry goes where in it, and what an entry is. */
const stored = {
  suppliers: [
    'spending.ledger_suppliers (tenant_id, supplier_no, key, kind, orgnr, orgnr_hash, name)',
    "no, key, kind, orgnr, decode(hash, 'hex'), name",
    'no int, key text, kind text, orgnr text, hash text, name text',
  ],
  accounts: [
    'spending.ledger_accounts (tenant_id, account_no, code, text)',
    'no, code, text',
    'no int, code text, text text',
  ],
  units: ['spending.ledger_units (tenant_id, unit_no, name)', 'no, name', 'no int, name text'],
  buyers: [
    'spending.ledger_buyers (tenant_id, buyer_no, orgnr, name)',
    'no, orgnr, name',
    'no int, orgnr text, name text',
  ],
} as const

/** Stores what a part of a file added, before its rows that hold the numbers. */
export const insertNewParties = async (tx: Tx, tenantId: string, parties: Parties) => {
  const all = { ...parties, buyers: parties.buyers.numbering }
  for (const kind of ['suppliers', 'accounts', 'units', 'buyers'] as const) {
    const [into, entry, as] = stored[kind].map(part => sql.raw(part))
    const fresh: readonly object[] = all[kind].take()
    for (let at = 0; at < fresh.length; at += batch)
      await sql`insert into ${into} select ${tenantId}, ${entry}
        from jsonb_to_recordset(${JSON.stringify(fresh.slice(at, at + batch))}::jsonb) as e(${as})`.execute(
        tx,
      )
  }
}
