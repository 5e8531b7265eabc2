import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { runDaily } from '../../../testing/jobs.ts'
import { addPerson, addPlace, ask, makeWorld, type World, wishes } from '../../../testing/placements.ts'
import { register, see, send } from '../../../testing/register.ts'
import { heldPlace, requestReminder } from './jobs.ts'

let t: TestApp
let w: World
beforeAll(async () => {
  t = await openTestApp()
  w = await makeWorld(t)
})
afterAll(() => closeWithTrueCards(t))

const somebody = async (name = 'Sara Lund') => {
  const id = await addPerson(t, w.officer, { name })
  await send(t, w.officer, `/insatser/personer/${id}/onskemal`, wishes)
  return id
}
const requestOf = async (placement: string): Promise<string> => {
  const { request_id } = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('placements.placements')
      .select('request_id')
      .where('placement_id', '=', placement.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow(),
  )
  return `/platser/${request_id}`
}
const placeRow = (id: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.places')
      .select(['free', 'held', 'booked'])
      .where('place_id', '=', id)
      .executeTakeFirstOrThrow(),
  )

test('places stand in groups by facts, with what is lacking in words; a place is asked about without a name', async () => {
  const fits = await addPlace(t, w.enterprise)
  const lacks = await addPlace(t, w.enterprise, { adaptations: ['own_pace'], kind: 'work_practice' })
  const person = await somebody('Sara Kanarie')
  const page = (await see(t, w.officer, `/insatser/personer/${person}/platser`)).body
  expect(page).toContain('Stämmer på allt (1)')
  expect(page).toContain('saknar inga tunga lyft')
  expect(page.indexOf(fits)).toBeLessThan(page.indexOf(lacks))

  const placement = await ask(t, w.officer, person, fits)
  const request = await requestOf(placement)
  for (const who of [w.enterprise.manager, w.enterprise.supervisor]) {
    expect((await see(t, who, '/hem')).body).toContain('frågar om en plats')
    for (const url of ['/platser', '/platser.csv', request, '/hem']) {
      const { statusCode, body } = await see(t, who, url)
      expect(statusCode).toBe(200)
      expect(body).not.toMatch(/Kanarie|inga tunga lyft|arabiska/i)
    }
  }
  expect((await see(t, w.enterprise.manager, request)).body).toContain('tis–tors')
  const stored = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('placements.requests').selectAll().where('tenant_id', '=', w.enterprise.tenantId).execute(),
  )
  expect(JSON.stringify(stored)).not.toContain(person)
})

test('nobody else comes in: not signed in, another enterprise, another area, another role', async () => {
  const placement = await ask(t, w.officer, await somebody(), await addPlace(t, w.enterprise))
  const request = await requestOf(placement)
  for (const url of [placement, request, '/insatser', '/platser'])
    expect((await see(t, undefined, url)).headers['location']).toContain('/logga-in')
  expect((await see(t, w.enterprise.stranger, request)).statusCode).toBe(404)
  expect((await send(t, w.enterprise.stranger, request, { answer: 'yes', version: '1' })).statusCode).toBe(
    404,
  )
  for (const who of [w.social, w.unseated, w.neighbour]) {
    expect((await see(t, who, placement)).statusCode).toBe(404)
    expect((await send(t, who, `${placement}/dra-tillbaka`)).statusCode).toBe(404)
  }
  for (const who of [w.admin, w.enterprise.manager])
    expect((await see(t, who, placement)).statusCode).toBe(403)
  expect((await see(t, w.officer, request)).statusCode).toBe(403)
})

