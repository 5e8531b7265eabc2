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

const places = { kind: 'work_training', total: '5', free: '2', tasks_sv: 'Packa och köra ut' }
const first = async () =>
  /platser\/([0-9a-f-]{36})"/.exec((await see(t, e.manager, `${e.at}/platser`)).body)?.[1]

test('the supervisor may tell free places; strangers and the steward may not', async () => {
  for (const who of [undefined, e.stranger, e.keeper])
    expect([401, 403]).toContain((await send(t, who, `${e.at}/platser/ny`, places)).statusCode)
  expect((await send(t, e.supervisor, `${e.at}/platser/ny`, places)).statusCode).toBe(303)
})

test('more free than there are is refused in words', async () => {
  const answer = await send(t, e.supervisor, `${e.at}/platser/ny`, { ...places, free: '9' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Skriv högst så många lediga som det finns platser.')
})

test('one button tells that a place became free; pressed twice from the same page it counts once', async () => {
  const at = `${e.at}/platser/${await first()}`
  const press = { free_only: '1', free: '3', version: '1' }
  expect((await send(t, e.supervisor, at, press)).statusCode).toBe(303)
  expect((await send(t, e.supervisor, at, press)).statusCode).toBe(409)
  expect((await see(t, undefined, e.at)).body).toContain('3 av 5')
  // The tasks, which the button did not send, are still there.
  expect((await see(t, undefined, e.at)).body).toContain('Packa och köra ut')
  expect((await see(t, undefined, '/foretag?krav=platser')).body).toContain(e.slug)
})

test('places are taken away', async () => {
  expect((await send(t, e.manager, `${e.at}/platser/${await first()}/ta-bort`)).statusCode).toBe(303)
  expect((await see(t, undefined, e.at)).body).not.toContain('3 av 5')
})
