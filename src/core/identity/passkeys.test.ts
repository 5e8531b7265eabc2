import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { makeAuthenticator } from '../../testing/identity-authenticator.ts'
import { openBrowser } from '../../testing/identity-browser.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const withPasskey = async (email: string) => {
  const { cookie, personId } = await signIn(t, { role: 'supervisor', email })
  const own = openBrowser(t, cookie)
  const device = makeAuthenticator(t.config.publicUrl)
  const question = (await own.json('/installningar/nycklar/fraga')).json()
  const added = await own.json('/installningar/nycklar', {
    response: device.register(question),
    name: 'Jobbtelefonen',
  })
  return { own, device, added, personId }
}
const come = async (device: ReturnType<typeof makeAuthenticator>, options = {}) => {
  const browser = openBrowser(t)
  const question = (await browser.json('/logga-in/nyckel/fraga')).json()
  const answer = await browser.json('/logga-in/nyckel?till=/installningar', {
    response: device.sign(question, options),
  })
  return { browser, answer, question }
}

test('a passkey is added, signs in by itself, and opens nothing once it is removed', async () => {
  const { own, device, added } = await withPasskey('nyckel@example.org')
  expect(added.json()).toEqual({ to: '/installningar' })
  const page = await own.get('/installningar')
  expect(page.body).toContain('Jobbtelefonen')
  const { browser, answer } = await come(device)
  expect(answer.json()).toEqual({ to: '/installningar' })
  expect((await browser.get('/installningar')).body).toContain('nyckel@example.org')
  const remove = /\/installningar\/nycklar\/[0-9a-f-]+\/ta-bort/.exec(page.body)?.[0] ?? ''
  expect((await own.post(remove)).statusCode).toBe(303)
  expect((await come(device)).answer.statusCode).toBe(401)
})

test('another’s passkey cannot be removed, and answers as one that does not exist', async () => {
  const { own, device } = await withPasskey('agare@example.org')
  const path =
    /\/installningar\/nycklar\/[0-9a-f-]+\/ta-bort/.exec((await own.get('/installningar')).body)?.[0] ?? ''
  const thief = openBrowser(t, (await signIn(t, { role: 'supervisor' })).cookie)
  const foreign = await thief.post(path)
  const unknown = await thief.post('/installningar/nycklar/00000000-0000-4000-8000-00000000000a/ta-bort')
  expect([foreign.statusCode, foreign.headers.location]).toEqual([
    unknown.statusCode,
    unknown.headers.location,
  ])
  expect((await come(device)).answer.statusCode).toBe(200)
})

test('an answer without the device’s lock, of another device, or used before is refused', async () => {
  const { device } = await withPasskey('las@example.org')
  expect((await come(device, { locked: false })).answer.statusCode).toBe(401)
  expect((await come(makeAuthenticator(t.config.publicUrl))).answer.statusCode).toBe(401)
  const { browser, question } = await come(device)
  const replayed = await browser.json('/logga-in/nyckel', { response: device.sign(question) })
  expect(replayed.statusCode).toBe(401)
})

test('what is no passkey’s answer is refused in the form that machines read', async () => {
  const answer = await openBrowser(t).json('/logga-in/nyckel', { response: 'x' })
  expect(answer.statusCode).toBe(422)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect((await openBrowser(t).json('/installningar/nycklar', {})).statusCode).toBe(401)
})

test('whatever stands in an answer or an address, it is refused and no fault', async () => {
  const { own, device } = await withPasskey('trasig@example.org')
  const odd: unknown[] = ['a\u0000b', '', 'å'.repeat(1400), 7, null, {}, [], '../x', "' or 1=1"]
  for (const value of odd) {
    const browser = openBrowser(t)
    const right = device.sign((await browser.json('/logga-in/nyckel/fraga')).json()) as {
      id: string
      response: Record<string, unknown>
    }
    const bent = [
      { ...right, id: value },
      { ...right, response: value },
      ...Object.keys(right.response).map(key => ({
        ...right,
        response: { ...right.response, [key]: value },
      })),
      { ...right, rawId: value, type: value, clientExtensionResults: value },
    ]
    for (const response of bent) {
      const told = JSON.stringify([value, response]).slice(0, 200)
      expect((await browser.json('/logga-in/nyckel', { response })).statusCode, told).toBeLessThan(500)
      expect(
        (await own.json('/installningar/nycklar', { response, name: value })).statusCode,
        told,
      ).toBeLessThan(500)
    }
  }
  for (const id of ['inte-uuid', 'a%00b', '00000000-0000-4000-8000-00000000000g', '%27', 'x'.repeat(190)])
    expect((await own.post(`/installningar/nycklar/${id}/ta-bort`)).statusCode, id).toBe(404)
  // One that is gone already is no error.
  expect((await own.post(`/installningar/nycklar/${randomUUID()}/ta-bort`)).statusCode).toBe(303)
})
