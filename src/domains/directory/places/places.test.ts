import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { takePlace } from './actions.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => closeWithTrueCards(t))

const places = {
  kind: 'work_training',
  total: '5',
  free: '2',
  tasks: 'packing',
  tasks_sv: 'Packa och köra ut',
}
const first = async () =>
  /platser\/([0-9a-f-]{36})"/.exec((await see(t, e.manager, `${e.at}/platser`)).body)?.[1] ?? ''
const row = () =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.places')
      .selectAll()
      .where('tenant_id', '=', e.tenantId)
      .executeTakeFirstOrThrow(),
  )
const profile = async () => (await see(t, undefined, e.at)).body

test('the supervisor may tell free places; strangers and the steward may not', async () => {
  for (const who of [undefined, e.stranger, e.keeper])
    expect([401, 403]).toContain((await send(t, who, `${e.at}/platser/ny`, places)).statusCode)
  expect((await send(t, e.supervisor, `${e.at}/platser/ny`, places)).statusCode).toBe(303)
})

test('what cannot be so is refused in words, and what was typed stays', async () => {
  for (const [wrong, sentence] of [
    [{ free: '9' }, 'högst så många lediga som det finns platser'],
    [{ from_minute: '15:00', to_minute: '8' }, 'en sluttid som är senare'],
    [{ from_minute: '25:00' }, 'Skriv en tid, till exempel 08:00'],
  ] as const) {
    const answer = await send(t, e.supervisor, `${e.at}/platser/ny`, { ...places, ...wrong })
    expect([answer.statusCode, answer.body.includes(sentence)]).toEqual([422, true])
    expect(answer.body).toContain('Packa och köra ut')
  }
})

test('one button tells that a place became free; pressed twice from the same page it counts once', async () => {
  const at = `${e.at}/platser/${await first()}`
  const press = { free_only: '1', free: '3', version: '1' }
  expect((await send(t, e.supervisor, at, press)).statusCode).toBe(303)
  expect((await send(t, e.supervisor, at, press)).statusCode).toBe(409)
  expect(await profile()).toContain('3 av 5')
  // The tasks, which the button did not send, are still there.
  expect(await profile()).toContain('Packa och köra ut')
  expect((await see(t, undefined, '/foretag?krav=platser')).body).toContain(e.slug)
})

test('free becomes "ask first" with age; a changed text is no word of today, one tap is', async () => {
  const at = `${e.at}/platser/${await first()}`
  const before = await row()
  t.clock.advance({ days: 13 })
  expect(await profile()).toContain('3 av 5')
  t.clock.advance({ days: 1 })
  expect(await profile(), 'fourteen days to the minute').toContain('Fråga först')
  const texts = {
    ...places,
    free: '3',
    tasks_sv: 'Packa, köra ut och diska',
    days: ['mon', 'tue', 'wed'],
    version: '2',
  }
  expect((await send(t, e.supervisor, at, texts)).statusCode).toBe(303)
  expect((await row()).confirmed_at?.toString()).toBe(before.confirmed_at?.toString())
  expect(await profile()).toContain('Fråga först')

  expect((await see(t, e.supervisor, '/hem')).body).toContain('Hur många platser är lediga?')
  const tap = { seen: `${await first()}:3` }
  for (const who of [undefined, e.stranger, e.keeper])
    expect([401, 403]).toContain((await send(t, who, `${e.at}/platser/stammer`, tap)).statusCode)
  expect((await send(t, e.supervisor, `${e.at}/platser/stammer`, tap)).statusCode).toBe(303)
  expect(await row()).toMatchObject({ confirmed_by: e.supervisor.personId })
  expect(await profile()).toContain('3 av 5')
  expect((await see(t, e.supervisor, '/hem')).body).not.toContain('Hur många platser är lediga?')
})

