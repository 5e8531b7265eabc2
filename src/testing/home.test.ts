import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteBackup } from '../core/installation/backups.ts'
import { enqueue } from '../core/jobs/queue.ts'
import { postMail } from '../core/mail/outbox.ts'
import { operatorId } from '../core/organisations/operator.ts'
import { boxes, openNeedFor, read, writeNeed } from '../domains/needs/needs/testing.ts'
import { system, type Tx } from '../kit/db/actor.ts'
import { openTestApp, type TestApp } from './app.ts'
import { type SignedIn, signIn } from './identity.ts'
import { readLedger } from './ledger.ts'
import { type Registered, register, see, send } from './register.ts'

let t: TestApp
let e: Registered
let officer: SignedIn
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
  officer = await signIn(t, { role: 'procurement_officer', tenantId: e.keeper.tenantId })
  // Whoever shows its needs to all is known to all.
  await asSystem(tx =>
    tx
      .updateTable('core.organisations')
      .set({ is_public: true })
      .where('tenant_id', '=', officer.tenantId)
      .execute(),
  )
})
afterAll(() => t.close())

const home = (who: SignedIn) => read(t, who, '/hem')
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => t.db.inActor(system('test'), work)
const places = (fields: Record<string, string>, of = e) =>
  send(t, of.supervisor, `${of.at}/platser/ny`, { kind: 'work_training', tasks_sv: 'Packa', ...fields })

test('where nothing waits and nothing comes, one sentence says what can be done here, and its link leads there', async () => {
  for (const role of [
    'case_worker',
    'politician',
    'association_coordinator',
    'participant',
    'employer_contact',
    'programme_lead',
    'procurement_officer',
    'business_officer',
  ] as const) {
    const who = await signIn(t, { role })
    const { body } = await see(t, who, '/hem')
    const [, href = ''] = /Inget väntar på dig\. Du kan [^<]*<a href="([^"]*)">/.exec(body) ?? []
    expect([role, (await see(t, who, href)).statusCode]).toEqual([role, 200])
  }
  expect(await home(await signIn(t))).toContain('Det som gör det visas här')
})

test('whoever stands beside the places sees how many are taken, and when to tell it again', async () => {
  await places({ total: '5', free: '2' })
  await places({ total: '2', free: '0', kind: 'language_practice' })
  const text = await home(e.supervisor)
  expect(text).toContain('Nästa: Säg hur många platser som är lediga , mån 30 nov 2026.')
  expect(text).toMatch(/2 av 7 platser är lediga\. .*Språkpraktik 2 av 2 .*Arbetsträning 3 av 5/)
})

test('whoever looks for a place sees where there is one in their municipality, fullest first, of those that are shown', async () => {
  const [here, hidden, far] = [
    await register(t, { stewardId: officer.tenantId }),
    await register(t, { stewardId: officer.tenantId }),
    await register(t, { municipalityCode: '2183' }),
  ]
  for (const [of, free] of [
    [here, '3'],
    [hidden, '4'],
    [far, '4'],
  ] as const)
    await places({ total: '4', free }, of)
  await send(t, hidden.keeper, `${hidden.at}/ta-ned`, { reason: 'Prov' })
  const text = await home(await signIn(t, { role: 'social_worker', tenantId: officer.tenantId }))
  expect(text).toMatch(/5 platser att träna på är lediga i Söderhamn, hos 2 företag\. .*3 av 4 .*2 av 7/)
  const none = await home(await signIn(t, { role: 'case_worker', municipalityCode: '2180' }))
  expect(none).not.toContain('att träna på är')
})

test('an enterprise sees what municipalities are about to buy of what it delivers; before that its own places', async () => {
  expect(await home(e.manager)).toContain('2 av 7 platser är lediga')
  await send(t, e.manager, `${e.at}/erbjudanden/nytt`, { title_sv: 'Fruktkorgar', category: 'fruit-baskets' })
  await openNeedFor(t, officer, { title: 'Frukt till rådhuset', ...boxes('starts_on', '2027-04-01') })
  await openNeedFor(t, officer, {
    title: 'Tvätt av bilar',
    category: 'car-wash',
    ...boxes('starts_on', '2027-04-01'),
  })
  const text = await home(e.manager)
  expect(text).toMatch(/Ett öppet behov som ni kan leverera .*Frukt till rådhuset/)
  expect(text).not.toMatch(/Tvätt av bilar|platser är lediga/)
})

test('an association sees the enterprises of its municipalities, and how many are reviewed', async () => {
  const who = await signIn(t, { role: 'association_coordinator' })
  await asSystem(tx =>
    tx
      .insertInto('core.association_members')
      .values(['2183', '2184'].map(municipality_code => ({ tenant_id: who.tenantId, municipality_code })))
      .execute(),
  )
  const text = await home(who)
  expect(text).toMatch(
    /Ett socialt företag i 2 kommuner, inget av dem granskat av kommunen\. .*Bollnäs 1 Hudiksvall 0/,
  )
})

const ledger = (
  code: string,
  bought: Record<
    string,
    [account: string, text: string, amount: string, date?: string | undefined, orgnr?: string]
  >,
) =>
  readLedger(
    t,
    Object.entries(bought).map(([supplier, [account, text, amount, date = '2026-10-12', orgnr = '']]) => ({
      supplier,
      account,
      text,
      amount,
      date,
      orgnr,
    })),
    code,
  )

