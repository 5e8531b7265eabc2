import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { addPerson, addPlace, ask, makeWorld, type World, wishes } from '../../../testing/placements.ts'
import { see, send } from '../../../testing/register.ts'

let t: TestApp
let w: World
beforeAll(async () => {
  t = await openTestApp()
  w = await makeWorld(t)
})
afterAll(() => t.close())

const until = { 'until_on-day': '30', 'until_on-month': '6', 'until_on-year': '2027' }
/** What was talked about, all of it: name and language told, the rest not. */
const talk = {
  ...until,
  item_name: 'ja',
  item_phone: 'nej',
  'item_adaptation-no_lifting': 'ja',
  'item_language-ar': 'nej',
  basis: 'persons_yes',
}

/** Somebody with a promised place; answers the placement's address and the enterprise's own. */
const promised = async (fields: Record<string, string> = { name: 'Sara Lund', phone: '070-444 33 22' }) => {
  const person = await addPerson(t, w.officer, fields)
  await send(t, w.officer, `/insatser/personer/${person}/onskemal`, wishes)
  const placement = await ask(t, w.officer, person, await addPlace(t, w.enterprise))
  const { request_id } = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('placements.placements')
      .select('request_id')
      .where('placement_id', '=', placement.split('/').at(-1) ?? '')
      .executeTakeFirstOrThrow(),
  )
  const request = `/platser/${request_id}`
  await send(t, w.enterprise.manager, request, { answer: 'yes', version: '1' })
  return { person, placement, request }
}
const refer = async (placement: string, said: Record<string, string> = talk) => {
  expect((await send(t, w.officer, `${placement}/remiss`, said)).statusCode).toBe(303)
  const sent = await send(t, w.officer, `${placement}/remiss/granska`, { shown: 'screen' })
  expect(sent.statusCode).toBe(303)
}
const ofHost = async (request: string) => (await see(t, w.enterprise.supervisor, request)).body
/** The button of an item on the placement's page: its address and version. */
const buttonOf = async (placement: string, item: string) => {
  const { body } = await see(t, w.officer, placement)
  const row = body.split('<tr').find(part => part.includes(item) && part.includes('/berattat/')) ?? ''
  const [, action = ''] = /action="([^"]*\/berattat\/[^"]*)"/.exec(row) ?? []
  const [, version = ''] = /name="version" value="(\d+)"/.exec(row) ?? []
  return { action, version }
}
const everywhere = async (tenantId: string) => {
  const tables = ['host_views', 'host_items', 'requests']
  const parts = tables.map(
    table => `select to_jsonb(x)::text as text from placements.${table} x where x.tenant_id = $1`,
  )
  const all = `${parts.join(' union all ')} union all select to_jsonb(x)::text from core.audit x where x.tenant_id = $1
    union all select to_jsonb(x)::text from core.events x where x.tenant_id = $1 union all select to_jsonb(x)::text from core.mails x`
  const client = new pg.Client({ connectionString: t.ownerUrl })
  await client.connect()
  try {
    await client.query('begin; call kit.act_as(null, null, true)')
    return JSON.stringify((await client.query(all, [tenantId])).rows)
  } finally {
    await client.end()
  }
}

