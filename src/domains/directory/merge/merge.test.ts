import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let stewardId: string
beforeAll(async () => {
  t = await openTestApp()
  stewardId = (await signIn(t, { role: 'business_officer', municipalityCode: '2182' })).tenantId
})
afterAll(() => t.close())

type Columns = Partial<Record<'name' | 'phone' | 'email' | 'website' | 'place' | 'presentation_sv', string>>

const write = async (e: Registered, columns: Columns) =>
  Object.keys(columns).length > 0 &&
  t.db.inActor(system('test'), tx =>
    tx.updateTable('directory.enterprises').set(columns).where('tenant_id', '=', e.tenantId).execute(),
  )
/** Nobody acts for it. */
const leave = (e: Registered) =>
  t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.memberships')
      .set({ ended_at: t.clock.now() })
      .where('tenant_id', '=', e.tenantId)
      .execute(),
  )
/** Two listings of one keeper. */
const two = async (one: Columns, other: Columns, claimed: { kept?: boolean; other?: boolean } = {}) => {
  const kept = await register(t, { claimed: claimed.kept ?? false, stewardId })
  const second = await register(t, { claimed: claimed.other ?? false, stewardId })
  await write(kept, one)
  await write(second, other)
  if (!claimed.kept) await leave(kept)
  if (!claimed.other) await leave(second)
  return { kept, other: second, at: `${kept.at}/sla-ihop/${second.slug}` }
}
const version = (page: { body: string }) => /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? ''
const merge = async (kept: Registered, at: string, chosen: Record<string, string>) =>
  send(t, kept.keeper, at, { once: randomUUID(), version: version(await see(t, kept.keeper, at)), ...chosen })
const logged = (tenantId: string) =>
  t.db.inActor(system('test'), async tx => {
    const rows = await tx
      .selectFrom('core.audit')
      .select('action')
      .where('tenant_id', '=', tenantId)
      .execute()
    return rows.map(row => row.action)
  })

test('who may: a keeper of both; nobody signed out, of another organisation, or of the enterprise itself', async () => {
  const { kept, other, at } = await two({}, {}, { kept: true })
  const elsewhere = await register(t, { claimed: false, municipalityCode: '2361' })
  for (const path of [`${kept.at}/sla-ihop`, at]) {
    expect((await see(t, undefined, path)).headers.location).toContain('/logga-in')
    for (const who of [kept.stranger, kept.manager, elsewhere.keeper])
      expect((await see(t, who, path)).statusCode, path).toBe(403)
    expect((await see(t, kept.keeper, path)).statusCode).toBe(200)
  }
  const politician = await signIn(t, { role: 'politician', tenantId: kept.keeper.tenantId })
  for (const who of [undefined, kept.stranger, kept.manager, elsewhere.keeper, politician])
    expect(
      (await send(t, who, at, { version: '2', once: randomUUID(), name: 'kept' })).statusCode,
    ).toBeGreaterThan(400)
  // One of the two is another's.
  expect((await see(t, kept.keeper, `${kept.at}/sla-ihop/${elsewhere.slug}`)).statusCode).toBe(403)
  expect(
    (await send(t, kept.keeper, `${kept.at}/sla-ihop/${elsewhere.slug}`, { version: '2' })).statusCode,
  ).toBe(403)
  expect((await see(t, undefined, other.at)).statusCode).toBe(200)
})

test('the other is found by a name that is like it, or by any part of its name', async () => {
  const { kept, other } = await two({ name: 'Tvätt & Tråd ek. för.' }, { name: 'Tvatt och trad' })
  await write(other, { name: 'TVÄTT & TRÅD' })
  const page = await see(t, kept.keeper, `${kept.at}/sla-ihop`)
  expect(page.body).toContain(`href="${kept.at}/sla-ihop/${other.slug}"`)
  await write(other, { name: 'Något helt annat' })
  expect((await see(t, kept.keeper, `${kept.at}/sla-ihop`)).body).not.toContain(other.slug)
  expect((await see(t, kept.keeper, `${kept.at}/sla-ihop?q=helt+ann`)).body).toContain(other.slug)
  expect((await see(t, kept.keeper, kept.at)).body).toContain(`href="${kept.at}/sla-ihop"`)
})

