import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => closeWithTrueCards(t))

const offer = (title_sv: string) => ({ title_sv, category: 'crafts' })
const times = (n: number) => Array.from({ length: n }, (_, i) => i)

test('offers saved in the same moment are all kept, and all found', async () => {
  const answers = await Promise.all(
    times(6).map(i => send(t, e.manager, `${e.at}/erbjudanden/nytt`, offer(`Slipning nummer ${i}`))),
  )
  expect(answers.map(a => a.statusCode)).toEqual(times(6).map(() => 303))
  const { body } = await see(t, undefined, '/api/v1/enterprises?q=slipning')
  expect(body).toContain(e.slug)
})

test('taken out and put back while its offers are changed: nobody is told of a fault', async () => {
  const page = (await see(t, e.manager, e.at)).body
  const ids = [...page.matchAll(/erbjudanden\/([0-9a-f-]{36})/g)].map(m => m[1])
  const answers = await Promise.all(
    times(24).map(i =>
      i % 4 === 0
        ? send(t, e.keeper, `${e.at}/${i % 8 === 0 ? 'ta-ned' : 'visa-igen'}`, { reason: 'Prov' })
        : i % 4 === 1
          ? send(t, e.manager, `${e.at}/erbjudanden/nytt`, offer(`Vävning ${i}`))
          : send(t, e.manager, `${e.at}/erbjudanden/${ids[i % ids.length]}/ta-bort`, {}),
    ),
  )
  expect(answers.map(a => a.statusCode).filter(status => status >= 500)).toEqual([])
  expect(answers.filter(a => a.statusCode === 303).length).toBeGreaterThan(6)
})
