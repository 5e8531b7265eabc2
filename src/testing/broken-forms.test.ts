import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'
import { signIn } from './identity.ts'
import { register } from './register.ts'

let t: TestApp
let doors: { url: string; headers: { cookie: string } }[]
beforeAll(async () => {
  t = await openTestApp()
  const { tenantId, headers } = await signIn(t, { role: 'business_officer', municipalityCode: '2180' })
  const buyer = await signIn(t, { role: 'procurement_officer', tenantId })
  const enterprise = await register(t)
  doors = [
    { url: '/registret/las-in', headers },
    { url: '/inkop/reskontra', headers: buyer.headers },
    { url: '/inkop/behov/plan', headers: buyer.headers },
    { url: `${enterprise.at}/bilder`, headers: enterprise.manager.headers },
  ]
})
afterAll(() => t.close())

const part = (text: string) =>
  `--x\r\ncontent-disposition: form-data; name="fil"; filename="a.csv"\r\n\r\n${text}`
const long = 'Namn;Kommun;Belopp\n'.repeat(4000)
const type = 'multipart/form-data; boundary=x'

test.each([
  ['cut off in the middle of its file', type, part(long)],
  ['cut off after a few signs of its file', type, part('Namn')],
  ['cut off in a part’s head', type, '--x\r\ncontent-disposition: form-da'],
  ['without its last boundary', type, `${part('Namn;Kommun\nA;B')}\r\n`],
  ['no form at all', type, 'Namn;Kommun\nA;B'],
  ['without a boundary in its head', 'multipart/form-data', part('Namn')],
])(
  'a form that is %s is answered 400 with a sentence at every door, never 500',
  async (_, contentType, payload) => {
    for (const { url, headers } of doors) {
      const answer = await t.app.inject({
        method: 'POST',
        url,
        payload,
        headers: { ...headers, 'content-type': contentType },
      })
      expect([url, answer.statusCode, answer.body.includes('Formuläret kom inte fram')]).toEqual([
        url,
        400,
        true,
      ])
    }
  },
)

test('a field that is no text, or comes twice, is a field that is missing', async () => {
  const field = (head: string, value: string) =>
    `--x\r\ncontent-disposition: form-data; name="alt_sv"${head}\r\n\r\n${value}\r\n`
  const json = field('\r\ncontent-type: application/json', '{"a":1}')
  const senseless = '--x\r\n\0\0: \r\n:::\r\n\r\nabc\r\n'
  for (const fields of [json, field('', 'a') + field('', 'b'), senseless, '']) {
    const { url = '', headers } = doors[3] ?? {}
    const answer = await t.app.inject({
      method: 'POST',
      url,
      payload: `${fields}${part('x')}\r\n--x--\r\n`,
      headers: { ...headers, 'content-type': type },
    })
    expect(answer.statusCode).toBe(422)
  }
})