test('a yes holds the place, is told to the officer, and cannot be given twice; taken back, the place is free again', async () => {
  const place = await addPlace(t, w.enterprise)
  const placement = await ask(t, w.officer, await somebody(), place)
  const request = await requestOf(placement)
  const noReason = await send(t, w.enterprise.supervisor, request, { answer: 'no', version: '1' })
  expect(noReason.statusCode).toBe(422)
  expect((await send(t, w.enterprise.supervisor, request, { answer: 'yes', version: '1' })).statusCode).toBe(
    303,
  )
  expect(await placeRow(place)).toEqual({ free: 0, held: 1, booked: 0 })
  expect((await see(t, w.officer, placement)).body).toContain('har sagt ja och håller platsen')
  expect((await see(t, w.officer, '/hem')).body).toContain('har sagt ja till en plats')
  expect(
    (await send(t, w.enterprise.supervisor, request, { answer: 'yes', version: '1' })).statusCode,
  ).not.toBe(303)
  expect(await placeRow(place), 'held once').toEqual({ free: 0, held: 1, booked: 0 })

  for (let n = 0; n < 2; n++) await send(t, w.officer, `${placement}/dra-tillbaka`)
  expect(await placeRow(place)).toEqual({ free: 1, held: 0, booked: 0 })
  expect((await see(t, w.enterprise.manager, '/platser')).body).toContain('Tillbakadragen')
})

test('two questions may wait for the last place; the second yes is refused in words and nothing is lost', async () => {
  const place = await addPlace(t, w.enterprise)
  const [one, two] = [
    await ask(t, w.officer, await somebody(), place),
    await ask(t, w.colleague, await somebody(), place),
  ]
  const answers = await Promise.all(
    [one, two].map(async placement =>
      send(t, w.enterprise.manager, await requestOf(placement), { answer: 'yes', version: '1' }),
    ),
  )
  expect(answers.map(answer => answer.statusCode).sort()).toEqual([303, 422])
  expect(answers.find(answer => answer.statusCode === 422)?.body).toContain('Ingen plats är ledig längre')
  expect(await placeRow(place)).toEqual({ free: 0, held: 1, booked: 0 })
  const refused = answers[0]?.statusCode === 422 ? one : two
  const queue = await send(t, w.enterprise.manager, await requestOf(refused), {
    answer: 'queued',
    version: '1',
  })
  expect(queue.statusCode).toBe(303)
  expect((await see(t, w.officer, refused)).body).toContain('ställt frågan i kö')
})

test('the same form sent twice is one question; a waiting question hinders no other, and a no leads on', async () => {
  const [place, other] = [await addPlace(t, w.enterprise), await addPlace(t, w.enterprise)]
  const person = await somebody()
  const form = {
    'starts_on-day': '8',
    'starts_on-month': '12',
    'starts_on-year': '2026',
    contact: 'Amina',
    once: randomUUID(),
  }
  const url = `/insatser/personer/${person}/platser/${place}`
  const sent = [await send(t, w.officer, url, form), await send(t, w.officer, url, form)]
  expect(new Set(sent.map(answer => answer.headers['location'])).size).toBe(1)
  const late = await send(t, w.officer, url, { ...form, 'starts_on-year': '2025', once: randomUUID() })
  expect([late.statusCode, late.body.includes('i dag eller en senare dag')]).toEqual([422, true])
  await ask(t, w.officer, person, other)
  const placement = String(sent[0]?.headers['location'])
  const no = { answer: 'no', reason: 'full', version: '1' }
  expect((await send(t, w.enterprise.manager, await requestOf(placement), no)).statusCode).toBe(303)
  expect((await see(t, w.officer, placement)).body).toContain('har sagt nej')
  expect((await see(t, w.officer, placement)).body).toContain(`href="/insatser/personer/${person}/platser"`)
})