test('both are seen side by side; where they differ somebody says whose word holds, and what one lacks is filled in', async () => {
  const { kept, other, at } = await two(
    { name: 'Bageriet', phone: '0270-1', email: 'a@example.org', place: 'Ljusne' },
    { name: 'Bageriet Eken', phone: '0270-2', website: 'https://eken.example', place: 'Ljusne' },
  )
  await send(t, kept.keeper, `${other.at}/erbjudanden/nytt`, {
    title_sv: 'Surdegsbröd',
    category: 'bakery-bread',
    once: randomUUID(),
  })
  const page = await see(t, kept.keeper, at)
  for (const words of ['0270-1', '0270-2', 'https://eken.example', 'a@example.org'])
    expect(page.body).toContain(words)
  expect(page.body.match(/<input[^>]+type="radio"/g)).toHaveLength(4)
  const missing = await merge(kept, at, { name: 'other' })
  expect([missing.statusCode, missing.body.includes('Telefon')]).toEqual([422, true])
  const done = await merge(kept, at, { name: 'kept', phone: 'other' })
  expect(done.headers.location).toBe(kept.at)
  const merged = await see(t, kept.keeper, kept.at)
  for (const words of ['0270-2', 'https://eken.example', 'a@example.org'])
    expect(merged.body).toContain(words)
  expect(merged.body).toMatch(
    /Slogs ihop med Bageriet Eken den 23 november 2026 av näringslivsutvecklare, Organisation/,
  )
  const register = (await see(t, kept.keeper, '/registret?q=bageriet')).body
  expect([register.includes(kept.at), register.includes(other.slug)]).toEqual([true, false])
  expect(await logged(kept.tenantId)).toContain('enterprise_took_over')
  expect(await logged(other.tenantId)).toContain('enterprise_merged')
})

test('the other’s address and ids lead on, programs are told, and search finds what came along', async () => {
  const { kept, other, at } = await two({ name: 'Snickeriet' }, { name: 'Snickeriet Björken' })
  const offer = { title_sv: 'Fågelholkar av furu', category: 'carpentry', once: randomUUID() }
  expect((await send(t, kept.keeper, `${other.at}/erbjudanden/nytt`, offer)).statusCode).toBe(303)
  expect((await merge(kept, at, { name: 'kept' })).statusCode).toBe(303)

  for (const path of [other.at, `${other.at}/andra`, `${other.at}?lang=en`]) {
    const answer = await see(t, kept.keeper, path)
    expect([answer.statusCode, answer.headers.location]).toEqual([301, path.replace(other.at, kept.at)])
    // It can be undone: nobody is to remember it.
    expect(answer.headers['cache-control']).toMatch(/no-cache|no-store/)
  }
  expect((await send(t, kept.keeper, `${other.at}/bekrafta`)).statusCode).toBe(409)
  const moved = async (path: string, to: string) => {
    const answer = await see(t, undefined, path)
    expect([answer.statusCode, answer.headers.location, answer.json().code]).toEqual([301, to, 'moved'])
  }
  await moved(`/api/v1/enterprises/${other.slug}`, `/api/v1/enterprises/${kept.slug}`)
  await moved(`/api/v1/enterprises/${other.tenantId}`, `/api/v1/enterprises/${kept.tenantId}`)
  await moved(`/api/hsds/organizations/${other.tenantId}`, `/api/hsds/organizations/${kept.tenantId}`)
  const open = (await see(t, undefined, `/api/v1/enterprises/${kept.slug}`)).json()
  expect(open.formerly.toSorted()).toEqual([other.slug, other.tenantId].toSorted())
  const organization = (await see(t, undefined, `/api/hsds/organizations/${kept.tenantId}`)).json()
  expect(JSON.stringify(organization.organization_identifiers)).toContain(other.tenantId)
  const found = await see(t, undefined, '/foretag?q=fågelholkar')
  expect(found.body).toContain(kept.slug)
  expect(found.body).not.toContain(other.slug)
  expect((await see(t, undefined, '/oppna-data/enterprises.csv')).body).not.toContain(`\n${other.tenantId}`)
})

