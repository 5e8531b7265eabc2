import { afterAll, beforeAll, expect, test } from 'vitest'
import { municipalities } from '../../../core/reference/places.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => t.close())

const map = async () =>
  /<section[^>]*aria-labelledby="reach">.*?<\/section>/s.exec((await see(t, undefined, e.at)).body)?.[0]
const deliver = async (service_areas: string, serves_radius_km = '') => {
  const start = '/vart-foretag/kom-igang/reach'
  const version = /name="version" value="(\d+)"/.exec((await see(t, e.manager, start)).body)?.[1] ?? ''
  expect((await send(t, e.manager, start, { version, service_areas, serves_radius_km })).statusCode).toBe(303)
}
const listed = (drawn = '') => [...drawn.matchAll(/<li>([^<]*)/g)].map(([, name]) => name)

test('where an enterprise delivers is drawn, and listed; of its own municipality alone no picture is needed', async () => {
  expect(await map()).toBeUndefined()
  await deliver('Bollnäs, Gävle')
  const drawn = await map()
  expect(drawn).toContain('Levererar i 3 kommuner')
  expect(listed(drawn)).toEqual(['Bollnäs', 'Gävle', 'Söderhamn'])
  for (const path of ['map__reached', 'map__here']) expect(drawn).toContain(`class="${path}"`)
})

test('those within its radius belong to it, as in the search', async () => {
  await deliver('', '60')
  const names = listed(await map())
  expect(names).toContain('Hudiksvall')
  for (const { code, name } of municipalities.values()) {
    const found = await see(t, undefined, `/api/v1/enterprises?municipality=${code}`)
    expect([name, found.body.includes(e.slug)]).toEqual([name, names.includes(name)])
  }
})
