import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import type { SignedIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => closeWithTrueCards(t))

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const upload = (who: SignedIn, content: Buffer, name: string, alt: string, at = e.at, once = '') => {
  const edge = 'xxxx'
  const part = (head: string, body: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      body,
      Buffer.from('\r\n'),
    ])
  const payload = Buffer.concat([
    part('name="once"', Buffer.from(once)),
    part('name="alt_sv"', Buffer.from(alt)),
    part(`name="picture"; filename="${name}"`, content),
    Buffer.from(`--${edge}--\r\n`),
  ])
  return t.app.inject({
    method: 'POST',
    url: `${at}/bilder`,
    payload,
    headers: { ...who.headers, 'content-type': `multipart/form-data; boundary=${edge}` },
  })
}

test('refused: another’s profile, no words, a file that only calls itself a picture, one that is too large', async () => {
  expect((await upload(e.stranger, png, 'a.png', 'Vi packar')).statusCode).toBe(403)
  expect((await upload(e.manager, png, 'a.png', '')).statusCode).toBe(422)
  const fake = await upload(e.manager, Buffer.from('<svg onload="alert(1)"/>'), 'a.png', 'Vi packar')
  expect(fake.statusCode).toBe(422)
  expect(fake.body).toContain('Välj en bild: en JPEG-, PNG- eller WebP-fil.')
  expect(fake.body).toContain('value="Vi packar"')
  // Begins as a picture, and is none: a page behind the first bytes, or one that was cut off on its way.
  for (const broken of [Buffer.concat([png.subarray(0, 8), Buffer.from('<html>')]), png.subarray(0, 60)]) {
    const answer = await upload(e.manager, broken, 'a.png', 'Vi packar')
    expect([answer.statusCode, answer.body.includes('Filen är skadad')]).toEqual([422, true])
  }
  expect(
    (await upload(e.manager, Buffer.concat([png, Buffer.alloc(6_000_000)]), 'a.png', 'Stor')).statusCode,
  ).toBe(413)
})

test('a picture is added with its words, shown to all, and taken away', async () => {
  expect((await upload(e.manager, png, 'a.png', 'Vi packar frukt')).statusCode).toBe(303)
  const page = await see(t, undefined, e.at)
  expect(page.body).toContain('alt="Vi packar frukt"')
  const src = /src="([^"]*\/bilder\/[0-9a-f-]{36})"/.exec(page.body)?.[1] ?? ''
  const picture = await see(t, undefined, src)
  expect(picture.headers['content-type']).toBe('image/png')
  expect(picture.rawPayload.equals(png)).toBe(true)
  expect(picture.headers['cache-control']).toBe('public, max-age=86400')
  expect((await send(t, e.stranger, `${src}/ta-bort`)).statusCode).toBe(403)
  expect((await send(t, e.manager, `${src}/ta-bort`)).statusCode).toBe(303)
  expect((await see(t, undefined, src)).statusCode).toBe(404)
})

test('a picture of a profile that is not shown yet is kept by nobody on its way', async () => {
  const hidden = await register(t, { municipalityCode: '2180' })
  const down = await send(t, hidden.keeper, `${hidden.at}/ta-ned`, { reason: 'Prov' })
  expect(down.statusCode).toBe(303)
  await upload(hidden.manager, png, 'a.png', 'Vi packar', hidden.at)
  const src = /src="([^"]*\/bilder\/[0-9a-f-]{36})"/.exec(
    (await see(t, hidden.manager, `${hidden.at}/bilder`)).body,
  )?.[1]
  const shown = await see(t, hidden.manager, src ?? '')
  expect([shown.statusCode, shown.headers['cache-control']]).toEqual([200, 'private, no-store'])
  expect((await see(t, undefined, src ?? '')).statusCode).toBe(404)
})

test('ten pictures sent at the same time are six, and the other four are told so', async () => {
  const busy = await register(t, { municipalityCode: '2181' })
  const sent = await Promise.all(
    Array.from({ length: 10 }, (_, i) => upload(busy.manager, png, `${i}.png`, `Bild ${i}`, busy.at)),
  )
  expect(sent.map(answer => answer.statusCode).toSorted()).toEqual([
    ...Array(6).fill(303),
    ...Array(4).fill(422),
  ])
  const { body } = await see(t, busy.manager, `${busy.at}/bilder`)
  expect(body.match(/bilder\/[0-9a-f-]{36}\/ta-bort/g)).toHaveLength(6)
})

test('the steward of an enterprise that nobody has claimed adds and removes its pictures', async () => {
  const kept = await register(t, { municipalityCode: '2183', claimed: false })
  expect((await upload(kept.keeper, png, 'a.png', 'Vi packar', kept.at)).statusCode).toBe(303)
  const { body } = await see(t, kept.keeper, `${kept.at}/bilder`)
  const remove = /action="([^"]*\/ta-bort)"/.exec(body)?.[1] ?? ''
  expect((await send(t, kept.keeper, remove)).statusCode).toBe(303)
  expect((await see(t, kept.keeper, `${kept.at}/bilder`)).body).not.toContain('ta-bort')
})

test('a picture’s words hold no sign that is not seen', async () => {
  const odd = await register(t, { municipalityCode: '2184' })
  expect((await upload(odd.manager, png, 'a\0.png', 'Vi\0 packar \u202efrukt', odd.at)).statusCode).toBe(303)
  expect((await see(t, undefined, odd.at)).body).toContain('alt="Vi packar frukt"')
})

test('the same form sent twice, because its answer was lost, is one picture', async () => {
  const own = await register(t, { municipalityCode: '2132' })
  const page = (await see(t, own.manager, `${own.at}/bilder`)).body
  const once = /name="once" value="([^"]+)"/.exec(page)?.[1] ?? ''
  for (const _ of [1, 2])
    expect((await upload(own.manager, png, 'a.png', 'Vi packar', own.at, once)).statusCode).toBe(303)
  expect((await see(t, own.manager, `${own.at}/bilder`)).body.match(/ta-bort/g)).toHaveLength(1)
})
