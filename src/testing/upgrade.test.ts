import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { writeBackup } from '../commands/backup.ts'
import { restoreInto } from '../commands/restore.ts'
import { loadReference } from '../core/reference/load.ts'
import { domains } from '../domains.ts'
import { testClock } from '../kit/clock.ts'
import { migrate, projectRoot } from '../kit/db/migrate.ts'
import { keptSchemas } from '../kit/db/tables.ts'
import { openAppOn, openTestApp, type TestApp } from './app.ts'
import { expectReadyMadeTrue } from './cards.ts'
import { readLedger } from './ledger.ts'

/** The last migration of the version before (26 November 2026). */
const last = '20261125T1520'
const name = 'upgraded'
const at = (login: 'ownerUrl' | 'databaseUrl') => inject(login).replace(/\/plantskola$/, `/${name}`)

let owner: pg.Client
let before: Record<string, number>
/** A backup that the version before made. */
let kept: string
let t: TestApp

const asSystem = async <T>(work: () => Promise<T>): Promise<T> => {
  await owner.query("begin; select set_config('actor.system', 'on', true)")
  return work().finally(() => owner.query('commit'))
}
/** What every start does before anything is asked. */
const start = async (app: TestApp) => {
  await loadReference(app.db)
  for (const { starts } of domains) await starts?.(app)
}
/** Made anew by a start: reference lists, and what finds and shows the register. */
const isMade = (table: string) =>
  /^core\.(municipalities|counties|cpv_codes|reference_loads)$|^procurement\.precedents$|^directory\.search_/.test(
    table,
  )

const counts = () =>
  asSystem(async () => {
    const { rows } = await owner.query<{ name: string }>(
      "select schemaname || '.' || quote_ident(tablename) as name from pg_tables where schemaname = any ($1) and schemaname <> 'auth'",
      [[...keptSchemas, 'procurement']],
    )
    const found: Record<string, number> = {}
    for (const { name: table } of rows)
      found[table] = (await owner.query(`select count(*)::int as n from ${table}`)).rows[0].n
    return found
  })

/** What stood in `procurement` then is in two schemas now. */
const nameNow = (table: string) =>
  table
    .replace(/^procurement\.(?=needs$|need_|plan_|inquir)/, 'needs.')
    .replace(/^procurement\./, 'spending.')