test('what somebody changed while another read is not confirmed by the other', async () => {
  const { confirmed_at, place_id } = await row()
  t.clock.advance({ days: 1 })
  await send(t, e.supervisor, `${e.at}/platser/stammer`, { seen: `${place_id}:2` })
  await send(t, e.supervisor, `${e.at}/platser/stammer`, { seen: 'inget:alls' })
  expect((await row()).confirmed_at?.toString()).toBe(confirmed_at?.toString())
})

test('some, and after a meeting, stand in the place of a number', async () => {
  const at = `${e.at}/platser/${await first()}`
  for (const [as, words] of [
    ['some', 'Några lediga'],
    ['meet_first', 'Efter ett möte'],
    ['number', '3 av 5'],
  ] as const) {
    const { version } = await row()
    const sent = { ...places, free: '3', free_as: as, version: String(version) }
    expect((await send(t, e.supervisor, at, sent)).statusCode).toBe(303)
    expect(await profile()).toContain(words)
  }
})

test('of sixty-four who take the last place at the same moment one gets it', async () => {
  const { place_id: placeId, version } = await row()
  const at = `${e.at}/platser/${placeId}`
  await send(t, e.supervisor, at, { free_only: '1', free: '1', version: String(version) })
  const key = { tenantId: e.tenantId, placeId }
  const taken = await Promise.all(
    Array.from({ length: 64 }, () =>
      t.db.inActor(system('test'), tx => takePlace(tx, t.clock.now(), key, 'hold')),
    ),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(await row()).toMatchObject({ free: 0, held: 1, booked: 0 })
  // Whoever has the form of before sees it; and no form makes more of them than there are.
  const late = await send(t, e.supervisor, at, { free_only: '1', free: '2', version: String(version + 1) })
  expect(late.statusCode).toBe(409)
  const over = await send(t, e.supervisor, at, { free_only: '1', free: '5', version: String(version + 2) })
  expect([over.statusCode, over.body.includes('några är redan bokade')]).toEqual([422, true])
  expect((await send(t, e.manager, `${at}/ta-bort`)).statusCode).toBe(303)
  expect((await row()).held, 'whoever is booked comes first').toBe(1)
  for (const take of ['book', 'release_booked'] as const)
    expect(await t.db.inActor(system('test'), tx => takePlace(tx, t.clock.now(), key, take))).toBe(true)
  expect(await row()).toMatchObject({ free: 1, held: 0, booked: 0 })
  expect(await t.db.inActor(system('test'), tx => takePlace(tx, t.clock.now(), key, 'release_booked'))).toBe(
    false,
  )
})

test('whom to ring and what it costs is kept beside, and is not on the open page', async () => {
  const at = `${e.at}/platser/${await first()}/villkor`
  const terms = {
    supervisor: 'Tomas, alla dagar',
    phone: '070-123 45 67',
    payer: 'municipality',
    price_ore: '150',
    per: 'day',
  }
  for (const who of [undefined, e.stranger, e.keeper])
    expect([401, 403]).toContain((await send(t, who, at, terms)).statusCode)
  const half = await send(t, e.supervisor, at, { ...terms, per: '' })
  expect([half.statusCode, half.body.includes('både pris och om det gäller')]).toEqual([422, true])
  expect((await send(t, e.supervisor, at, terms)).statusCode).toBe(303)
  expect((await see(t, e.manager, at)).body).toContain('Tomas, alla dagar')
  expect((await send(t, e.manager, at, { ...terms, supervisor: 'Annika', version: '1' })).statusCode).toBe(
    303,
  )
  expect((await send(t, e.manager, at, { ...terms, supervisor: 'Bo', version: '1' })).statusCode).toBe(409)
  expect(await profile()).not.toContain('Annika')
})

test('places are taken away', async () => {
  expect((await send(t, e.manager, `${e.at}/platser/${await first()}/ta-bort`)).statusCode).toBe(303)
  expect(await profile()).not.toContain('av 5')
})
