import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJobs } from '../../core/jobs/jobs.ts'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../app.ts'
import { type SignedIn, signIn } from '../identity.ts'
import { countsOf, csv, fileForm, importing } from '../importing.ts'
import { runDaily } from '../jobs.ts'
import { see, send } from '../register.ts'
import { lending } from './domain.ts'
import { forgetToolList } from './import.ts'
import { toolSearch } from './jobs.ts'

let t: TestApp
let keeper: SignedIn
let buyer: SignedIn
let politician: SignedIn
let neighbour: SignedIn
beforeAll(async () => {
  const schema = readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8')
  t = await openTestApp({}, undefined, undefined, { domain: lending, schema })
  keeper = await signIn(t, { role: 'coordinator', municipalityCode: '2182' })
  buyer = await signIn(t, { role: 'procurement_officer', tenantId: keeper.tenantId })
  politician = await signIn(t, { role: 'politician', tenantId: keeper.tenantId })
  neighbour = await signIn(t, { role: 'coordinator', municipalityCode: '2361' })
})
afterAll(() => t.close())

/** Writes a tool down; answers its address. */
const write = async (name: string, who = keeper) =>
  String((await send(t, who, '/verktyg/nytt', { name, once: randomUUID() })).headers['location'])
const read = async (who: SignedIn, url: string) => (await see(t, who, url)).body
const logOf = (at: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('action')
      .where('object_id', '=', at.split('/').at(-1) ?? '')
      .orderBy('audit_id')
      .execute()
      .then(rows => rows.map(row => row.action)),
  )

test('nobody who is not signed in, in another role or elsewhere comes in', async () => {
  const at = await write('Motorsåg')
  const pages = ['/verktyg', '/verktyg.csv', '/verktyg/nytt', at, '/verktyg/las-in']
  for (const url of pages) expect((await see(t, undefined, url)).headers['location']).toContain('/logga-in')
  const answers = async (who: SignedIn) =>
    Promise.all(pages.map(async url => (await see(t, who, url)).statusCode))
  expect(await answers(keeper)).toEqual([200, 200, 200, 200, 200])
  expect(await answers(buyer)).toEqual([200, 200, 403, 403, 403])
  expect(await answers(politician)).toEqual([403, 403, 403, 403, 403])
  expect(await answers(neighbour)).toEqual([200, 200, 200, 404, 200])
  expect(await read(neighbour, '/verktyg')).not.toContain('Motorsåg')
  // Another's and none at all answer alike, whatever is done.
  for (const end of ['', '/lana', '/tillbaka']) {
    const form = { name: 'Min', version: '1' }
    const [foreign, unknown] = [at, `/verktyg/${randomUUID()}`].map(url =>
      send(t, neighbour, `${url}${end}`, form),
    )
    expect([(await foreign)?.statusCode, (await unknown)?.statusCode]).toEqual([404, 404])
  }
  for (const who of [buyer, politician])
    expect((await send(t, who, `${at}/lana`)).statusCode, 'the list alone is theirs').toBe(403)
  expect(await logOf(at)).toEqual(['tool_added'])
})

test('a form sent twice is one tool; what is wrong is said at the field, and nothing is stored', async () => {
  const once = randomUUID()
  for (let n = 0; n < 2; n++)
    expect(
      (await send(t, keeper, '/verktyg/nytt', { name: 'Spade', place: 'Förrådet', once })).headers,
    ).toMatchObject({
      location: `/verktyg/${once}`,
    })
  expect(await logOf(once)).toEqual(['tool_added'])
  for (const [name, sentence] of [
    ['', 'Skriv vad verktyget heter'],
    ['Spade', 'Det finns redan ett verktyg som heter så.'],
    ['x'.repeat(101), '100'],
    ['Spade 850709-9805', 'Ta bort personnumret'],
  ] as const) {
    const answer = await send(t, keeper, '/verktyg/nytt', { name, place: 'Skåpet', once: randomUUID() })
    expect([name, answer.statusCode]).toEqual([name, 422])
    expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('value="Skåpet"')
  }
  expect((await read(keeper, '/verktyg.csv')).match(/Skåpet/)).toBeNull()
})

test('whoever saves on an older version sees what the other wrote beside their own words', async () => {
  const at = await write('Borr')
  expect((await send(t, keeper, at, { name: 'Borrmaskin', version: '1' })).statusCode).toBe(303)
  const late = await send(t, keeper, at, { name: 'Slagborr', version: '1' })
  expect(late.statusCode).toBe(409)
  for (const words of ['Borrmaskin', 'Slagborr', 'name="version" value="2"'])
    expect(late.body).toContain(words)
  expect((await send(t, keeper, at, { name: 'Slagborr', version: '2' })).statusCode).toBe(303)
  expect(await logOf(at)).toEqual(['tool_added', 'tool_changed', 'tool_changed'])
})

test('the list is searched, turned, taken away as a file, and said in both languages', async () => {
  const found = await read(buyer, '/verktyg?q=slag')
  expect(found).toContain('Slagborr')
  expect(found).not.toContain('Spade')
  expect(found).not.toContain('href="/verktyg/nytt"')
  const turned = await read(keeper, '/verktyg.csv?sort=-name')
  expect(turned.split('\r\n').map(line => line.split(';')[0])).toEqual([
    '\ufeffNamn',
    'Spade',
    'Slagborr',
    'Motorsåg',
    '',
  ])
  const english = await read(keeper, '/verktyg?lang=en')
  for (const words of ['3 tools', 'New tool', 'href="/verktyg"']) expect(english).toContain(words)
})

