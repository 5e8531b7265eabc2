import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { csv, importing } from '../../../testing/importing.ts'
import { follow } from '../enterprises/followed.ts'
import { importEnterprisesFile } from './file.ts'

let t: TestApp
let officer: SignedIn
let other: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'business_officer', municipalityCode: '2182' })
  other = await signIn(t, { role: 'business_officer', municipalityCode: '2361' })
})
afterAll(() => t.close())

const profile = (name: string) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.enterprises').selectAll().where('name', '=', name).executeTakeFirst(),
  )
const offersOf = (tenantId: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.offers')
      .select('category')
      .where('tenant_id', '=', tenantId)
      .orderBy('category')
      .execute(),
  )

test('asks for sign-in first, and refuses roles that do not keep the register', async () => {
  expect((await t.app.inject('/registret/las-in')).statusCode).toBe(303)
  const posted = await t.app.inject({ method: 'POST', url: '/registret/las-in', payload: {} })
  expect(posted.statusCode).toBe(401)
  for (const role of ['politician', 'enterprise_manager', 'participant'] as const) {
    const { headers } = await signIn(t, { role })
    expect((await t.app.inject({ url: '/registret/las-in', headers })).statusCode).toBe(403)
  }
})

test('another municipality’s import answers exactly as an unknown one', async () => {
  const sent = await importing(t, officer).upload(csv(['Namn;Kommun', 'Kafé Granen;Söderhamn']))
  const path = String(sent.headers['location'])
  const unknown = path.replace(/[^/]+$/, '00000000-0000-4000-8000-00000000000a')
  const stranger = importing(t, other)
  for (const what of ['', '/rader.csv', '/rader.xlsx']) {
    const [foreign, none] = [await stranger.get(path + what), await stranger.get(unknown + what)]
    expect([foreign.statusCode, foreign.body.replaceAll(path, unknown)]).toEqual([404, none.body])
  }
  for (const what of ['/starta', '/avbryt']) {
    const [foreign, none] = [
      await stranger.post(path + what, { 'kolumn-0': 'name' }),
      await stranger.post(unknown + what, { 'kolumn-0': 'name' }),
    ]
    expect([foreign.statusCode, foreign.body.replaceAll(path, unknown)]).toEqual([404, none.body])
  }
  expect((await importing(t, officer).get(path)).statusCode).toBe(200)
  expect((await stranger.get('/registret/las-in')).body).not.toContain('lista.csv')
})

test('a form without a file, without a name column or with a column chosen twice says what to do', async () => {
  const my = importing(t, officer)
  const none = await my.upload(Buffer.alloc(0), '')
  expect([none.statusCode, none.body.includes('Välj en fil att ladda upp')]).toEqual([422, true])
  const sent = await my.upload(csv(['Namn;Kommun;Ort', 'Kafé Eken;Söderhamn;Ljusne']))
  const path = String(sent.headers['location'])
  const unnamed = await my.post(`${path}/starta`, { 'kolumn-1': 'municipality', 'kolumn-2': 'place' })
  expect(unnamed.statusCode).toBe(422)
  expect(unnamed.body).toContain('Välj vilken kolumn som innehåller företagets namn.')
  const twice = await my.post(`${path}/starta`, {
    'kolumn-0': 'name',
    'kolumn-1': 'place',
    'kolumn-2': 'place',
  })
  expect(twice.body).toContain('Välj ”Ort” bara för en kolumn')
  // What was chosen is kept.
  expect(my.proposed(twice.body)).toEqual({ 'kolumn-0': 'name', 'kolumn-1': 'place', 'kolumn-2': 'place' })
})

const mixed = [
  'Företagsnamn;Org.nr;Kommun;Ort;Verksamhet;Webbplats;Telefon;E-post;Juridisk form;Certifierad till;År',
  'Kafé Björken;769622-1238;Söderhamn;Ljusne;café, fönsterputsning och flaxodling;kafebjorken.example;0270-123 45;hej@kafebjorken.example;ek. för.;2027-12-31;2025',
  'Kafé Björken igen;7696221238;Söderhamn;;;;;;;;',
  'Fel nummer;769622-1231;Söderhamn;;;;;;;;',
  'Utan nummer;;Söderhamns kommun;;trumpetlektioner;;;;;;',
  'Langt bort;;Kiruna;;;;;;;;',
  ';;Söderhamn;;;;;;;;',
  'Sven Svenssons snickeri;;2182;;snickeri;inte en adress;;;enskild firma;;',
  'Framtiden;;Söderhamn;;;;;;;;2031',
  'Ingenstans;;Storköping;;;;;;;;',
]

