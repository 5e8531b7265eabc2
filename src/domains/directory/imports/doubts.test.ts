import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { csv, importing } from '../../../testing/importing.ts'

let t: TestApp
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'business_officer', municipalityCode: '2182' })
  await importing(t, officer).all(
    csv([
      'Namn;Orgnr;Kommun;Telefon',
      'Kafé Granen ek. för.;769622-1238;Söderhamn;0270-100 00',
      'Verkstan AB;;Söderhamn;0270-200 00',
      'Tvätteriet;559990-0510;Söderhamn;',
    ]),
  )
})
afterAll(() => t.close())

const names = async () => {
  const rows = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.enterprises').select(['name', 'phone']).orderBy('name').execute(),
  )
  return rows.map(({ name, phone }) => `${name} ${phone ?? '-'}`)
}
const begun = async (lines: string[]) => {
  const my = importing(t, officer)
  const path = String((await my.upload(csv(lines))).headers.location)
  const page = (await my.get(path)).body
  return { my, path, page, form: my.proposed(page) }
}

const again = [
  'Namn;Kommun;Telefon',
  'Verkstan;Söderhamn;0270-222 22',
  'KAFÉ GRANEN;Söderhamn;0270-111 11',
  'Nya Snickeriet;Söderhamn;',
]

test('an enterprise that may be there already is asked about: nothing is added or changed before the answer', async () => {
  const before = await names()
  const { my, path, page, form } = await begun(again)
  expect(page).toContain('2 rader kan vara ett företag som redan finns. Slå ihop eller lägg till?')
  expect(page).toContain('Rad 2: Verkstan – finns redan som Verkstan AB')
  expect(page).toContain('Rad 3: KAFÉ GRANEN – finns redan som Kafé Granen ek. för.')
  const unanswered = await my.post(`${path}/starta`, form)
  expect(unanswered.statusCode).toBe(422)
  expect(unanswered.body).toContain('Välj om raderna som kan finnas redan')
  expect(await names()).toEqual(before)
})

test('merged, the rows change what is there; added, they stand beside it', async () => {
  const merged = await begun(again)
  await merged.my.post(`${merged.path}/starta`, { ...merged.form, dubbletter: 'sla_ihop' })
  await merged.my.settle(merged.path)
  expect(await names()).toEqual([
    'KAFÉ GRANEN 0270-111 11',
    'Nya Snickeriet -',
    'Tvätteriet -',
    'Verkstan 0270-222 22',
  ])
  const added = await begun(['Namn;Kommun;Telefon', 'Tvätteriet AB;Söderhamn;0270-333 33'])
  await added.my.post(`${added.path}/starta`, { ...added.form, dubbletter: 'lagg_till' })
  await added.my.settle(added.path)
  expect(await names()).toContain('Tvätteriet AB 0270-333 33')
  expect(await names()).toContain('Tvätteriet -')
})

test('the same name and place with another number is told, and is another enterprise', async () => {
  const { my, path, page, form } = await begun(['Namn;Orgnr;Kommun', 'Kafé Granen;559990-0528;Söderhamn'])
  expect(page).toContain('samma namn och kommun som ett företag med ett annat nummer')
  expect((await my.post(`${path}/starta`, { ...form, dubbletter: 'sla_ihop' })).statusCode).toBe(303)
  await my.settle(path)
  expect((await names()).filter(name => name.toLowerCase().startsWith('kafé granen'))).toHaveLength(2)
})

test.each([
  [
    ['Namn;Kommun', 'Bageriet Eken;Söderhamn', 'BAGERIET EKEN AB;Söderhamn'],
    'BAGERIET EKEN AB – står även på rad 2',
  ],
  [
    ['Namn;Orgnr;Kommun', 'Ett AB;559990-0536;Söderhamn', 'Två AB;559990-0536;Söderhamn'],
    'Ett nummer har flera namn',
  ],
  [
    ['Namn;Orgnr;Kommun', 'Tre AB;559990-0544;Söderhamn', 'Tre;559990-0551;Söderhamn'],
    'Ett namn har flera nummer',
  ],
])('within a list: %j', async (lines, words) => {
  expect((await begun(lines)).page).toContain(words)
})

test('another municipality’s enterprise of the same name is no duplicate', async () => {
  const association = await signIn(t, { role: 'association_coordinator' })
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.association_members')
      .values({ tenant_id: association.tenantId, municipality_code: '2180' })
      .execute(),
  )
  const my = importing(t, association)
  const page = await my.get(
    String((await my.upload(csv(['Namn;Kommun', 'Verkstan;Gävle']))).headers.location),
  )
  expect(page.body).not.toContain('Slå ihop eller lägg till')
})

test('a row that is likely an enterprise which keeps itself is not asked about: it is said, and neither changes nor adds', async () => {
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ claimed_at: t.clock.now() })
      .where('name', '=', 'Tvätteriet')
      .execute(),
  )
  const before = await names()
  const { my, path, page, form } = await begun(['Namn;Kommun;Telefon', 'TVÄTTERIET HB;Söderhamn;0270-444 44'])
  expect(page).toContain('En rad är troligen ett företag som ni inte sköter')
  expect(page).not.toContain('Slå ihop eller lägg till')
  expect((await my.post(`${path}/starta`, form)).statusCode).toBe(303)
  expect((await my.settle(path)).body).toContain('Sköter sina egna uppgifter')
  expect(await names()).toEqual(before)
})

test('a name without its diacritics, and with another word for “and”, may be the same', async () => {
  const first = await begun(['Namn;Kommun', 'Tvätt & Tråd;Söderhamn'])
  await first.my.post(`${first.path}/starta`, first.form)
  await first.my.settle(first.path)
  for (const name of ['Tvatt & Trad', 'Tvätt och Tråd', 'TVATT AND TRAD ek för'])
    expect((await begun(['Namn;Kommun', `${name};Söderhamn`])).page).toContain(
      `${name.replace('&', '&amp;')} – finns redan som Tvätt &amp; Tråd`,
    )
})

test('where the register has the two already, the way to merge them is shown; a list that says the old name then means the one', async () => {
  const [one, two] = await t.db.inActor(system('test'), async tx => {
    await tx
      .updateTable('directory.enterprises')
      .set({ name: 'TVÄTT & TRÅD' })
      .where('name', '=', 'Nya Snickeriet')
      .execute()
    return tx
      .selectFrom('directory.enterprises')
      .select(['slug', 'name', 'version'])
      .where('name', 'in', ['Tvätt & Tråd', 'TVÄTT & TRÅD'])
      .orderBy('name', 'desc')
      .execute()
  })
  const { my, page } = await begun(['Namn;Kommun', 'Tvatt & Trad;Söderhamn'])
  expect(page).toMatch(
    new RegExp(`href="/foretag/(${one?.slug}/sla-ihop/${two?.slug}|${two?.slug}/sla-ihop/${one?.slug})"`),
  )
  const merge = { version: String(Number(one?.version) + Number(two?.version)), name: 'kept' }
  expect((await my.post(`/foretag/${one?.slug}/sla-ihop/${two?.slug}`, merge)).statusCode).toBe(303)
  const before = await names()
  const again = await begun(['Namn;Kommun', `${two?.name};Söderhamn`])
  expect(again.page).not.toContain('Slå ihop eller lägg till')
  await again.my.post(`${again.path}/starta`, again.form)
  await again.my.settle(again.path)
  expect(await names()).toHaveLength(before.length)
})
