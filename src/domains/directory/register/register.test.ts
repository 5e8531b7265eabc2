import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOrgnr } from '../../../core/organisations/orgnr.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => t.close())

const system = { kind: 'system', reason: 'test' } as const
const form = {
  orgnr: '769990-0416',
  name: 'Nya Tvätten',
  kind: 'wise',
  legal_form: 'economic_association',
  municipality_code: '2182',
  place: 'Ljusne',
}

test('an enterprise registers itself, is seen at once, and is stewarded by its municipality', async () => {
  const person = await signIn(t)
  const wrong = await send(t, person, '/anmal-foretag', { ...form, orgnr: '769990-0417', name: '' })
  expect(wrong.statusCode).toBe(422)
  for (const said of ['stämmer inte med kontrollsiffran', 'Skriv företagets namn.', 'value="769990-0417"'])
    expect(wrong.body).toContain(said)
  expect((await send(t, person, '/anmal-foretag', form)).headers.location).toBe('/vart-foretag')
  const page = await see(t, person, '/foretag/nya-tvatten')
  expect(page.body).toContain('769990-0416')
  expect(page.body).toContain('Ändra uppgifterna')
  expect((await see(t, e.keeper, '/registret')).body).toContain('nya-tvatten')
})

test('a number that cannot be read says what is wrong and what to do; the example can', async () => {
  const person = await signIn(t)
  const said = async (orgnr: string) => (await send(t, person, '/anmal-foretag', { ...form, orgnr })).body
  for (const orgnr of ['769622-XXXX', 'T20123-4567', '769622-12**'])
    expect(await said(orgnr), orgnr).toContain('Bokstäver och X i stället för siffror går inte att läsa')
  for (const orgnr of ['769622', '769990-04160'])
    expect(await said(orgnr), orgnr).toContain('Skriv organisationsnumret med tio siffror')
  expect(await said('769990-0417')).toContain('stämmer inte med kontrollsiffran')
  const [example = ''] = /\d{6}-\d{4}/.exec(await said('')) ?? []
  expect(readOrgnr(example)?.kind).toBe('organisation')
})