test('an offer that stands on both word for word is one, and the other can be put back', async () => {
  const { kept, other, at } = await two({ name: 'A' }, { name: 'A' })
  for (const e of [kept, other])
    await send(t, kept.keeper, `${e.at}/erbjudanden/nytt`, {
      title_sv: 'Städning',
      category: 'cleaning',
      once: randomUUID(),
    })
  expect((await merge(kept, at, {})).statusCode).toBe(303)
  const page = (await see(t, kept.keeper, kept.at)).body
  expect(page.match(/\/erbjudanden\/[0-9a-f-]{36}\/aterstall/g)).toHaveLength(1)
  expect(page.match(/\/erbjudanden\/[0-9a-f-]{36}"/g)).toHaveLength(1)
})

test('what cannot be merged is said in plain words, with who must do what first', async () => {
  const said = async (of: { kept: Registered; at: string }, at = of.at) => {
    const page = await see(t, of.kept.keeper, at)
    const sent = await send(t, of.kept.keeper, at, { version: '2', once: randomUUID(), name: 'kept' })
    expect([page.statusCode, sent.statusCode]).toEqual([200, 422])
    expect(page.body).not.toMatch(/<button[^>]*>Slå ihop</)
    return page.body
  }
  const itself = await two({}, {})
  expect(await said(itself, `${itself.kept.at}/sla-ihop/${itself.kept.slug}`)).toContain(
    'Det är samma företag',
  )
  expect((await see(t, itself.kept.keeper, `${itself.kept.at}/sla-ihop/finns-inte`)).statusCode).toBe(404)

  const numbered = await two({ name: 'Ett' }, { name: 'Två' })
  await t.db.inActor(system('test'), async tx => {
    for (const [e, orgnr] of [
      [numbered.kept, '7699900416'],
      [numbered.other, '8029900407'],
    ] as const)
      await tx.updateTable('core.organisations').set({ orgnr }).where('tenant_id', '=', e.tenantId).execute()
  })
  expect(await said(numbered)).toContain('Ett och Två har olika organisationsnummer')

  const own = await two({ name: 'Förvaltat' }, { name: 'Eget' }, { other: true })
  const page = await said(own)
  expect(page).toContain('Eget sköter sina uppgifter själv')
  expect(page).toContain(`href="${own.other.at}/sla-ihop/${own.kept.slug}"`)

  const both = await two({ name: 'Mitt' }, { name: 'Ditt' }, { kept: true, other: true })
  expect(await said(both)).toContain('Den som sköter Mitt behöver först bjuda in dem som sköter Ditt')

  const hidden = await two({ name: 'Gömt' }, { name: 'Synligt' })
  await send(t, hidden.kept.keeper, `${hidden.kept.at}/ta-ned`, { reason: 'Dubblett' })
  expect(await said(hidden)).toContain('Gömt visas inte i registret, men det gör Synligt')
})

test('an enterprise that keeps itself has its own words, and what it never said is filled in', async () => {
  const { kept, other, at } = await two(
    { name: 'Eget', phone: '0270-1' },
    { name: 'Deras', phone: '0270-2', website: 'https://deras.example' },
    { kept: true },
  )
  const page = await see(t, kept.keeper, at)
  expect(page.body).toContain('Eget sköter sina uppgifter själv')
  expect(page.body).not.toContain('type="radio"')
  expect((await merge(kept, at, { phone: 'other', name: 'other' })).statusCode).toBe(303)
  const merged = (await see(t, kept.manager, kept.at)).body
  for (const words of ['0270-1', 'https://deras.example', 'Slogs ihop med Deras'])
    expect(merged).toContain(words)
  expect(merged).not.toContain('0270-2')
  // Its own people see what was done; only the keeper undoes it.
  expect(merged).not.toContain('/dela-igen')
  expect((await send(t, kept.manager, `${kept.at}/dela-igen`, { merge_id: randomUUID() })).statusCode).toBe(
    403,
  )
  expect((await see(t, undefined, other.at)).headers.location).toBe(kept.at)
})

test('people who act for both, each in the same role, act for the one; a number that only the other had comes along', async () => {
  const { kept, other, at } = await two({ name: 'Lika' }, { name: 'Lika' }, { kept: true, other: true })
  const becomes = (of: { personId: string }, who: { personId: string }) =>
    t.db.inActor(system('test'), tx =>
      tx
        .updateTable('core.memberships')
        .set({ person_id: who.personId })
        .where('tenant_id', '=', other.tenantId)
        .where('person_id', '=', of.personId)
        .execute(),
    )
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('core.organisations')
      .set({ orgnr: '5566778899' })
      .where('tenant_id', '=', other.tenantId)
      .execute(),
  )
  // Nobody who only supervises the one comes to manage it because they manage the other.
  await becomes(other.manager, kept.supervisor)
  await becomes(other.supervisor, kept.manager)
  expect((await merge(kept, at, {})).statusCode).toBe(422)
  await becomes(kept.supervisor, other.manager)
  await becomes(kept.manager, kept.supervisor)
  await becomes(other.manager, kept.manager)
  expect((await merge(kept, at, {})).statusCode).toBe(303)
  expect((await see(t, undefined, kept.at)).body).toContain('556677-8899')
  expect((await see(t, kept.manager, '/vart-foretag/kom-igang')).body).toContain(`${kept.at}?som=andra`)
})

test('changed meanwhile: nothing is merged, and it is said; gone meanwhile: so, too', async () => {
  const { kept, other, at } = await two({ name: 'Före' }, { name: 'Sedan' })
  const fields = { once: randomUUID(), version: version(await see(t, kept.keeper, at)), name: 'other' }
  await send(t, kept.keeper, `${other.at}/andra/contact`, {
    municipality_code: '2182',
    place: 'Ljusne',
    phone: '0270-9',
    version: '1',
  })
  const late = await send(t, kept.keeper, at, fields)
  expect([late.statusCode, late.body.includes('Någon har ändrat ett av företagen')]).toEqual([409, true])
  // What was chosen is still chosen.
  expect(late.body).toMatch(/value="other"[^>]* checked/)
  expect((await see(t, undefined, other.at)).statusCode).toBe(200)
  expect((await send(t, kept.keeper, at, { ...fields, version: version(late) })).statusCode).toBe(303)
  expect((await send(t, kept.keeper, at, { ...fields, version: version(late) })).statusCode).toBe(409)
})

test('for some days it can be undone: each has its own again, and what was written afterwards stays', async () => {
  const { kept, other, at } = await two({ name: 'Ena', phone: '0270-1' }, { name: 'Andra', phone: '0270-2' })
  await merge(kept, at, { name: 'other', phone: 'kept' })
  const page = (await see(t, kept.keeper, kept.at)).body
  const merge_id = /name="merge_id" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await send(t, kept.keeper, `${kept.at}/erbjudanden/nytt`, {
    title_sv: 'Nytt efteråt',
    category: 'cleaning',
    once: randomUUID(),
  })
  expect((await send(t, kept.stranger, `${kept.at}/dela-igen`, { merge_id })).statusCode).toBe(403)
  expect((await send(t, kept.keeper, `${kept.at}/dela-igen`, { merge_id: randomUUID() })).statusCode).toBe(
    404,
  )
  expect((await send(t, kept.keeper, `${kept.at}/dela-igen`, { merge_id })).headers.location).toBe(kept.at)
  const [one, two_] = [await see(t, undefined, kept.at), await see(t, undefined, other.at)]
  for (const words of ['<h1', 'Ena', '0270-1', 'Nytt efteråt']) expect(one.body).toContain(words)
  for (const words of ['Andra', '0270-2']) expect(two_.body).toContain(words)
  expect(one.body).not.toContain('Slogs ihop')
  expect(await logged(other.tenantId)).toContain('enterprise_parted')
  expect((await send(t, kept.keeper, `${kept.at}/dela-igen`, { merge_id })).statusCode).toBe(404)
})

test('it is not undone where that would not be honest: changed since, taken over since, too long ago', async () => {
  const undo = async (kept: Registered) => {
    const { rows } = {
      rows: await t.db.inActor(system('test'), tx =>
        tx.selectFrom('directory.merges').select('merge_id').where('tenant_id', '=', kept.tenantId).execute(),
      ),
    }
    const answer = await send(t, kept.keeper, `${kept.at}/dela-igen`, { merge_id: rows[0]?.merge_id ?? '' })
    expect(answer.statusCode).toBe(422)
    return answer.body
  }
  const changed = await two({ name: 'Ena' }, { name: 'Andra' })
  await merge(changed.kept, changed.at, { name: 'other' })
  await send(t, changed.kept.keeper, `${changed.kept.at}/andra/contact`, {
    municipality_code: '2182',
    place: 'Ljusne',
    version: '2',
  })
  expect(await undo(changed.kept)).toContain('Uppgifterna har ändrats efter ihopslagningen')

  const late = await two({ name: 'Ena' }, { name: 'Andra' })
  await merge(late.kept, late.at, { name: 'kept' })
  t.clock.advance({ days: 1 })
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ claimed_at: t.clock.now() })
      .where('tenant_id', '=', late.kept.tenantId)
      .execute(),
  )
  expect(await undo(late.kept)).toContain('har tagit över sina uppgifter')
  t.clock.advance({ days: 14 })
  expect(await undo(late.kept)).toContain('mer än 14 dagar')
  expect((await see(t, late.kept.keeper, late.kept.at)).body).not.toContain('/dela-igen')
})
