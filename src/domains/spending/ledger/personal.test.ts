import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOrgnr } from '../../../core/organisations/orgnr.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

// From Skatteverket's list of test numbers (data/reference/test_personnummer.csv).
const century = '18900702-9805'
const ten = '9007029805'
const spellings = [century, century.replace('-', ''), ten, `${ten.slice(0, 6)}-${ten.slice(6)}`]
const name = 'Kanariea Fågelsdotter'

/** everything that stands in spending's tables, the outbox and the audit log, bytes as they are and as text. */
const everything = async (): Promise<string> => {
  const client = new pg.Client({ connectionString: t.ownerUrl })
  await client.connect()
  await client.query("select set_config('actor.system', 'on', false)")
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'spending'
       or (schemaname = 'core' and tablename in ('audit', 'mails'))`,
  )
  let all = ''
  for (const table of tables) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${table.name}`)
    all += rows
      .flatMap(r => Object.values(r))
      .map(value =>
        Buffer.isBuffer(value)
          ? `${value.toString('latin1')}\n${value.toString('utf16le')}`
          : JSON.stringify(value),
      )
      .join('\n')
  }
  await client.end()
  return all
}

test('neither a sole trader’s number nor name is kept anywhere, from the upload on', async () => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  const my = ledgers(t, who)
  const file = csv([
    national,
    row({ supplier: name, number: `${ten.slice(0, 6)}-${ten.slice(6)}` }),
    row({ supplier: `${name} ${century}`, number: '' }),
    row({ supplier: name.toUpperCase(), number: `SE${ten}01` }),
    // Without the number the name is known only from the other rows.
    row({ supplier: name, number: '' }),
    row({ account: `46110;Arvode ${name} ${ten}`, supplier: name, number: ten }),
    row({ rest: `${ten};Avtal ${century};${ten};2182;`, voucher: ten, unit: `Enhet ${ten}` }),
    row({ supplier: name, number: ten, rest: `${name} mars;${name};;2182;`, unit: name }),
    row({ supplier: name, number: ten, amount: `fel ${ten}` }),
    row({ supplier: name, number: ten, amount: '1', day: `${century}` }),
    row({ supplier: name, number: `16${ten}` }),
    // Somebody who is no supplier, named beside a number in a text.
    row({ account: `46120;Hjälp till Kalle Kanariesson ${ten}`, unit: `${ten} Kalle Kanariesson hemma` }),
    row({ supplier: name, number: '9,00703E+09' }),
  ])
  const sent = await my.upload(file, `${ten}.csv`)
  const path = String(sent.headers['location'])
  const waiting = await my.get(path)
  const atRest = await everything()
  await my.post(`${path}/starta`, my.proposed(waiting.body))
  const result = await my.settle(path)
  expect(result.body).toContain('Inläsningen är klar')
  const shown = [
    result.body,
    (await my.get('/inkop/reskontra')).body,
    (await my.get(`${path}/rader.csv`)).body,
    (await my.get(path)).body,
  ].join('\n')
  const kept = await everything()
  for (const said of [...spellings]) {
    for (const [where, text] of Object.entries({ waiting: waiting.body, atRest, shown, kept }))
      expect(text.includes(said), `${said} in ${where}`).toBe(false)
  }
  expect([shown, kept].some(text => text.includes('9,00703'))).toBe(false)
  expect(shown).toContain('har kortat leverantörens nummer')
  // Before its columns are confirmed a file shows its first rows: not the names beside the numbers.
  expect(['Fågelsdotter', 'SEEnskild'].some(text => waiting.body.includes(text))).toBe(false)
  for (const [where, text] of Object.entries({ waiting: waiting.body, atRest, shown, kept }))
    expect(text.includes('Kanariesson'), where).toBe(false)
  for (const [where, text] of Object.entries({ atRest, shown, kept }))
    expect(text.toLowerCase().includes('fågelsdotter'), where).toBe(false)
  const client = new pg.Client({ connectionString: t.ownerUrl })
  await client.connect()
  await client.query("select set_config('actor.system', 'on', false)")
  const { rows } = await client.query(
    `select s.name, encode(s.orgnr_hash, 'hex') as hash, count(*)::int as rows from spending.ledger_rows r
     join spending.ledger_suppliers s using (tenant_id, supplier_no) where s.kind = 'sole_trader' group by 1, 2`,
  )
  await client.end()
  expect(rows).toEqual([{ name: 'Enskild firma', hash: hashOrgnr(t.secret, ten).toString('hex'), rows: 7 }])
})
