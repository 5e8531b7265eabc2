import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOf } from '../../../core/web/viewer.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { viewerOf } from '../../../testing/identity.ts'
import { addPerson, makeWorld, type World, wishes } from '../../../testing/placements.ts'
import { see, send } from '../../../testing/register.ts'
import { tablesOfPeople } from './tables.ts'

let t: TestApp
let w: World
beforeAll(async () => {
  t = await openTestApp()
  w = await makeWorld(t)
})
afterAll(() => t.close())

const home = '/insatser/personer'
const pages = (id: string) => ['', '/andra', '/onskemal', '/platser'].map(end => `${home}/${id}${end}`)

test('those of the area see its people; another area, an unapproved seat, an administrator, another municipality and the enterprise do not', async () => {
  const id = await addPerson(t, w.officer, { name: 'Kanarie Områdesson', phone: '070-555 66 77' })
  await send(t, w.officer, `${home}/${id}/onskemal`, wishes)
  expect((await see(t, undefined, `${home}/${id}`)).headers['location']).toContain('/logga-in')
  for (const who of [w.admin, w.enterprise.manager, w.enterprise.keeper])
    for (const url of [home, `${home}.csv`, ...pages(id)])
      expect((await see(t, who, url)).statusCode).toBe(403)
  for (const who of [w.officer, w.colleague])
    for (const url of [home, `${home}.csv`, ...pages(id).slice(0, 3)])
      expect((await see(t, who, url)).statusCode, url).toBe(200)
  expect((await see(t, w.colleague, home)).body).toContain('Kanarie Områdesson')
  for (const who of [w.social, w.unseated, w.neighbour]) {
    for (const url of [home, `${home}.csv`, `${home}?q=Kanarie`, '/hem'])
      expect((await see(t, who, url)).body).not.toContain('Kanarie Områdesson')
    for (const url of pages(id)) {
      const [foreign, none] = [await see(t, who, url), await see(t, who, url.replace(id, w.tenantId))]
      expect([foreign.statusCode, none.statusCode]).toEqual([404, 404])
      expect(foreign.body.replaceAll(id, '')).toBe(none.body.replaceAll(w.tenantId, ''))
    }
    const moved = await send(t, who, `${home}/${id}/avsluta`)
    expect(moved.statusCode).toBe(404)
  }
})

test('the database itself shows an area’s rows to nobody else, whatever is asked', async () => {
  const id = await addPerson(t, w.officer, { name: 'Radvis Skyddad' })
  await send(t, w.officer, `${home}/${id}/onskemal`, wishes)
  for (const [who, sees] of [
    [w.officer, 1],
    [w.colleague, 1],
    [w.social, 0],
    [w.unseated, 0],
    [w.admin, 0],
    [w.neighbour, 0],
    [w.enterprise.manager, 0],
  ] as const) {
    const actor = actorOf(await viewerOf(t, who))
    for (const table of ['placements.people', 'placements.identities', 'placements.wishes'] as const) {
      const rows = await t.db.inActor(actor, tx =>
        tx
          .selectFrom(table)
          .select('person_id')
          .where('tenant_id', '=', w.tenantId)
          .where('person_id', '=', id)
          .execute(),
      )
      expect([table, rows.length]).toEqual([table, sees])
    }
  }
})

test('a name is asked for, a personal number is refused, and what was typed stays', async () => {
  const nameless = await send(t, w.officer, `${home}/ny`, { phone: '070-1' })
  expect([nameless.statusCode, nameless.body.includes('value="070-1"')]).toEqual([422, true])
  const numbered = await send(t, w.officer, `${home}/ny`, { name: 'Sara 850709-9805' })
  expect([numbered.statusCode, numbered.body.includes('personnumret')]).toEqual([422, true])
  const id = await addPerson(t, w.officer)
  const daily = await send(t, w.officer, `${home}/${id}/onskemal`, {
    ...wishes,
    days: [],
    minutes_a_day: 'fyra',
  })
  expect([daily.statusCode, daily.body.includes('value="fyra"')]).toEqual([422, true])
})

test('whoever saves on an older version sees what the other wrote', async () => {
  const id = await addPerson(t, w.officer, { name: 'Första Namnet' })
  const change = (name: string, version: string) =>
    send(t, w.colleague, `${home}/${id}/andra`, { name, version })
  expect((await change('Andra Namnet', '1')).statusCode).toBe(303)
  const late = await change('Tredje Namnet', '1')
  expect([late.statusCode, late.body.includes('Andra Namnet')]).toEqual([409, true])
})