test('the same number twice: refused, and led to the one that is there', async () => {
  const answer = await send(t, await signIn(t), '/anmal-foretag', { ...form, name: 'Dubbletten' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('finns redan i registret')
  expect(answer.body).toContain('/foretag/nya-tvatten')
})

test('a sole trader’s number is neither shown nor stored in clear, and still found twice', async () => {
  const number = '198003022384' // Skatteverket’s test number
  const sole = { ...form, orgnr: number, name: 'Enskilda Snickeriet', legal_form: 'sole_trader' }
  const person = await signIn(t)
  expect((await send(t, person, '/anmal-foretag', sole)).statusCode).toBe(303)
  expect((await send(t, await signIn(t), '/anmal-foretag', { ...sole, name: 'Igen' })).statusCode).toBe(422)
  const pages = [
    await see(t, person, '/foretag/enskilda-snickeriet'),
    await see(t, undefined, '/api/v1/enterprises/enskilda-snickeriet'),
    await see(t, undefined, '/oppna-data/enterprises.csv'),
  ]
  for (const { body } of pages) expect(body).not.toContain('800302')
  for (const table of ['core.organisations', 'core.audit', 'directory.enterprises'] as const) {
    const rows = await t.db.inActor(system, tx => tx.selectFrom(table).selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain('8003022384')
  }
})

test('a number and a form that contradict each other are told where they do', async () => {
  const person = await signIn(t)
  const said = async (fields: Partial<typeof form>) => {
    const answer = await send(t, person, '/anmal-foretag', { ...form, ...fields })
    expect(answer.statusCode).toBe(422)
    return answer.body
  }
  expect(await said({ orgnr: '212000-2460' })).toContain(
    'Det hör till en kommun, en region eller en myndighet, inte till ett företag.',
  )
  expect(await said({ orgnr: '198003022384', legal_form: 'limited_company' })).toContain(
    'Det är ett personnummer',
  )
  expect(await said({ legal_form: 'limited_company' })).toContain('Numret hör till en annan form')
  expect(await said({ legal_form: 'sole_trader' })).toContain('har innehavarens personnummer')
})

test('whoever registers a second enterprise is led to it, and told how to act for it', async () => {
  const second = { ...form, orgnr: '556677-8899', name: 'Andra Verkstaden', legal_form: 'limited_company' }
  const answer = await send(t, e.manager, '/anmal-foretag', second)
  expect(answer.headers.location).toBe('/foretag/andra-verkstaden')
  expect(
    Buffer.from(answer.cookies.find(c => c.name === 'notice')?.value ?? '', 'base64url').toString(),
  ).toContain('Byt uppdrag')
})

test('a keeper adds one it knows: unclaimed, and kept by the keeper', async () => {
  const answer = await send(t, e.keeper, '/anmal-foretag', {
    ...form,
    orgnr: '802990-0407',
    name: 'Tillagda Kaféet',
    legal_form: 'non_profit_association',
  })
  expect(answer.headers.location).toBe('/foretag/tillagda-kafeet')
  expect((await see(t, e.keeper, '/foretag/tillagda-kafeet/andra')).statusCode).toBe(200)
})

test('the list of what is kept can be searched, narrowed, sorted and taken out as a file safe from formulas', async () => {
  await t.db.inActor(system, tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ name: '=1+1' })
      .where('slug', '=', 'tillagda-kafeet')
      .execute(),
  )
  expect((await see(t, e.keeper, '/registret?brist=unclaimed')).body).toContain('tillagda-kafeet')
  expect((await see(t, e.keeper, '/registret?brist=unclaimed')).body).not.toContain('nya-tvatten')
  const csv = await see(t, e.keeper, '/registret.csv?q=1')
  expect(csv.headers['content-disposition']).toContain('registret.csv')
  expect(csv.body).toContain("'=1+1")
  expect((await see(t, e.keeper, '/registret.xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await see(t, e.stranger, '/registret.csv')).statusCode).toBe(403)
})

test('aid is noted by the enterprise or its steward, and seen by nobody else', async () => {
  const aid = {
    giver: 'Region Hemlig',
    'granted_on-day': '3',
    'granted_on-month': 'nov',
    'granted_on-year': '2026',
    amount: '48 000',
  }
  expect((await send(t, e.stranger, `${e.at}/stod`, aid)).statusCode).toBe(403)
  expect((await send(t, e.manager, `${e.at}/stod`, { ...aid, amount: 'mycket' })).statusCode).toBe(422)
  const ahead = await send(t, e.manager, `${e.at}/stod`, { ...aid, 'granted_on-year': '2028' })
  expect([ahead.statusCode, ahead.body.includes('Skriv en dag som har varit.')]).toEqual([422, true])
  expect((await send(t, e.manager, `${e.at}/stod`, aid)).statusCode).toBe(303)
  expect((await see(t, e.keeper, e.at)).body).toContain('Region Hemlig')
  for (const who of [undefined, e.stranger, e.supervisor])
    expect((await see(t, who, e.at)).body).not.toContain('Region Hemlig')
})

test('aid is summed by giver and year, near the ceiling is told, and what the steward noted stays', async () => {
  const aid = (amount: string, year: string) => ({
    giver: 'Söderhamns kommun',
    'granted_on-day': '3',
    'granted_on-month': '2',
    'granted_on-year': year,
    amount,
  })
  expect((await see(t, e.manager, e.at)).body).not.toContain('Summan är nära taket')
  for (const [amount, year] of [
    ['1 000 000', '2026'],
    ['400 000', '2026'],
    ['1 100 000', '2025'],
  ] as const)
    expect((await send(t, e.keeper, `${e.at}/stod`, aid(amount, year))).statusCode).toBe(303)
  const page = (await see(t, e.keeper, e.at)).body.replaceAll(/[\u00a0\u202f]/g, ' ')
  expect(page).toMatch(/Söderhamns kommun, 2026<\/dt>\s*<dd[^>]*>1 400 000 kr/)
  expect(page).toContain('Summan är nära taket')
  const removals = async (who: typeof e.keeper): Promise<string[]> =>
    (await see(t, who, `${e.at}/stod`)).body.match(/\/stod\/[0-9a-f-]{36}\/ta-bort/g) ?? []
  const listed = await removals(e.manager)
  const theirs = (await removals(e.keeper)).find(path => !listed.includes(path))
  expect(listed).toHaveLength(1)
  expect((await send(t, e.manager, `${e.at}${theirs}`)).statusCode).toBe(403)
  expect((await send(t, e.manager, `${e.at}${listed[0]}`)).statusCode).toBe(303)
  expect((await send(t, e.keeper, `${e.at}${theirs}`)).statusCode).toBe(303)
})

test('a question goes to enterprises within reach, from organisations alone, with nobody’s name in it', async () => {
  expect(
    (await send(t, e.stranger, '/foretag/fraga', { question: 'Köp!', municipality: '2182' })).statusCode,
  ).toBe(403)
  await t.db.inActor(system, tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ email: 'hej@example.org' })
      .where('slug', '=', e.slug)
      .execute(),
  )
  expect(
    (await send(t, e.keeper, '/foretag/fraga', { question: 'Vem kan mangla dukar?', municipality: '2182' }))
      .statusCode,
  ).toBe(303)
  const mails = await t.db.inActor(system, tx =>
    tx.selectFrom('core.mails').selectAll().where('to_address', '=', 'hej@example.org').execute(),
  )
  expect(mails).toHaveLength(1)
  expect(mails[0]?.body_text).toContain('Vem kan mangla dukar?')
  expect(`${mails[0]?.subject}`).not.toContain('mangla')
})

test('whose word the details are is said in each row: of one that a keeper added, the keeper’s', async () => {
  const page = (await see(t, e.keeper, '/registret?brist=unclaimed')).body
  expect(page).toMatch(/Inlagd av Organisation [0-9a-f]+ 23 nov 2026/)
})
