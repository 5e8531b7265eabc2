import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf, writeNeed } from '../domains/needs/needs/testing.ts'
import { openTestApp, type TestApp } from './app.ts'
import { type SignedIn, signIn } from './identity.ts'
import { see, send } from './register.ts'
import { type Owned, ownEverything } from './tenants.ts'

let t: TestApp
let own: Owned
let other: Owned
const number = '556036-0793'
beforeAll(async () => {
  t = await openTestApp()
  own = await ownEverything(t, 'kanarieett', '2182')
  other = await ownEverything(t, 'kanarietva', '2361')
  const form = { orgnr: number, name: 'Klockargårdens Tvätt', kind: 'wise', legal_form: 'limited_company' }
  const place = { municipality_code: '2182', place: 'Ljusne' }
  await send(t, await signIn(t), '/anmal-foretag', { ...form, ...place })
})
afterAll(() => t.close())

const as = (role: string, whose = own): SignedIn => {
  const person = whose.people.find(one => one.role === role)
  if (person === undefined) throw new Error(`nobody is ${role}`)
  return person.who
}
/** What is found, group by group: the heading without its number, and where each link leads. */
const found = async (who: SignedIn | undefined, q: string) => {
  const { statusCode, body } = await see(t, who, `/sok?q=${encodeURIComponent(q)}`)
  expect(statusCode).toBe(200)
  const groups = [...body.matchAll(/<section><h2>([^(<]*) \((\d+)\)<\/h2>(.*?)<\/section>/gs)]
  return Object.fromEntries(
    groups.map(([, title = '', , list = '']) => [
      title,
      [...list.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
    ]),
  )
}

test('needs, suppliers and enterprises are found by a word, each in its group', async () => {
  const officer = as('procurement_officer')
  expect(await found(officer, 'kanarieett')).toEqual({
    Behov: [`/inkop/behov/${own.ids.need}`],
    Leverantörer: ['/inkop/leverantorer?q=kanarieett+leverant%C3%B6r'],
  })
  expect(await found(officer, 'klockargårdens')).toEqual({ Företag: ['/foretag/klockargardens-tvatt'] })
})

test('a need is found by its number in the diary', async () => {
  const officer = as('procurement_officer')
  const at = await writeNeed(t, officer, { title: 'Ved', registration_number: 'UH 2026/214' })
  expect(await found(officer, '2026/214')).toEqual({ Behov: [at] })
})

test('an organisation number finds however it is written, here and in the register that one keeps', async () => {
  const keeper = as('business_officer')
  for (const written of ['556036-0793', '5560360793', '16556036-0793', '556036 0793', 'SE556036079301'])
    expect(await found(keeper, written), written).toEqual({ Företag: ['/foretag/klockargardens-tvatt'] })
  expect(await found(keeper, '556036-0794')).toEqual({})
  for (const [q, is] of [
    ['5560360793', true],
    ['556677-8899', false],
  ] as const) {
    const { body } = await see(t, await keeperOfRegister(), `/registret?q=${q}`)
    expect(body.includes('/foretag/klockargardens-tvatt'), q).toBe(is)
  }
})

/** Somebody in the municipality that the enterprise was put down to when it registered itself. */
const keeperOfRegister = async (): Promise<SignedIn> => {
  const steward = await t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
    tx
      .selectFrom('directory.enterprises')
      .select('steward_id')
      .where('slug', '=', 'klockargardens-tvatt')
      .executeTakeFirstOrThrow(),
  )
  return signIn(t, { role: 'business_officer', tenantId: steward.steward_id ?? '' })
}

test('nobody finds what they may not see: by role, and by whose it is', async () => {
  expect(await found(undefined, 'kanarieett')).toEqual({})
  for (const role of ['enterprise_manager', 'supervisor', 'system_admin'])
    expect(await found(as(role), 'kanarieett'), role).toEqual({})
  for (const { role, who } of own.people) {
    const { body } = await see(t, who, '/sok?q=kanarie')
    expect(body, role).not.toContain(other.canary)
    expect((await found(who, number))['Företag'], role).toEqual(['/foretag/klockargardens-tvatt'])
  }
})

test('of many of a kind the first few are shown, and the way to all of them', async () => {
  const officer = as('procurement_officer')
  const needs: string[] = []
  for (let n = 1; n <= 9; n++) needs.push(idOf(await writeNeed(t, officer, { title: `Cykelpump ${n}` })))
  const { Behov: links = [] } = await found(officer, 'cykelpump')
  expect(links.length).toBe(8)
  expect(links.at(-1)).toBe('/inkop/behov?q=cykelpump&amp;lage=alla')
  const all = await see(t, officer, '/inkop/behov?q=cykelpump&lage=alla')
  expect(needs.every(id => all.body.includes(id))).toBe(true)
})

test('nothing asked, nothing found and a personal number each say what to do', async () => {
  const said = async (query: string) => (await see(t, as('procurement_officer'), `/sok${query}`)).body
  expect(await said('')).toContain('Skriv vad du söker')
  expect(await said('?q=zzzz')).toContain('Inget hittades för ”zzzz”')
  expect(await said('?q=!!')).toContain('Inget hittades för ”!!”')
  // Skatteverket's test number.
  for (const written of ['19800302-2384', '8003022384', 'Anna 800302-2384'])
    expect(await said(`?q=${encodeURIComponent(written)}`)).toContain('Personnummer går inte att söka på')
  expect(await said('?lang=en')).toContain('Write what you are looking for')
})
