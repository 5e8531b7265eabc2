import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../testing/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const post = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  t.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  })

test('who was signed out while writing gets the words back, and the way to sign in', async () => {
  const written = 'Vi behöver <fyra> fruktkorgar varje måndag.'
  const headers = { host: 'localhost', referer: 'http://localhost/foretag/fraga?kommun=2182' }
  const answer = await post('/foretag/fraga', { question: written, municipality: '2182' }, headers)
  expect(answer.statusCode).toBe(401)
  expect(answer.body).toContain('Vi behöver &lt;fyra> fruktkorgar varje måndag.')
  expect(answer.body).toContain('/logga-in?till=%2Fforetag%2Ffraga%3Fkommun%3D2182')
})

test('a password of several words is never shown again', async () => {
  const next = 'fyra ord efter varandra i rad'
  const answer = await post('/installningar/losenord', { present: next, next, again: next })
  expect(answer.statusCode).toBe(401)
  expect(answer.body).not.toContain('fyra ord')
})

test('a page of another site is not led back to, and a form of megabytes is not read', async () => {
  const headers = { host: 'localhost', referer: 'https://elsewhere.example/x' }
  const answer = await post('/foretag/fraga', { question: 'a bc '.repeat(100_000) }, headers)
  expect(answer.statusCode).toBe(401)
  expect(answer.body).toContain('/logga-in?till=%2Fhem')
  expect(answer.body).not.toContain('a bc a bc')
})
