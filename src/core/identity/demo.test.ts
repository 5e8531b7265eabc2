import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { openBrowser, shownAt } from '../../testing/identity-browser.ts'
import { createOrganisation } from '../organisations/actions.ts'
import { ensureDemoPerson } from './demo-people.ts'

const withUpphandlare = async (t: TestApp) => {
  const add = () =>
    t.db.inActor(system('demo'), async tx => {
      const known = await tx
        .selectFrom('core.organisations')
        .select('tenant_id')
        .where('name', '=', 'Demokommunen')
        .executeTakeFirst()
      const tenantId =
        known?.tenant_id ??
        (await createOrganisation(tx, system('demo'), t.clock, {
          kind: 'municipality',
          name: 'Demokommunen',
        }))
      return ensureDemoPerson(tx, t.clock, {
        key: 'upphandlare',
        name: 'Ulla Upphandlare',
        email: 'upphandlare@demo.example',
        tenantId,
        role: 'procurement_officer',
      })
    })
  const first = await add()
  // Loading the demo again finds who is there.
  expect(await add()).toBe(first)
}

let on: TestApp
let off: TestApp
beforeAll(async () => {
  on = await openTestApp({ DEMO: '1' })
  off = await openTestApp({ DEMO: '0' })
  await withUpphandlare(on)
  await withUpphandlare(off)
})
afterAll(async () => {
  await on.close()
  await off.close()
})

test('in the demo, sign-in lists its people, and one press makes you one of them', async () => {
  const browser = openBrowser(on)
  const page = await browser.get('/logga-in')
  expect(page.body).toContain('Ulla Upphandlare')
  expect(page.body).toContain('action="/demo/som/upphandlare"')
  const answer = await browser.post('/demo/som/upphandlare')
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe('/hem')
  expect((await browser.get('/installningar')).body).toContain('upphandlare@demo.example')
})

test('somebody who is not in the demo is not there', async () => {
  expect((await openBrowser(on).post('/demo/som/ingen')).statusCode).toBe(404)
})

test('with the demo off nobody is listed and nobody gets in that way', async () => {
  const page = await openBrowser(off).get('/logga-in')
  expect(page.body).not.toContain('Ulla Upphandlare')
  const answer = await openBrowser(off).post('/demo/som/upphandlare')
  expect(answer.statusCode).toBe(404)
  const nobody = await openBrowser(off).post('/demo/som/ingen')
  expect(shownAt('/demo/som/upphandlare', answer)).toBe(shownAt('/demo/som/ingen', nobody))
  expect(answer.headers['set-cookie']).toBeUndefined()
})
