import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let asked: Registered
/** More than any page holds, all sent in the same moment. */
const count = 230
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  asked = await register(t, { stewardId: officer.tenantId })
  const need = await writeNeed(t, officer, { title: 'Frukt till personalrummen' })
  const at = await askMarket(t, officer, need, {
    foretag: [asked.tenantId],
    subject: 'Fråga 001.',
    question: 'Kan ni leverera frukt?',
    ...boxes('answer_by', '2026-12-07'),
  })
  const owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
  await owner.query('begin')
  await owner.query('call kit.act_as(null, null, true)')
  // Many like the one that was sent, each asked of the same enterprise and open to everybody.
  for (const table of ['needs.inquiries', 'needs.inquiry_asks']) {
    const { rows } = await owner.query<{ column_name: string }>(
      'select column_name from information_schema.columns where table_schema || $1 || table_name = $2',
      ['.', table],
    )
    const names = rows.map(row => row.column_name)
    const values = names.map(name =>
      name === 'inquiry_id'
        ? `md5(n::text)::uuid`
        : name === 'subject'
          ? `'Fråga ' || lpad(n::text, 3, '0') || '.'`
          : name,
    )
    await owner.query(
      `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table}, generate_series(2, $1::int) n where inquiry_id = $2`,
      [count, idOf(at)],
    )
  }
  await owner.query('update needs.inquiries set published_at = sent_at')
  await owner.query('commit')
  await owner.end()
})
afterAll(() => t.close())

const subjectsOf = (body: string) => [...new Set(body.match(/Fråga \d{3}\./g))]
test.each([
  ['/forfragningar', () => undefined],
  ['/vart-foretag/fragor', () => asked.manager],
])('%s leads on to the last of many, each once, and its file holds them all', async (path, who) => {
  const found: string[] = []
  for (let url: string | undefined = path; url !== undefined; ) {
    const { body } = await see(t, who(), url)
    const page = subjectsOf(body)
    expect(page.length).toBeLessThanOrEqual(25)
    found.push(...page)
    url = /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(found).toHaveLength(count)
  expect(new Set(found).size).toBe(count)
  expect(subjectsOf((await see(t, who(), `${path}.csv`)).body)).toEqual(found)
  // What waits at home is counted among all of them, not among the newest.
  expect((await see(t, asked.manager, '/hem')).body).toContain('frågar om ni kan leverera')
})
