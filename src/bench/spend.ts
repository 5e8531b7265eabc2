import { randomUUID } from 'node:crypto'
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { openIdentity } from '../core/identity/identity.ts'
import { createPerson } from '../core/identity/persons.ts'
import { addMembership, createOrganisation } from '../core/organisations/actions.ts'
import { refreshSpend } from '../domains/spending/public.ts'
import { actAs, system } from '../kit/db/actor.ts'
import type { Opened } from '../serve.ts'

export type Say = (what: string, value: string, budget: string, ok: boolean) => void

const rows = 2_000_000

/**
 * Puts a ledger of two million rows where the import would have put it: 24 months, 6,000 suppliers, 400 accounts, 40 units.
 * As the owner of the tables with the system's eyes: how fast the import is, is measured by itself.
 */
const fillLedger = async ({ db, ownerUrl }: Opened, tenantId: string) => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const fileId = randomUUID()
    await client.query(`begin; ${actAs(system('bench'))}`)
    const file = await client.query<{ file_no: number }>(
      `insert into spending.ledger_files (tenant_id, file_no, file_id, file_name, sha256, state, created_at, rows_read, rows_stored)
       values ($1, 1000000, $2, 'bench.csv', '\\x00', 'done', now(), $3, $3) returning file_no`,
      [tenantId, fileId, rows],
    )
    const fileNo = file.rows[0]?.file_no
    const kinds =
      "array['Städ', 'Fruktkorgar', 'Bygg', 'Elhandel', 'Tvätteri', 'Konsult', 'Snöröjning', 'Taxi', 'Handel', 'Service']"
    const accounts =
      "array['Lokalvård', 'Livsmedel', 'Övriga tjänster', 'Elkraft', 'Tvätt', 'Konsultarvoden', 'Snöröjning', 'Resor', 'Material', 'Diverse']"
    const given = [tenantId, fileNo]
    await client.query(
      `insert into spending.ledger_suppliers (tenant_id, supplier_no, key, kind, orgnr, name)
      select $1::uuid, 1000000 + i, 'bench:' || i, 'organisation', '556' || lpad(i::text, 7, '0'), (${kinds})[1 + i % 10] || ' ' || i || ' AB'
      from generate_series(1, 6000) i`,
      [tenantId],
    )
    await client.query(
      `insert into spending.ledger_accounts (tenant_id, account_no, code, text)
      select $1::uuid, 1000000 + i, 'B' || i, (${accounts})[1 + i % 10] || ' ' || i from generate_series(1, 400) i`,
      [tenantId],
    )
    await client.query(
      `insert into spending.ledger_units (tenant_id, unit_no, name)
      select $1::uuid, 1000000 + i, 'Enhet ' || i from generate_series(1, 40) i`,
      [tenantId],
    )
    await client.query(
      `insert into spending.ledger_buyers (tenant_id, buyer_no, name) values ($1, 1000000, 'Bolaget')`,
      [tenantId],
    )
    // A supplier is paid on a handful of accounts, most of them rarely and a few all the time.
    await client.query(
      `insert into spending.ledger_rows (tenant_id, file_no, line, month, day, buyer_no, unit_no, supplier_no, account_no, amount_ore, voucher)
      select $1::uuid, $2::int, i, m, m + (i % 28), 1000000, 1000001 + i % 40, 1000000 + s, 1000001 + (s * 7 + i % 5) % 400, (i % 90000) * 100 + i % 100, 'V' || i
      from (select i, (date '2024-11-01' + make_interval(months => i % 24))::date as m, 1 + (i::bigint * i % 6000)::int as s
        from generate_series(1, ${rows}) i) r`,
      given,
    )
    await client.query(
      `insert into spending.spend_cells (tenant_id, file_no, month, buyer_no, unit_no, supplier_no, account_no, amount_ore, row_count)
      select tenant_id, file_no, month, buyer_no, unit_no, supplier_no, account_no, sum(amount_ore), count(*)
      from spending.ledger_rows where tenant_id = $1 and file_no = $2 group by 1, 2, 3, 4, 5, 6, 7`,
      given,
    )
    await client.query(
      `insert into spending.ledger_months (tenant_id, buyer_no, month, file_no, months, until, row_count, amount_ore, active, changed_at)
      select tenant_id, buyer_no, month, file_no, 1, (month + interval '1 month')::date, sum(row_count), sum(amount_ore), true, now()
      from spending.spend_cells where tenant_id = $1 and file_no = $2 group by 1, 2, 3, 4`,
      given,
    )
    await client.query('commit')
    await client.query('analyze spending.ledger_rows, spending.spend_cells, spending.ledger_months')
    const began = performance.now()
    await db.inActor(system('bench'), tx => refreshSpend(tx, tenantId))
    await client.query('analyze spending.spend_months, spending.pair_classes')
    return { refreshed: performance.now() - began }
  } finally {
    await client.end()
  }
}