test('the business unit sees whether anybody is pushed aside, a politician what is bought of social enterprises', async () => {
  const business = await signIn(t, { role: 'business_officer', municipalityCode: '2161' })
  const politician = await signIn(t, { role: 'politician', tenantId: business.tenantId })
  await asSystem(tx =>
    tx
      .updateTable('core.organisations')
      .set({ orgnr: '7696221238' })
      .where('tenant_id', '=', e.tenantId)
      .execute(),
  )
  await ledger('2161', {
    'Verkstaden i Ljusne': ['7699', 'Personalfrukt', '60000', undefined, '769622-1238'],
    'Ljusnans Fruktkorgar AB': ['7699', 'Personalfrukt', '2000000'],
    'Fjolårets Frukt AB': ['7699', 'Personalfrukt', '2500000', '2025-10-12'],
    'Bageri Smulan AB': ['6460', 'Fikabröd', '90000'],
  })
  expect(await home(business)).toMatch(
    /Andra företag sålde för 2 miljoner kronor i den kategori där ni också köpte av sociala företag\. Året före: 2,5 miljoner kronor\. .*Fruktkorgar 2 000 000 kr/,
  )
  expect(await home(politician)).toMatch(
    /Ni köpte för 60 000 kr av sociala företag på tolv månader, i en kategori\. Året före: 0 kr\. .*Fruktkorgar 60 000 kr/,
  )
  const ordering = await signIn(t, { role: 'ordering_officer', tenantId: business.tenantId })
  expect(await home(ordering)).not.toContain('av sociala företag')
})

test('a kind that nears the ceiling of direct awards is told while a need of it waits: by what was bought, or is needed if that is more', async () => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode: '2184' })
  const ordering = await signIn(t, { role: 'ordering_officer', tenantId: who.tenantId })
  const at = await ledger('2184', {
    'Ljusnans Fruktkorgar AB': ['7699', 'Personalfrukt', '560000'],
    'Smulans Catering AB': ['6460', 'Catering', '559999'],
    'Gamla Städ AB': ['5160', 'Städning av lokaler', '900000', '2025-09-12'],
    'Nya Städ AB': ['5160', 'Städning av lokaler', '900000'],
  })
  expect(at).toBeDefined()
  const need = (category: string, value_ore: string, from = '2027-02-01', until = '2028-01-31') =>
    writeNeed(t, who, {
      title: `Behov av ${category}`,
      category,
      value_ore,
      value_basis: 'estimate',
      ...boxes('starts_on', from),
      ...boxes('ends_on', until),
    })
  const told = async () =>
    (await home(who)).match(/[^.]*, \d+ % av gränsen för direktupphandling \([^)]*\)/g)?.map(s => s.trim()) ??
    []
  expect(await told()).toEqual([])
  await need('fruit-baskets', '100000')
  await need('catering', '100000')
  await need('cleaning', '100000')
  const fruit =
    'Fruktkorgar: ni köpte för 560 000 kr på tolv månader, 80 % av gränsen för direktupphandling (700 000 kr)'
  const one = await told()
  expect(one.map(s => s.slice(s.indexOf('Fruktkorgar:')))).toEqual([fruit])
  // Two small ones are one large; one above the ceiling by itself is advertised, and one that is far away waits.
  await need('sewing', '1200000', '2027-02-01', '2029-01-31')
  await need('moving', '600000', '2028-02-01', '2029-01-31')
  await need('laundry', '300000')
  await need('laundry', '399000')
  expect(await told()).toHaveLength(2)
  expect(await home(who)).toContain(
    'Tvätteri: behoven kommande tolv månader är värda 699 000 kr, 99 % av gränsen',
  )
  const { body } = await see(t, who, '/hem?alla=1')
  expect(body.match(/href="\/inkop\/kategorier\/(laundry|fruit-baskets)#recurring"/g)).toHaveLength(2)
  expect(await home(ordering)).not.toContain('av gränsen för direktupphandling')
  expect(await home(officer)).not.toContain('av gränsen för direktupphandling')
})

test('whoever runs the installation sees whether anything is stuck, and when the last backup was made', async () => {
  const who = await signIn(t, { role: 'system_admin', tenantId: operatorId })
  await asSystem(tx => tx.deleteFrom('core.mails').execute())
  expect(await home(who)).toMatch(/Installationen arbetar som den ska .*Ingen är tagen än .*PostgreSQL 18/)
  await asSystem(async tx => {
    await noteBackup(tx, t.clock.now())
    await postMail(tx, t.clock.now(), { to: 'ingen@example.org', subject: 'Prov', text: 'Prov' })
    await tx.updateTable('core.mails').set({ attempts: 1 }).execute()
    for (const key of ['1', '2'])
      await enqueue(tx, { name: 'example' }, { tenantId: operatorId, key }, t.clock.now())
    await sql`update core.jobs set fault = 'planted', dead_at = ${t.clock.now()}::timestamptz`.execute(tx)
  })
  expect(await home(who)).toMatch(
    /Något har fastnat Mejl ett försöks igen, 0 gavs upp Arbete i bakgrunden 0 försöks igen, 2 gavs upp Senaste säkerhetskopia 23 nov 2026 kl\. 10:00/,
  )
  expect(await home(officer)).not.toContain('säkerhetskopia')
})
