import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'
import { everyText, holding } from './everything.ts'
import { type Field, type Form, formsIn } from './forms.ts'
import { addressOf } from './route-addresses.ts'
import { routesOf } from './route-list.ts'
import { type Owned, ownEverything } from './tenants.ts'

let t: TestApp
let own: Owned
beforeAll(async () => {
  t = await openTestApp()
  own = await ownEverything(t, 'kanarie', '2182')
})
afterAll(() => t.close())

const planted = /700212|970021/
const number = 'Anna 700212\u20119273'
/** A phone's and an address's own shapes, so that nothing but the number is wrong with them. */
const spelled = ({ kind }: Field) =>
  kind === 'tel' ? '19700212-9273' : kind === 'email' ? 'anna.700212-9273@example.org' : number

const fileForm = (fields: Record<string, string>) => {
  const edge = '----prov'
  const part = (name: string, more: string, value: string) =>
    `--${edge}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
  const texts = Object.entries(fields).map(([name, value]) => part(name, '', value))
  const picture = part('picture', '; filename="700212-9273.png"\r\ncontent-type: image/png', 'PNG')
  return {
    payload: `${texts.join('')}${picture}--${edge}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  }
}

const send = (form: Form, typed: Record<string, string>, cookie: string) =>
  t.app.inject({
    method: 'POST',
    url: form.action,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(typed).toString(),
  })

test('no field of any form stores a personal number, and each says so where it stands', async () => {
  const pages = routesOf(t.app).filter(
    r => r.method === 'GET' && !/\.(csv|xlsx|json)$|^\/api|metrics/.test(r.url),
  )
  const seen = new Map<string, number>()
  const refused = new Set<string>()
  const people = [...own.people.map(({ who }) => who.cookie), '']
  for (const cookie of people)
    for (const { url } of pages) {
      const page = await t.app.inject({ url: addressOf(url, own), headers: { cookie } })
      if (page.statusCode !== 200 || !String(page.headers['content-type']).startsWith('text/html')) continue
      for (const form of formsIn(page.body)) {
        for (const field of form.fields.filter(f => f.holdsText)) {
          const name = `${form.action.replaceAll(/[0-9a-f-]{36}/g, ':id')} ${field.name}`
          if ((seen.get(name) ?? 0) >= 2) continue
          seen.set(name, (seen.get(name) ?? 0) + 1)
          const typed = { ...form.typed, [field.name]: spelled(field) }
          const answer = await send(form, typed, cookie)
          expect(answer.statusCode, name).toBeLessThan(500)
          if (answer.statusCode === 422 && /Ta bort personnumret/.test(answer.body)) refused.add(name)
        }
      }
    }
  expect(holding(await everyText(t.ownerUrl), planted)).toEqual([])
  expect(seen.size).toBeGreaterThan(90)
  // Secrets, what is read as an organisation number, a year, and forms that carry a file (below).
  expect(
    [...seen.keys()].filter(name => !refused.has(name) && !/ (code|orgnr|ar|alt_..)$/.test(name)),
  ).toEqual([])
}, 240_000)

test('the words of a picture and the name of a passkey hold none either', async () => {
  const cookie = own.people.find(({ role }) => role === 'enterprise_manager')?.who.cookie ?? ''
  for (const name of ['alt_sv', 'alt_en']) {
    const { payload, headers } = fileForm({ alt_sv: 'Ett växthus', alt_en: 'A greenhouse', [name]: number })
    const answer = await t.app.inject({
      method: 'POST',
      url: `/foretag/${own.slug}/bilder`,
      payload,
      headers: { ...headers, cookie },
    })
    expect([answer.statusCode, answer.body.includes('Ta bort personnumret')]).toEqual([422, true])
  }
  const key = await t.app.inject({
    method: 'POST',
    url: '/installningar/nycklar',
    payload: { response: { id: 'a', rawId: 'a', type: 'public-key', response: {} }, name: number },
    headers: { cookie, accept: 'application/json' },
  })
  expect([key.statusCode, key.json<{ code: string }>().code]).toEqual([422, 'personal_number'])
})

test('what is no personal number is taken: telephones, invoices, dates, amounts, bank giros', async () => {
  const cookie = own.people.find(({ role }) => role === 'procurement_officer')?.who.cookie ?? ''
  const page = await t.app.inject({ url: '/inkop/behov/nytt', headers: { cookie } })
  const form = formsIn(page.body).find(({ action }) => action === '/inkop/behov/nytt')
  const said =
    'Ring 070-212 92 73 eller 0270-123 45, +46 70 212 92 73. Bankgiro 5051-6905, avtal KS 2024/00123, faktura 7002129274, ' +
    'CPV 90911200-8, 2026-01-15–2026-02-28, 1 203 154 000 kr, org.nr 556016-0680, 821 41 Bollnäs'
  if (form === undefined) throw new Error('There is no form of a need.')
  const answer = await send(form, { ...form.typed, description: said, title: 'Städning' }, cookie)
  expect(answer.body).not.toContain('Ta bort personnumret')
})