/** A municipality with an officer who is signed in. */
const officer = async (services: Opened) => {
  const { db, clock, databaseUrl } = services
  const by = system('bench')
  const made = await db.inActor(by, async tx => {
    const tenantId = await createOrganisation(tx, by, clock, {
      kind: 'municipality',
      name: 'Härjedalens kommun',
      municipalityCode: '2361',
      isPublic: true,
    })
    const personId = await createPerson(tx, clock.now(), {
      name: 'Bänk Bänksson',
      email: 'bench@example.org',
    })
    await addMembership(tx, by, clock, { tenantId, personId, role: 'procurement_officer' })
    return { tenantId, personId }
  })
  const identity = await openIdentity(services, databaseUrl)
  const session = await identity.sessionFor(made.personId)
  await identity.close()
  return { tenantId: made.tenantId, cookie: session?.cookie ?? '' }
}

const perSecond = 50

/** Asks for a page so many times a second, evenly, whether or not the last answer has come; how long each answer took. */
const askEvenly = async (url: string, cookie: string, seconds: number) => {
  const agent = new Agent({ keepAlive: true })
  const taken: number[] = []
  let refused = 0
  // Without fetch: on two cores, what it costs would be waited for too.
  const ask = () =>
    new Promise<void>((done, fail) => {
      const began = performance.now()
      const read = get(url, { agent, headers: { cookie } }, answer => {
        refused += answer.statusCode === 200 ? 0 : 1
        answer.resume().on('end', () => {
          taken.push(performance.now() - began)
          done()
        })
      })
      read.on('error', fail)
    })
  const asked: Promise<void>[] = []
  const began = performance.now()
  for (let i = 0; i < seconds * perSecond; i++) {
    await wait(Math.max(0, began + (i * 1000) / perSecond - performance.now()))
    asked.push(ask())
  }
  await Promise.all(asked)
  agent.destroy()
  taken.sort((a, b) => a - b)
  const at = (part: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * part))] ?? 0
  return { median: at(0.5), p99: at(0.99), refused }
}

/** `/inkop` of a municipality with two million rows, as its officer reads it. */
export const benchSpend = async (
  services: Opened,
  seconds: number,
  say: Say,
  withServer: (work: (url: string) => Promise<void>) => Promise<void>,
): Promise<void> => {
  const { tenantId, cookie } = await officer(services)
  process.stdout.write(`Filling a ledger of ${rows} rows …\n`)
  const { refreshed } = await fillLedger(services, tenantId)
  process.stdout.write(`     its kinds and sums made anew in ${(refreshed / 1000).toFixed(1)} s\n`)
  await withServer(async url => {
    await askEvenly(`${url}/inkop`, cookie, 3)
    const { median, p99, refused } = await askEvenly(`${url}/inkop`, cookie, seconds)
    say(
      `/inkop with ${rows} ledger rows in one municipality, p99 at ${perSecond} a second`,
      `${p99.toFixed(0)} ms (median ${median.toFixed(0)} ms, ${refused} refused)`,
      '< 50 ms',
      p99 < 50 && refused === 0,
    )
  })
}
