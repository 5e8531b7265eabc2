import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAs, system } from '../kit/db/actor.ts'
import { onceField } from '../kit/http/once.ts'
import { openTestApp, type TestApp } from './app.ts'
import { type Form, formsIn } from './forms.ts'
import { heardAll } from './jobs.ts'
import { addressOf } from './route-addresses.ts'
import { routesOf } from './route-list.ts'
import { type Owned, ownEverything } from './tenants.ts'

let t: TestApp
let own: Owned
let owner: pg.Client
let tables: string[]
beforeAll(async () => {
  t = await openTestApp()
  own = await ownEverything(t, 'dubbel', '2182')
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('core', 'directory', 'spending', 'needs')",
  )
  // A state that is set again is told again; things are not made again.
  tables = rows.map(row => row.name).filter(name => name !== 'core.audit')
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

const counts = async () => {
  await heardAll(t)
  const each = tables.map(name => `select '${name}' as name, count(*)::int as n from ${name}`)
  await owner.query(`begin; ${actAs(system('test'))}`)
  const { rows } = await owner.query<{ name: string; n: number }>(each.join(' union all '))
  await owner.query('commit')
  return Object.fromEntries(rows.map(row => [row.name, row.n]))
}
const send = (form: Form, cookie: string) =>
  t.app.inject({
    method: 'POST',
    url: form.action,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form.typed).toString(),
  })
/** What the form takes: fields that were refused are left empty, and days put back. */
const sendUntilTaken = async (form: Form, cookie: string): Promise<Form | undefined> => {
  const answer = await send(form, cookie)
  if (answer.statusCode === 303) return form
  const refused = [...answer.body.matchAll(/href="#f-([\w-]+)"/g)].map(([, name = '']) => name)
  const typed = { ...form.typed }
  for (const name of Object.keys(typed))
    if (refused.some(field => name === field || name.startsWith(`${field}-`)))
      typed[name] = /-(day|month)$/.test(name) ? '1' : name.endsWith('-year') ? '2025' : ''
  const less = { ...form, typed }
  return answer.statusCode === 422 && (await send(less, cookie)).statusCode === 303 ? less : undefined
}
const nameOf = ({ action }: Form) => action.replaceAll(/[0-9a-f-]{36}/g, ':id')

/** Who asks for a letter twice gets two (within limits of their own); all else that is sent twice is one thing. */
const eachTime = ['/logga-in/lank', '/skapa-konto', '/logga-in', '/demo/som']

test('a form that was sent twice, because its answer was lost or the button was pressed again, has made one thing', async () => {
  const pages = routesOf(t.app).filter(
    r => r.method === 'GET' && !/\.(csv|xlsx|json)$|^\/api|metrics/.test(r.url),
  )
  const seen = new Set<string>()
  const made = new Set<string>()
  const twice: Record<string, unknown> = {}
  for (const { who } of own.people)
    for (const { url } of pages) {
      const page = await t.app.inject({ url: addressOf(url, own), headers: { cookie: who.cookie } })
      if (page.statusCode !== 200 || !String(page.headers['content-type']).startsWith('text/html')) continue
      for (const form of formsIn(page.body)) {
        const name = nameOf(form)
        // What ends the one who asks, or takes away what others stand on, is not for this walk.
        if (seen.has(name) || /logga-ut|byt-uppdrag|ta-bort|slang|avbryt/.test(name)) continue
        if (eachTime.some(known => name.startsWith(known))) continue
        const before = await counts()
        const taken = await sendUntilTaken(form, who.cookie)
        if (taken === undefined) continue
        seen.add(name)
        const once = await counts()
        if (tables.every(table => once[table] === before[table])) continue
        made.add(name)
        const again = await send(taken, who.cookie)
        if (onceField in taken.typed) expect([name, again.statusCode]).toEqual([name, 303])
        const after = await counts()
        const more = tables.filter(table => after[table] !== once[table])
        if (more.length > 0) twice[name] = more
      }
    }
  expect(twice).toEqual({})
  for (const name of [
    '/inkop/behov/nytt',
    '/foretag/dubbel-verkstad/erbjudanden/nytt',
    '/administration/enheter',
  ])
    expect([...made]).toContain(name)
  expect(made.size).toBeGreaterThan(12)
}, 240_000)