test('a list is read in: its doubt is shown before, each row is stored or told with its reason', async () => {
  const form = fileForm(csv(['Verktyg;Plats', 'Kratta;Boden', 'Kratta;Garaget', 'Spade;Boden', ';Boden']))
  const upload = (who: SignedIn) =>
    t.app.inject({
      method: 'POST',
      url: '/verktyg/las-in',
      ...form,
      headers: { ...form.headers, ...who.headers },
    })
  expect((await upload(buyer)).statusCode).toBe(403)
  const at = String((await upload(keeper)).headers['location'])
  const does = importing(t, keeper)
  const before = (await does.get(at)).body
  expect(before).toContain('Ett namn står flera gånger')
  expect(before).toContain('Rad 3: Kratta')
  const columns = does.proposed(before)
  expect(columns).toEqual({ 'kolumn-0': 'name', 'kolumn-1': 'place' })
  const without = await does.post(`${at}/starta`, { 'kolumn-0': '', 'kolumn-1': 'place' })
  expect([without.statusCode, without.body.includes('Välj vilken kolumn som är ”Namn”.')]).toEqual([
    422,
    true,
  ])
  for (const end of ['', '/rader.csv', '/starta'])
    expect((await see(t, neighbour, `${at}${end}`)).statusCode).toBe(404)
  await does.post(`${at}/starta`, columns)
  expect((await does.post(`${at}/starta`, columns)).headers['location']).toBe(at)
  const after = (await does.get(at)).body
  expect(countsOf(after)).toMatchObject({
    'Lästa rader': 4,
    Tillagda: 1,
    Uppdaterade: 0,
    'Avvisade rader': 3,
  })
  const told = (await does.get(`${at}/rader.csv`)).body
  expect(told.match(/Ett verktyg med det namnet finns redan/g)).toHaveLength(2)
  expect(told.match(/Raden har inget namn/g)).toHaveLength(1)
  expect(await read(keeper, '/verktyg.csv')).toContain('Kratta;Boden')
  expect(await logOf(at)).toEqual(['tool_list_read'])
})

test('a list that nobody confirms is forgotten', async () => {
  const form = fileForm(csv(['Verktyg', 'Glömd']))
  const headers = { ...form.headers, ...keeper.headers }
  const sent = await t.app.inject({ method: 'POST', url: '/verktyg/las-in', ...form, headers })
  t.clock.advance({ days: 8 })
  expect(await runDaily(t, forgetToolList)).toBe(1)
  const at = String(sent.headers['location'])
  expect((await see(t, keeper, at)).headers['location']).toBe('/verktyg/las-in')
  expect(await logOf(at)).toEqual(['tool_list_forgotten'])
})

const home = (who: SignedIn) => read(who, '/hem')
const missed = 'Skottkärra har inte kommit tillbaka.'

test('a tool is lent once, missed after two weeks, told of on the day’s list, and taken back', async () => {
  const at = await write('Skottkärra')
  const move = async (end: string) => {
    const { headers } = await send(t, keeper, `${at}/${end}`)
    const said = /notice=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? ''
    return Buffer.from(said, 'base64url').toString()
  }
  expect(await move('tillbaka')).toBe('Verktyget är redan tillbaka.')
  expect(await move('lana')).toBe('Verktyget är utlånat.')
  expect(await move('lana')).toBe('Verktyget är redan utlånat.')
  t.clock.advance({ days: 13 })
  expect(await openJobs(t, [toolSearch]).drain()).toBe(0)
  expect(await home(keeper)).not.toContain(missed)
  t.clock.advance({ days: 2 })
  // The app's own worker may have been first.
  await openJobs(t, [toolSearch]).drain()
  await expect.poll(() => home(keeper)).toContain(missed)
  expect(await home(keeper)).toContain(`href="${at}"`)
  for (const who of [buyer, neighbour]) expect(await home(who)).not.toContain(missed)
  expect(await read(keeper, '/verktyg?q=skott')).toContain('Saknas')
  expect(await move('tillbaka')).toBe('Verktyget är tillbaka.')
  expect(await home(keeper)).not.toContain(missed)
  // Lent anew and back in time: nobody looks for it.
  await move('lana')
  await move('tillbaka')
  t.clock.advance({ days: 15 })
  expect(await openJobs(t, [toolSearch]).drain()).toBe(0)
  expect(await logOf(at)).toEqual([
    'tool_added',
    'tool_lent',
    'tool_missed',
    'tool_returned',
    'tool_lent',
    'tool_returned',
  ])
  expect((await send(t, keeper, '/verktyg/ingenting/lana')).statusCode).toBe(404)
})

test('all that it takes is 450 lines', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.(tsx?|sql|json|md)$/.test(name) && !name.includes('.test.'),
  )
  const lines = files.map(
    name => readFileSync(join(import.meta.dirname, name), 'utf8').split('\n').length - 1,
  )
  expect(files.length).toBeGreaterThan(10)
  expect(lines.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(450)
})