test('a question that nobody answered is reminded of once, in a letter that says nothing; a place held too long is free again', async () => {
  const place = await addPlace(t, w.enterprise)
  const asked = await ask(t, w.officer, await somebody('Brev Kanariesson'), place)
  const held = await ask(t, w.officer, await somebody('Brev Kanariesson'), place)
  await send(t, w.enterprise.manager, await requestOf(held), { answer: 'yes', version: '1' })
  const letters = () =>
    t.db.inActor(system('test'), tx =>
      tx
        .selectFrom('core.mails')
        .select(['subject', 'body_text'])
        .where('tenant_id', '=', w.enterprise.tenantId)
        .where('subject', 'like', 'Något väntar%')
        .execute(),
    )
  const before = (await letters()).length
  t.clock.advance({ days: 6 })
  await runDaily(t, requestReminder, heldPlace)
  const after = await letters()
  expect(after.length).toBeGreaterThan(before)
  expect(JSON.stringify(after)).not.toMatch(/Kanarie|arbetsträning|Packa/i)
  await runDaily(t, requestReminder, heldPlace)
  expect((await letters()).length, 'once').toBe(after.length)
  expect((await see(t, w.officer, '/hem')).body).toContain('har inte svarat om en plats')
  expect(await placeRow(place), 'ten days are not over').toMatchObject({ held: 1 })

  t.clock.advance({ days: 5 })
  await runDaily(t, heldPlace)
  await runDaily(t, heldPlace)
  expect(await placeRow(place)).toMatchObject({ free: 1, held: 0 })
  expect((await see(t, w.officer, held)).body).toContain('höll platsen, men tiden gick ut')
  expect((await see(t, w.officer, asked)).body).toContain('Frågan ställd')
  t.clock.set('2026-11-23T09:00:00Z')
})

test('a no waits for the officer until another place has been asked about, or the case is closed', async () => {
  const refuse = async (person: string) => {
    const placement = await ask(t, w.officer, person, await addPlace(t, w.enterprise))
    const no = { answer: 'no', reason: 'full', version: '1' }
    await send(t, w.enterprise.manager, await requestOf(placement), no)
    return placement
  }
  const waits = async (placement: string) =>
    (await see(t, w.officer, '/hem')).body.includes(`href="${placement}"`)
  const person = await somebody()
  const refused = await refuse(person)
  expect(await waits(refused)).toBe(true)
  await ask(t, w.officer, person, await addPlace(t, w.enterprise))
  expect(await waits(refused)).toBe(false)
  const closed = await somebody()
  const last = await refuse(closed)
  expect(await waits(last)).toBe(true)
  await send(t, w.officer, `/insatser/personer/${closed}/avsluta`)
  expect(await waits(last)).toBe(false)
})

test('what waits for an answer stands first, the first to be answered at the top', async () => {
  const at = await register(t, { municipalityCode: '2182', stewardId: w.tenantId })
  const place = await addPlace(t, at)
  const first = await requestOf(await ask(t, w.officer, await somebody(), place))
  await send(t, at.manager, first, { answer: 'queued', version: '1' })
  const second = await requestOf(await ask(t, w.officer, await somebody(), place))
  t.clock.advance({ days: 1 })
  const third = await requestOf(await ask(t, w.officer, await somebody(), place))
  const { body } = await see(t, at.manager, '/platser')
  const order = [...body.matchAll(/href="(\/platser\/[^"]+)"/g)].map(([, href]) => href)
  expect(order.filter(href => [first, second, third].includes(href ?? ''))).toEqual([second, third, first])
})

test('no query looks for people for a place: nothing orders, scores or counts them by what they can do', async () => {
  const { globSync, readFileSync } = await import('node:fs')
  const sources = globSync('src/domains/placements/**/*.{ts,tsx}').filter(path => !/test/.test(path))
  // Wishes are read of one person whose id is known; no statement selects people by them.
  const readers = sources.filter(path => /selectFrom\('placements\.wishes/.test(readFileSync(path, 'utf8')))
  expect(readers).toEqual(['src/domains/placements/people/queries.ts'])
  const [source = ''] = readers.map(path => readFileSync(path, 'utf8'))
  const [, statement = ''] = source.split("selectFrom('placements.wishes')")
  expect(statement.slice(0, 200)).toContain("where('person_id', '=', personId)")
  for (const path of sources)
    expect(readFileSync(path, 'utf8'), path).not.toMatch(/join\('placements\.wishes|join placements\.wishes/i)
})
