import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMembership } from '../../../core/organisations/actions.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { criteria } from '../enterprises/schema.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp({}, '2026-01-15T09:00:00Z')
  e = await register(t)
})
afterAll(() => t.close())

const page = async () => (await see(t, undefined, e.at)).body
const listed = async (query: string) => (await see(t, e.keeper, `/registret?${query}`)).body.includes(e.slug)
const declare = async (evidence: string) => {
  const form = (await see(t, e.manager, `${e.at}/andra/criteria`)).body
  const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? ''
  const said = Object.fromEntries(
    criteria.flatMap(c => [
      [c, 'yes'],
      [`${c}_evidence`, evidence],
    ]),
  )
  expect((await send(t, e.manager, `${e.at}/andra/criteria`, { ...said, version })).statusCode).toBe(303)
}
const verify = (criterion: string, verified = 'yes') =>
  send(t, e.keeper, `${e.at}/granska`, { criterion, verified })

test('whoever registers an enterprise is believed to say it, no more, and its steward is told', async () => {
  expect((await send(t, e.manager, `${e.at}/bekrafta`)).statusCode).toBe(303)
  const shown = (await see(t, e.keeper, e.at)).body
  for (const words of [
    'Uppger sig vara ASF',
    'Egen uppgift 15 jan 2026',
    'ingen har kontrollerat',
    'har frågan sedan',
  ])
    expect(shown, words).toContain(words)
  expect((await see(t, e.keeper, '/hem')).body).toContain(`${e.at}/granska`)
  expect([await listed('brist=unchecked'), await listed('uppgifter=2')]).toEqual([true, false])
})

test('checked by its steward alone, what it confirms holds; taken back, no longer', async () => {
  for (const who of [e.manager, e.stranger, undefined])
    expect((await send(t, who, `${e.at}/foretradare`)).statusCode).toBeGreaterThanOrEqual(401)
  expect((await send(t, e.keeper, `${e.at}/foretradare`)).statusCode).toBe(303)
  expect(await page()).toContain('Bekräftad av företaget 15 jan 2026')
  expect([await listed('uppgifter=2'), await listed('uppgifter=3')]).toEqual([true, false])
  expect((await see(t, e.keeper, '/hem')).body).not.toContain(`${e.at}/granska`)
  await send(t, e.keeper, `${e.at}/foretradare/ta-tillbaka`)
  expect(await listed('uppgifter=2')).toBe(false)
  await send(t, e.keeper, `${e.at}/foretradare`)
})

test('reviewed is all four criteria seen; a changed ground or a year of silence is a step down', async () => {
  await declare('Stadgarna.')
  for (const criterion of criteria.slice(1)) await verify(criterion)
  expect(await listed('uppgifter=3')).toBe(false)
  await verify(criteria[0])
  expect(await page()).toContain('Granskad 15 jan 2026')
  expect(await page()).not.toContain('Uppger sig')
  expect(await listed('uppgifter=3')).toBe(true)
  await declare('Nya stadgar.')
  expect(await listed('uppgifter=3')).toBe(false)
  for (const criterion of criteria) await verify(criterion)
  await verify(criteria[2], 'no')
  expect(await listed('uppgifter=3')).toBe(false)
  await verify(criteria[2])
  expect(await listed('uppgifter=3')).toBe(true)
  t.clock.set('2027-01-16T09:00:00Z')
  expect(await page()).toContain('Inte bekräftad av företaget sedan 15 jan 2026')
  expect(await listed('uppgifter=2')).toBe(false)
})

test('nobody vouches for an enterprise that they act for', async () => {
  await t.db.inActor(system('test'), tx =>
    addMembership(tx, system('test'), t.clock, {
      tenantId: e.tenantId,
      personId: e.keeper.personId,
      role: 'enterprise_manager',
    }),
  )
  expect((await send(t, e.keeper, `${e.at}/foretradare/ta-tillbaka`)).statusCode).toBe(403)
  expect((await verify(criteria[0])).statusCode).toBe(403)
  expect((await see(t, e.keeper, `${e.at}/granska`)).body).toContain('företag du själv företräder')
})
