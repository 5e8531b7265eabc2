import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => t.close())

const start = '/vart-foretag/kom-igang'
const version = async (section: string) =>
  /name="version" value="(\d+)"/.exec((await see(t, e.manager, `${start}/${section}`)).body)?.[1] ?? ''
const save = async (section: string, fields: Record<string, string>) =>
  send(t, e.manager, `${start}/${section}`, { version: await version(section), ...fields })

test('the beginning is for whoever runs an enterprise, and leads there until what is needed is done', async () => {
  for (const who of [e.keeper, e.supervisor]) expect((await see(t, who, start)).statusCode).toBe(403)
  expect((await see(t, e.manager, '/vart-foretag')).headers.location).toBe(start)
  const page = (await see(t, e.manager, start)).body
  for (const words of ['1 av 6 klart', 'Berätta vad ni säljer', 'Återstår, frivilligt'])
    expect(page).toContain(words)
})

test('save and go on leads to the next task that is left; save for later, to the list; wrong input stays', async () => {
  const wrong = await save('reach', { serves_radius_km: '30', service_areas: 'Gävlborg' })
  expect([wrong.statusCode, wrong.body.includes('Gävlborg')]).toEqual([422, true])
  expect((await save('reach', { serves_radius_km: '30' })).headers.location).toBe(`${start}/contact`)
  expect((await save('criteria', { work_integration: 'yes', sedan: '1' })).headers.location).toBe(start)
  const contact = { municipality_code: '2182', phone: '0270-123 45' }
  expect((await save('contact', contact)).headers.location).toBe(`${start}/registrations`)
  const page = (await see(t, e.manager, start)).body
  for (const words of ['2 av 6 klart', 'Påbörjat, 1 av 4']) expect(page, words).toContain(words)
  const day = { 'tax_checked_on-day': '1', 'tax_checked_on-month': '11', 'tax_checked_on-year': '2026' }
  expect((await save('registrations', { f_tax: 'yes', ...day })).headers.location).toBe(start)
  expect((await see(t, e.manager, start)).body).toContain('3 av 6 klart')
})

test('two who save the same task at once: the second sees what the first saved', async () => {
  const before = await version('reach')
  expect((await save('reach', { serves_radius_km: '40' })).statusCode).toBe(303)
  const late = await save('reach', { serves_radius_km: '50', version: before })
  expect(late.statusCode).toBe(409)
})

test('the page as others see it has no way to change it, and is shown so to its own alone', async () => {
  const own = (await see(t, e.manager, `${e.at}?som=andra`)).body
  expect([own.includes('Så här ser andra sidan'), own.includes(`${e.at}/andra`)]).toEqual([true, false])
  expect((await see(t, undefined, `${e.at}?som=andra`)).body).not.toContain('Så här ser andra sidan')
})

test('a steward reminds by hand once a month of silence; who has no address is to be rung', async () => {
  const silent = await register(t, { municipalityCode: '2184' })
  const remind = async () => {
    const { headers, cookies } = await send(t, silent.keeper, `${silent.at}/paminn`)
    expect(headers.location).toBe('/hem')
    return Buffer.from(cookies.find(c => c.name === 'notice')?.value ?? '', 'base64url').toString()
  }
  expect(await remind()).toContain('Ring i stället')
  await send(t, silent.manager, `${silent.at}/andra/contact`, {
    municipality_code: '2184',
    email: 'tyst@exempel.example',
    phone: '0270-123 45',
    version: '1',
  })
  t.clock.advance({ months: 13 })
  const home = async () => (await see(t, silent.keeper, '/hem')).body
  expect(await home()).toContain('tel:027012345')
  expect(await remind()).toContain('har fått en påminnelse')
  expect(await remind()).toContain('Ring i stället')
  expect(await home()).not.toContain(`${silent.at}/paminn`)
  expect((await send(t, silent.manager, `${silent.at}/paminn`)).statusCode).toBe(403)
  expect((await send(t, e.keeper, `${silent.at}/paminn`)).statusCode).toBe(403)
})