test('every row is stored or listed with its line and reason', async () => {
  const { mapping, counts, told } = await importing(t, officer).all(csv(mixed, 'win1252'))
  expect(Object.values(mapping)).toEqual([
    'name',
    'orgnr',
    'municipality',
    'place',
    'activity',
    'website',
    'phone',
    'email',
    'legal_form',
    'certified_until',
    'confirmed',
  ])
  expect(counts).toEqual({
    'Lästa rader': 9,
    'Nya företag': 3,
    'Uppdaterade företag': 0,
    'Avvisade rader': 6,
  })
  const lines = told.body
    .split('\r\n')
    .slice(1, -1)
    .map(line => line.split(';').slice(0, 3).join(' | '))
  expect(lines).toEqual([
    '3 | Avvisad | Samma företag står redan på rad 2. Ta bort den ena raden.',
    expect.stringMatching(
      /^4 \| Avvisad \| Organisationsnumret \(769622-1231\) har tio siffror, men någon av dem är fel/,
    ),
    expect.stringMatching(/^6 \| Avvisad \| Företaget ligger i Kiruna/),
    expect.stringMatching(/^7 \| Avvisad \| Raden har inget företagsnamn/),
    expect.stringMatching(/^8 \| Inläst delvis \| Företaget lästes in, men utan webbplats/),
    expect.stringMatching(/^9 \| Avvisad \| Uppgiften kan inte vara bekräftad i framtiden/),
    expect.stringMatching(/^10 \| Avvisad \| ”Storköping” är ingen svensk kommun/),
  ])
})

test('what is stored stands in the register: unclaimed, stewarded, published, found by what it sells', async () => {
  const kafe = await profile('Kafé Björken')
  expect(kafe).toMatchObject({
    steward_id: officer.tenantId,
    claimed_at: null,
    municipality_code: '2182',
    place: 'Ljusne',
    website: 'https://kafebjorken.example',
    phone: '0270-123 45',
    legal_form: 'economic_association',
    presentation_sv: 'café, fönsterputsning och flaxodling',
  })
  expect([
    kafe?.certified_until?.toString(),
    kafe?.confirmed_at.toString(),
    kafe?.published_at !== null,
  ]).toEqual(['2027-12-31', '2024-12-31T23:00:00Z', true])
  expect((await offersOf(kafe?.tenant_id ?? '')).map(o => o.category)).toEqual([
    'cafe-conference',
    'window-cleaning',
  ])
  // No year in the file: what the importer says is as old as today. It is not the enterprise's word, and claims no kind.
  expect([kafe?.confirmed_by_itself, kafe?.kind]).toEqual([false, 'not_told'])
  const page = (await t.app.inject(`/foretag/${kafe?.slug}`)).body
  expect(page).not.toMatch(/arbetsintegrerande socialt företag<|Ej angivet<\/span>/i)
  expect(page).toContain('inte bekräftade av företaget')
  // No known word: no offer.
  const unnumbered = await profile('Utan nummer')
  expect([unnumbered?.confirmed_at.toString(), unnumbered?.presentation_sv]).toEqual([
    '2026-11-23T09:00:00Z',
    'trumpetlektioner',
  ])
  expect(await offersOf(unnumbered?.tenant_id ?? '')).toEqual([])
  expect((await t.app.inject('/foretag?q=fönsterputs')).body).toContain('Kafé Björken')
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'person_id'])
      .where('tenant_id', '=', kafe?.tenant_id ?? '')
      .execute(),
  )
  expect(log).toContainEqual({ action: 'enterprise_added', person_id: officer.personId })
})

test('the same file again changes what is there and adds nothing', async () => {
  const { counts } = await importing(t, officer).all(csv(mixed))
  expect(counts).toMatchObject({ 'Nya företag': 0, 'Uppdaterade företag': 3, 'Avvisade rader': 6 })
  const { rows } = await t.db.pool.query(
    `select count(*)::int as n from directory.enterprises where published_at is not null`,
  )
  expect(rows[0].n).toBe(3)
})

test('an enterprise that keeps its own details, or that another keeps, is left alone', async () => {
  const kafe = await profile('Kafé Björken')
  const set = (values: { claimed_at?: Date | null; steward_id?: string }) =>
    t.db.inActor(system('test'), async tx => {
      await tx
        .updateTable('directory.enterprises')
        .set(values as never)
        .where('tenant_id', '=', kafe?.tenant_id ?? '')
        .execute()
      await follow(tx, kafe?.tenant_id ?? '')
    })
  await set({ claimed_at: new Date() })
  const again = await importing(t, officer).all(csv(mixed.slice(0, 2)))
  expect(again.told.body).toContain('Företaget sköter sina egna uppgifter')
  await set({ claimed_at: null, steward_id: other.tenantId })
  const foreign = await importing(t, officer).all(csv(mixed.slice(0, 2)))
  expect(foreign.told.body).toContain('Din organisation sköter inte företagets uppgifter')
  // A number that belongs to an organisation which is no social enterprise.
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.organisations')
      .set({ orgnr: '5599901237' })
      .where('tenant_id', '=', other.tenantId)
      .execute(),
  )
  const taken = await importing(t, officer).all(csv(['Namn;Orgnr', 'Kommunen själv;559990-1237']))
  expect(taken.told.body).toContain('inte är ett socialt företag i registret')
})