test('nobody else writes a referral; nothing is chosen beforehand, and an unanswered item is no yes', async () => {
  const { placement } = await promised()
  const at = `${placement}/remiss`
  expect((await see(t, undefined, at)).headers['location']).toContain('/logga-in')
  for (const who of [w.social, w.unseated, w.neighbour]) {
    expect((await see(t, who, at)).statusCode).toBe(404)
    expect((await send(t, who, at, talk)).statusCode).toBe(404)
    expect((await send(t, who, `${at}/granska`, { shown: 'paper' })).statusCode).toBe(404)
  }
  for (const who of [w.admin, w.enterprise.manager]) expect((await see(t, who, at)).statusCode).toBe(403)
  const page = (await see(t, w.officer, at)).body
  expect(page).not.toMatch(/name="item_[^>]*checked/)
  expect(page).toContain('Det finns inget fält för bakgrund')
  const { item_phone: _, ...unanswered } = talk
  const refused = await send(t, w.officer, at, unanswered)
  expect([refused.statusCode, refused.body.includes('berättas eller inte: Telefon')]).toEqual([422, true])
  const late = await send(t, w.officer, at, { ...talk, 'until_on-year': '2025' })
  expect([late.statusCode, late.body.includes('efter att insatsen har börjat')]).toEqual([422, true])
  // What was not decided cannot be sent.
  expect((await see(t, w.officer, `${at}/granska`)).headers['location']).toBe(at)
})

test('the enterprise sees what is told, under the name that is told, and nothing else anywhere', async () => {
  const { placement, request } = await promised({
    name: 'Kanarie Lundqvist',
    called: 'Sara',
    phone: '070-444 33 22',
  })
  expect(await ofHost(request)).not.toMatch(/Sara|Kanarie/)
  await refer(placement)
  expect((await see(t, w.enterprise.supervisor, '/hem')).body).toContain('En person kommer')
  const page = await ofHost(request)
  expect(page).toContain('Sara')
  expect(page).toContain('Inga tunga lyft')
  expect(page).not.toMatch(/Kanarie|070-444|Arabiska/)
  expect((await see(t, w.enterprise.manager, '/platser')).body).toContain('Sara')
  expect(await everywhere(w.enterprise.tenantId)).not.toMatch(/Kanarie|070-444|language:ar/)
  expect((await see(t, w.enterprise.stranger, request)).statusCode).toBe(404)
  // It was read: that is written down, and no longer waits.
  expect((await see(t, w.enterprise.supervisor, '/hem')).body).not.toContain('En person kommer')
  // Sent once.
  expect((await see(t, w.officer, `${placement}/remiss`)).headers['location']).toBe(placement)
})

test('without a name the referral still goes', async () => {
  const { placement, request } = await promised()
  await refer(placement, { ...talk, item_name: 'nej' })
  const page = await ofHost(request)
  expect(page).toContain('Person, vecka 50')
  expect(page).not.toContain('Sara')
})

test('an item that is taken back is gone from the enterprise at once, from its tables, lists and files; shown again, it is there', async () => {
  const { placement, request } = await promised({ name: 'Ulfhild Tagesson', phone: '070-1' })
  await refer(placement)
  expect(await ofHost(request)).toContain('Ulfhild')
  const { action, version } = await buttonOf(placement, 'Namn')
  for (const who of [w.social, w.neighbour])
    expect((await send(t, who, action, { version })).statusCode).toBe(404)
  expect((await send(t, w.enterprise.manager, action, { version })).statusCode).toBe(403)
  expect((await send(t, w.officer, action, { version })).statusCode).toBe(303)
  for (const url of [request, '/platser', '/platser.csv', '/hem'])
    expect((await see(t, w.enterprise.supervisor, url)).body).not.toContain('Ulfhild')
  expect(await everywhere(w.enterprise.tenantId)).not.toContain('Ulfhild')
  expect(await ofHost(request)).toContain('Person, vecka 50')
  expect((await see(t, w.officer, placement)).body).toContain('Visas inte sedan')
  // From an older page: somebody was first.
  expect((await send(t, w.officer, action, { version })).statusCode).toBe(409)
  const again = await buttonOf(placement, 'Namn')
  expect((await send(t, w.officer, again.action, { version: again.version })).statusCode).toBe(303)
  expect(await ofHost(request)).toContain('Ulfhild')
})

test('what was told until a day is gone the day after, by itself', async () => {
  const { placement, request } = await promised({ name: 'Dagvis Dagsson' })
  const { item_phone: _, ...said } = talk
  await refer(placement, { ...said, 'until_on-day': '10', 'until_on-month': '12', 'until_on-year': '2026' })
  t.clock.set('2026-12-10T20:00:00Z')
  expect(await ofHost(request)).toContain('Dagvis')
  t.clock.set('2026-12-10T23:30:00Z')
  for (const url of [request, '/platser'])
    expect((await see(t, w.enterprise.manager, url)).body).not.toContain('Dagvis')
  t.clock.set('2026-11-23T09:00:00Z')
})

test('protection that comes later, or a question taken back, takes the enterprise’s view away', async () => {
  for (const end of ['protect', 'withdraw'] as const) {
    const { person, placement, request } = await promised({ name: `Borta ${end}sson` })
    const { item_phone: _, ...said } = talk
    await refer(placement, said)
    expect(await ofHost(request)).toContain('Borta')
    const done =
      end === 'withdraw'
        ? await send(t, w.officer, `${placement}/dra-tillbaka`)
        : await send(t, w.officer, `/insatser/personer/${person}/andra`, { is_protected: '1', version: '1' })
    expect(done.statusCode).toBe(303)
    expect(await ofHost(request)).not.toContain('Borta')
    expect(await everywhere(w.enterprise.tenantId)).not.toContain('Borta')
  }
})

test('a button that was sent without its version is refused as an older one, never a fault', async () => {
  const { placement, request } = await promised({ name: 'Version Versionsson' })
  const { item_phone: _, ...said } = talk
  await refer(placement, said)
  const { action } = await buttonOf(placement, 'Namn')
  expect((await send(t, w.officer, action)).statusCode).toBe(303)
  expect((await send(t, w.officer, action, { version: 'x' })).statusCode).toBe(409)
  expect(await ofHost(request)).toContain('Person, vecka 50')
})