test('each reading is a row of the log with the ids of all who stood on the page, and no name', async () => {
  const [one, two] = [await addPerson(t, w.officer, { name: 'Logga Ett' }), await addPerson(t, w.officer)]
  await see(t, w.colleague, `${home}/${one}`)
  await see(t, w.colleague, `${home}?q=Logga`)
  await see(t, w.colleague, `${home}.csv`)
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'subjects', 'detail'])
      .where('person_id', '=', w.colleague.personId)
      .where('subjects', 'is not', null)
      .orderBy('audit_id', 'desc')
      .limit(3)
      .execute(),
  )
  expect(log.map(row => row.action)).toEqual(['participants_read', 'participants_read', 'participant_read'])
  expect(log[0]?.subjects).toEqual(expect.arrayContaining([one, two]))
  expect(log[1]?.subjects).toEqual([one])
  expect(log[2]?.subjects).toEqual([one])
  expect(JSON.stringify(log)).not.toContain('Logga')
})

test('somebody protected is never there by name, and two officers alone see the person', async () => {
  const named = await send(t, w.officer, `${home}/ny`, { name: 'Hemlig Person', is_protected: '1' })
  expect([named.statusCode, named.body.includes('Ta bort namn och kontakt först')]).toEqual([422, true])
  const id = await addPerson(t, w.officer, { is_protected: '1', officer: w.colleague.personId })
  const third = await (async () => {
    const { seated } = await import('../../../testing/areas.ts')
    const unit = await t.db.inActor(system('test'), tx =>
      tx
        .selectFrom('core.memberships')
        .select('unit_id')
        .where('membership_id', '=', w.officer.membershipId)
        .executeTakeFirstOrThrow(),
    )
    return seated(t, { tenantId: w.tenantId, unitId: unit.unit_id ?? '' })
  })()
  for (const who of [w.officer, w.colleague])
    expect((await see(t, who, `${home}/${id}`)).body).toMatch(/Person K\d+/)
  expect((await see(t, third, `${home}/${id}`)).statusCode).toBe(404)
  const count = async (who: typeof third) => /(\d+) person/.exec((await see(t, who, home)).body)?.[1]
  expect(Number(await count(w.officer)) - Number(await count(third)), 'not even counted').toBe(1)
})

test('protection that comes later erases the name, and takes the person from everybody but the officers', async () => {
  const id = await addPerson(t, w.officer, {
    name: 'Senare Skyddad',
    phone: '070-999 88 77',
    called: 'Senare',
  })
  await send(t, w.officer, `${home}/${id}/onskemal`, wishes)
  const answer = await send(t, w.officer, `${home}/${id}/andra`, { is_protected: '1', version: '1' })
  expect(answer.statusCode).toBe(303)
  expect((await see(t, w.officer, `${home}/${id}`)).body).toMatch(/Person K\d+/)
  for (const url of pages(id)) expect((await see(t, w.colleague, url)).statusCode).toBe(404)
  const everywhere = await t.db.pool.query(
    `select string_agg(t::text, ' ') as text from (select to_jsonb(a) as t from core.audit a where a.tenant_id = $1
      union all select to_jsonb(e) from core.events e where e.tenant_id = $1) x`,
    [w.tenantId],
  )
  expect(JSON.stringify(everywhere.rows)).not.toMatch(/Senare|070-999/)
  const left = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('placements.identities').selectAll().where('person_id', '=', id).execute(),
  )
  expect(left).toEqual([])
})

test('every table that holds what is told of a person says which area and which officers, and is known to be one', async () => {
  const { rows } = await t.db.pool.query<{ name: string }>(
    `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = attrelid
     where attname = 'officers' and c.relnamespace = 'placements'::regnamespace and c.relkind = 'r' and not attisdropped order by 1`,
  )
  const withPerson = await t.db.pool.query<{ name: string }>(
    `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = attrelid
     where attname = 'person_id' and c.relnamespace = 'placements'::regnamespace and c.relkind = 'r' and not attisdropped order by 1`,
  )
  const names = rows.map(row => row.name)
  expect(names, 'a table with people has no officers').toEqual(withPerson.rows.map(row => row.name))
  expect(names.filter(name => name !== 'placements.identities')).toEqual([...tablesOfPeople].sort())
})