test('a corrected column is remembered for the next list with the same columns', async () => {
  const my = importing(t, other)
  const list = csv(['Vad heter det;Var;Hemsida', 'Bageriet Tallen;Funäsdalen;tallen.example'])
  const path = String((await my.upload(list)).headers['location'])
  const guessed = my.proposed((await my.get(path)).body)
  expect(guessed['kolumn-1']).toBe('')
  await my.post(`${path}/starta`, { 'kolumn-0': 'name', 'kolumn-1': 'place', 'kolumn-2': 'website' })
  await my.settle(path)
  const next = await my.get(String((await my.upload(list)).headers['location']))
  expect(my.proposed(next.body)).toEqual({ 'kolumn-0': 'name', 'kolumn-1': 'place', 'kolumn-2': 'website' })
  expect(next.body).toContain('Vi minns hur du valde')
  // Another organisation starts from the guess.
  const theirs = await importing(t, officer).get(
    String((await importing(t, officer).upload(list)).headers['location']),
  )
  expect(importing(t, officer).proposed(theirs.body)['kolumn-1']).toBe('')
})

test('an association imports for its members, and only them', async () => {
  const association = await signIn(t, { role: 'association_coordinator' })
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.association_members')
      .values(
        ['2180', '2181'].map(municipality_code => ({ tenant_id: association.tenantId, municipality_code })),
      )
      .execute(),
  )
  const { counts, told } = await importing(t, association).all(
    csv(['Namn,Kommun', 'Verkstan A,Gävle', 'Verkstan B,Sandviken', 'Verkstan C,Falun']),
  )
  expect(counts).toMatchObject({ 'Nya företag': 2, 'Avvisade rader': 1 })
  expect(told.body).toContain('Företaget ligger i Falun')
  const homeless = await signIn(t, { role: 'association_coordinator' })
  expect((await importing(t, homeless).get('/registret/las-in')).body).toContain(
    'ingen kommun att hålla registret för',
  )
})

test('an enterprise that the operator keeps in another municipality is told, and is neither renamed, moved nor taken over', async () => {
  const far = csv(['Namn;Orgnr;Kommun;Telefon', 'Fjällverkstan;769600-0079;Kiruna;0980-100 00'])
  await importEnterprisesFile(t, { bytes: far, fileName: 'a.csv', municipalityCode: 'any' })
  const before = await profile('Fjällverkstan')
  const mine = csv(['Namn;Orgnr;Kommun;Verksamhet', 'Kapad;769600-0079;Söderhamn;Städning'])
  const { counts, told } = await importing(t, officer).all(mine)
  expect(counts).toMatchObject({ 'Avvisade rader': 1, 'Uppdaterade företag': 0, 'Nya företag': 0 })
  expect(told.body).toContain('Din organisation sköter inte företagets uppgifter')
  expect(await profile('Fjällverkstan')).toEqual(before)
  expect(await offersOf(before?.tenant_id ?? '')).toEqual([])
  // In the municipality itself, whoever keeps its register takes it over.
  const kiruna = await signIn(t, { role: 'association_coordinator' })
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('core.association_members')
      .values({ tenant_id: kiruna.tenantId, municipality_code: '2584' })
      .execute(),
  )
  const own = csv(['Namn;Orgnr;Kommun', 'Fjällverkstan i Kiruna;769600-0079;Kiruna'])
  expect((await importing(t, kiruna).all(own)).counts).toMatchObject({ 'Uppdaterade företag': 1 })
  expect((await profile('Fjällverkstan i Kiruna'))?.steward_id).toBe(kiruna.tenantId)
})

test.each([
  ['769622-XXXX', 'har bokstäver eller X i stället för siffror'],
  ['T20123-4567', 'har bokstäver eller X i stället för siffror'],
  ['76962', 'har inte tio siffror'],
  ['769990-0417', 'någon av dem är fel'],
  ['700212-XXXX', 'Skriv alla siffrorna, utan X och bokstäver'],
])('a number that cannot be read says what is wrong and what to do: %s', async (number, words) => {
  const my = importing(t, officer)
  const path = String(
    (await my.upload(csv(['Namn;Orgnr;Kommun', `Kafé Granen;${number};Söderhamn`]))).headers.location,
  )
  await my.post(`${path}/starta`, my.proposed((await my.get(path)).body))
  expect((await my.settle(path)).body).toContain(words)
})

test('a hyphen that fonts have no picture of is kept as the ordinary one', async () => {
  const my = importing(t, officer)
  const list = csv(['Namn;Kommun;Telefon', 'Hand\u2011i\u2011hand;Söderhamn;0270\u201111122'])
  const path = String((await my.upload(list)).headers.location)
  await my.post(`${path}/starta`, my.proposed((await my.get(path)).body))
  await my.settle(path)
  expect((await profile('Hand-i-hand'))?.phone).toBe('0270-11122')
})