beforeAll(async () => {
  const root = new pg.Client({ connectionString: inject('ownerUrl').replace(/\/plantskola$/, '/postgres') })
  await root.connect()
  await root.query(`create database ${name}`)
  await root.end()
  owner = new pg.Client({ connectionString: at('ownerUrl') })
  await owner.connect()
  const folder = mkdtempSync(join(tmpdir(), 'plantskola-before-'))
  for (const file of readdirSync(join(projectRoot, 'migrations')))
    if (file.slice(0, last.length) <= last) cpSync(join(projectRoot, 'migrations', file), join(folder, file))
  await runner({
    dbClient: owner,
    dir: join(folder, '*.sql'),
    useGlob: true,
    direction: 'up',
    migrationsTable: 'migrations',
    migrationsSchema: 'kit',
    createMigrationsSchema: true,
    singleTransaction: true,
    log: () => undefined,
  })
  rmSync(folder, { recursive: true })
  await owner.query(
    `begin; ${readFileSync(join(projectRoot, 'src/testing/version-before.sql'), 'utf8')} commit`,
  )
  before = await counts()
  kept = join(mkdtempSync(join(tmpdir(), 'plantskola-backup-')), 'backup')
  await writeBackup(at('ownerUrl'), testClock('2026-11-26T09:00:00Z'), kept, {
    schemas: ['core', 'auth', 'directory', 'procurement'],
    become: "select set_config('actor.system', 'on', true)",
  })
  await migrate(at('ownerUrl'), at('databaseUrl'))
  t = await openAppOn(name)
  await start(t)
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

test('a database of the version before is brought up: every row is there, and every sum', async () => {
  const after = await counts()
  expect(before['procurement.ledger_rows']).toBe(3)
  for (const [table, rows] of Object.entries(before)) {
    if (isMade(table)) continue
    const now = nameNow(table)
    expect([now, after[now]]).toEqual([now, rows])
  }
  const sums = await asSystem(() =>
    owner.query(
      'select (select sum(amount_ore)::int from spending.ledger_rows) as rows, (select sum(amount_ore)::int from spending.spend_months) as months',
    ),
  )
  expect(sums.rows[0]).toEqual({ rows: 3_703_500, months: 3_703_500 })
  expect(await expectReadyMadeTrue(t)).toBe(1)
})

test('what belongs to an enterprise knows who keeps it and whether it is public, and each link its organisation', async () => {
  const { rows } = await asSystem(() =>
    owner.query(
      `select o.title_sv, o.is_public, o.steward_id = e.steward_id as kept from directory.offers o join directory.enterprises e using (tenant_id) order by 1`,
    ),
  )
  expect(rows).toEqual([
    { title_sv: 'Dold städning', is_public: false, kept: true },
    { title_sv: 'Fruktkorg varje vecka', is_public: true, kept: true },
  ])
  const { rows: other } = await asSystem(() =>
    owner.query(
      `select (select count(*)::int from core.links) as links, (select count(*)::int from directory.slugs) as slugs,
        (select asked from needs.inquiries) as asked, (select array_length(tenants, 1) from core.persons where name = 'Företagare Alm') as tenants`,
    ),
  )
  expect(other[0]).toEqual({
    links: 3,
    slugs: 2,
    asked: ['b0000000-0000-4000-8000-000000000001'],
    tenants: 1,
  })
})

test('the program goes on where it was: pages, links in mails already sent, sign-in, and the next ledger’s number', async () => {
  expect((await t.app.inject('/foretag/fruktkorgen')).body).toContain('Fruktkorg varje vecka')
  expect((await t.app.inject('/foretag?q=fruktkorg')).body).toContain('Fruktkorg varje vecka')
  expect((await t.app.inject('/foretag/dolda-verkstan')).statusCode).toBe(404)
  expect((await t.app.inject('/svara/svara')).body).toContain('Kan ni leverera frukt?')
  expect((await t.app.inject('/inbjudan/inbjudan')).statusCode).toBe(200)
  const session = await t.identity.sessionFor('c0000000-0000-4000-8000-000000000001')
  const headers = { cookie: session?.cookie ?? '' }
  expect((await t.app.inject({ url: '/inkop?period=2026', headers })).body).toMatch(/37.035/)
  const posting = {
    date: '2026-10-02',
    supplier: 'Fruktkorgen',
    orgnr: '5560160680',
    account: '5412',
    text: 'Frukt',
    amount: '10,00',
  }
  await readLedger(t, [posting])
  const { rows } = await asSystem(() =>
    owner.query('select file_no from spending.ledger_files order by created_at'),
  )
  const [first, second, third] = rows.map(row => row.file_no as number)
  expect(third).toBe(Math.max(first ?? 0, second ?? 0) + 1)
})

test('a backup of the version before is restored into a database of this one, every row and sum', async () => {
  const other = await openTestApp()
  // As by the command: nothing else is at work in that database.
  await other.leave()
  await restoreInto(other, kept)
  const again = await openAppOn(new URL(other.databaseUrl).pathname.slice(1))
  try {
    const client = new pg.Client({ connectionString: other.ownerUrl })
    await client.connect()
    await client.query("begin; select set_config('actor.system', 'on', true)")
    for (const [table, rows] of Object.entries(before).filter(([name]) => !isMade(name))) {
      const now = nameNow(table)
      const { rows: found } = await client.query(`select count(*)::int as n from ${now}`)
      expect([now, found[0].n]).toEqual([now, rows])
    }
    const { rows: sums } = await client.query('select sum(amount_ore)::int as ore from spending.ledger_rows')
    expect(sums).toEqual([{ ore: 3_703_500 }])
    await client.query('commit')
    await client.end()
    // The program's own login is let in again, and the pages are there.
    expect((await again.app.inject('/foretag/fruktkorgen')).body).toContain('Fruktkorg varje vecka')
    // Once more is refused: a restore never mixes.
    await expect(restoreInto(other, kept)).rejects.toThrow('not empty')
  } finally {
    await again.close()
  }
})
