import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUnit } from '../../../core/organisations/actions.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { csv } from '../../../testing/importing.ts'
import { ledgers, national, row } from '../../../testing/ledgers.ts'
import { see, send } from '../../../testing/register.ts'
import { guessUnit } from './guess.ts'
import { plainName } from './schema.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const path = '/inkop/reskontra/enheter'

/** A buyer with two units of its own, and what a person there does. */
const buyer = async (municipalityCode: string) => {
  const who = await signIn(t, { role: 'procurement_officer', municipalityCode })
  const { tenantId } = who
  const made = (name: string) =>
    t.db.inActor(system('test'), tx =>
      createUnit(tx, system('test'), t.clock, { tenantId, kind: 'ordering', name }),
    )
  const own = { kost: await made('Kostenheten'), tekniska: await made('Tekniska förvaltningen') }
  const read = (...rows: string[]) => ledgers(t, who).all(csv([national, ...rows]))
  return { who, tenantId, own, read }
}

/** What the form on a page would send, untouched: the hidden fields, and the choices as they stand. */
const formOf = (body: string) => ({
  ...Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="((?:sett|gissad)-\d+)" value="([^"]*)"/g)].map(
      ([, name = '', value]) => [name, value ?? ''],
    ),
  ),
  ...Object.fromEntries(
    [...body.matchAll(/<select[^>]* name="(enhet-\d+)"[^>]*>(.*?)<\/select>/gs)].map(
      ([, name = '', options = '']) => [name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
    ),
  ),
})
/** The page, and its form by what each unit is called there. */
const joins = async (who: SignedIn) => {
  const { body } = await see(t, who, path)
  const labels = [...body.matchAll(/<label for="f-(enhet-\d+)">([^<]*)<\/label>/g)]
  const fields = new Map(labels.map(([, field = '', name = '']) => [name, field]))
  const typed: Record<string, string> = formOf(body)
  const fieldOf = (name: string) => fields.get(name) ?? 'none'
  const choose = (choices: Record<string, string>) => ({
    ...typed,
    ...Object.fromEntries(Object.entries(choices).map(([name, value]) => [fieldOf(name), value])),
  })
  return {
    body,
    names: [...fields.keys()],
    typed,
    now: (name: string) => typed[fieldOf(name)],
    fieldOf,
    choose,
  }
}
const unitsOf = async (who: SignedIn) =>
  (await see(t, who, '/inkop/forvaltningar.csv')).body
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map(line => line.split(';').slice(0, 3).join(';'))

const kost = (more = {}) => row({ unit: '2100 Kost och lokalvård', amount: '300.00', ...more })
const rescue = (more = {}) => row({ unit: 'Räddningstjänsten', amount: '20.00', ...more })

test('only those who read ledgers in say what its units are', async () => {
  const { who, tenantId, read } = await buyer('2101')
  await read(kost())
  const { choose } = await joins(who)
  const form = choose({ '2100 Kost och lokalvård': 'ingen' })
  expect((await see(t, undefined, path)).headers.location).toContain('/logga-in')
  expect((await send(t, undefined, path, form)).statusCode).toBe(401)
  for (const role of ['politician', 'ordering_officer', 'business_officer', 'case_worker'] as const) {
    const other = await signIn(t, { role, tenantId })
    expect([role, (await see(t, other, path)).statusCode]).toEqual([role, 403])
    expect([role, (await send(t, other, path, form)).statusCode]).toEqual([role, 403])
    expect((await see(t, other, '/hem')).body).not.toContain(path)
  }
  expect((await joins(who)).now('2100 Kost och lokalvård')).toBe('')
  for (const role of ['coordinator', 'municipality_admin'] as const) {
    const other = await signIn(t, { role, tenantId })
    expect((await see(t, other, path)).statusCode).toBe(200)
  }
})

test('it is told after the import, on the ledger, on the organisation’s units and at home until it is said', async () => {
  const { who, tenantId, own, read } = await buyer('2104')
  expect((await see(t, who, path)).body).toContain('Inga enheter än')
  const { result } = await read(kost(), rescue())
  const admin = await signIn(t, { role: 'municipality_admin', tenantId })
  const pages = async () => [
    (await see(t, who, result.headers['location'] ?? '/inkop/reskontra')).body,
    (await see(t, who, '/inkop/reskontra')).body,
    (await see(t, admin, '/administration/enheter')).body,
    (await see(t, who, '/hem')).body,
  ]
  expect(result.body).toContain('2 enheter i reskontran är inte kopplade')
  for (const body of await pages()) {
    expect(body).toContain('2 enheter i reskontran är inte kopplade')
    expect(body).toContain(`href="${path}"`)
  }
  const { body, choose } = await joins(who)
  expect(body).toContain('2 enheter i reskontran, 2 är inte kopplade.')
  const saved = await send(
    t,
    who,
    path,
    choose({ '2100 Kost och lokalvård': own.kost, Räddningstjänsten: 'ingen' }),
  )
  expect([saved.statusCode, saved.headers.location]).toEqual([303, path])
  // A file that was called off has left its units behind, without a row.
  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('spending.ledger_units')
      .values({ tenant_id: tenantId, unit_no: 900, name: 'Ur en fil som avbröts' })
      .execute(),
  )
  for (const body of await pages()) expect(body).not.toContain('i reskontran är inte kopplad')
  expect((await joins(who)).body).toContain('2 enheter i reskontran, ingen väntar.')
})

test('it is said once and remembered by code, whatever the name, and by name where there is no code', async () => {
  const { who, tenantId, own, read } = await buyer('2121')
  await read(kost(), rescue())
  expect(await unitsOf(who)).toEqual(['2100 Kost och lokalvård;;300', 'Räddningstjänsten;;20'])
  const { choose } = await joins(who)
  await send(t, who, path, choose({ '2100 Kost och lokalvård': own.kost, Räddningstjänsten: 'ingen' }))
  const later = await read(
    kost({ unit: '2100 Måltider', day: '2025-02-03' }),
    rescue({ unit: 'RÄDDNINGSTJÄNSTEN', day: '2025-02-03' }),
    row({ unit: '3000 Parken', amount: '7.00', day: '2025-02-03' }),
  )
  expect(later.result.body).toContain('En enhet i reskontran är inte kopplad')
  // Both names of the code are one unit, under its own name; the ledger's names stand beside it.
  const [first, ...others] = await unitsOf(who)
  expect(first).toMatch(/^Kostenheten;(2100 [\wåäö ]+, 2100 [\wåäö ]+);600$/)
  expect(others).toHaveLength(3)
  expect((await see(t, who, '/inkop/forvaltningar')).body).toContain('I reskontran: 2100 ')
  // One line for both spellings, and it says who and when.
  const after = await joins(who)
  expect(after.names).toHaveLength(3)
  expect(after.now('Räddningstjänsten')).toBe('ingen')
  const person = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.persons')
      .select('name')
      .where('person_id', '=', who.personId)
      .executeTakeFirstOrThrow(),
  )
  expect(after.body).toContain(`${person.name}, `)
  const log = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select(['action', 'person_id'])
      .where('tenant_id', '=', tenantId)
      .where('object_type', '=', 'ledger_unit')
      .orderBy('action')
      .execute(),
  )
  expect(log).toEqual([
    { action: 'unit_joined', person_id: who.personId },
    { action: 'unit_none', person_id: who.personId },
  ])
})

test('what we buy goes by the own unit: lists, rows, files, and the need that begins there', async () => {
  const { who, tenantId, own, read } = await buyer('2132')
  await read(
    kost({ supplier: 'Fruktbudet AB', account: '4110;Fruktkorgar' }),
    row({ unit: 'Skolköket', amount: '5.00' }),
    rescue(),
  )
  const { choose } = await joins(who)
  await send(t, who, path, choose({ '2100 Kost och lokalvård': own.kost, Skolköket: own.kost }))
  const units = (await see(t, who, '/inkop/forvaltningar')).body
  expect(units).toContain('2100 Kost och lokalvård, Skolköket')
  const rows = /href="(\/inkop\/rader\?[^"]*forvaltning=\d+)"[^>]*>Kostenheten/.exec(units)?.[1] ?? ''
  const narrowed = (await see(t, who, rows.replaceAll('&amp;', '&'))).body
  expect(narrowed).toContain('2 rader')
  expect(narrowed).toContain('Ta bort filter: </span>Kostenheten')
  const file = (await see(t, who, '/inkop/rader.csv')).body
  expect(file).toContain('Kostenheten;2100 Kost och lokalvård;')
  expect(file).toContain('Räddningstjänsten;;')
  for (const list of ['leverantorer', 'klassning', 'rader'])
    expect((await see(t, who, `/inkop/${list}`)).body).toContain('name="forvaltning"')

  await t.db.inActor(system('test'), tx =>
    tx
      .insertInto('spending.class_decisions')
      .values({ tenant_id: tenantId, supplier_no: 1, category: 'fruit-baskets', decided_at: t.clock.now() })
      .execute(),
  )
  const kind = (await see(t, who, '/inkop/kategorier/fruit-baskets')).body
  const need = /href="(\/inkop\/behov\/nytt\?[^"]*)"/.exec(kind)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(need).toContain(`enhet=${own.kost}`)
  expect((await see(t, who, need)).body).toContain(`<option value="${own.kost}" selected`)
  // Another's unit, and what is none, are passed over.
  const foreign = await buyer('2161')
  for (const other of [foreign.own.kost, 'nej']) {
    const { statusCode, body } = await see(t, who, `/inkop/behov/nytt?enhet=${other}`)
    expect([statusCode, body.includes(`<option value="${other}"`)]).toEqual([200, false])
  }
})

test('it can be taken back, and begins to wait again', async () => {
  const { who, own, read } = await buyer('2180')
  await read(kost())
  const first = await joins(who)
  await send(t, who, path, first.choose({ '2100 Kost och lokalvård': own.kost }))
  expect(await unitsOf(who)).toEqual(['Kostenheten;2100 Kost och lokalvård;300'])
  const then = await joins(who)
  expect(then.now('2100 Kost och lokalvård')).toBe(own.kost)
  await send(t, who, path, then.choose({ '2100 Kost och lokalvård': '' }))
  expect(await unitsOf(who)).toEqual(['2100 Kost och lokalvård;;300'])
  expect((await see(t, who, '/inkop/reskontra')).body).toContain('En enhet i reskontran är inte kopplad')
})

test('a guess by name is shown, and saved only by who accepts it', async () => {
  const { who, own, read } = await buyer('2181')
  await read(row({ unit: 'Tekniska enheten' }), row({ unit: 'Hamnen', amount: '2.00' }))
  const { body, now, typed } = await joins(who)
  expect(body).toContain('Gissning: Tekniska förvaltningen')
  expect(body).toContain('Spara och godta gissningen')
  expect(now('Tekniska enheten')).toBe('')
  await send(t, who, path, typed)
  expect((await joins(who)).now('Tekniska enheten')).toBe('')
  await send(t, who, path, { ...typed, sedan: '1' })
  const after = await joins(who)
  expect([after.now('Tekniska enheten'), after.now('Hamnen')]).toEqual([own.tekniska, ''])
  // A guess that nobody has seen is accepted by nobody: a unit of that very name has come since.
  const seen = await joins(who)
  await t.db.inActor(system('test'), tx =>
    createUnit(tx, system('test'), t.clock, { tenantId: who.tenantId, kind: 'ordering', name: 'Hamnen' }),
  )
  await send(t, who, path, { ...seen.typed, sedan: '1' })
  expect((await joins(who)).now('Hamnen')).toBe('')
})

test('a new unit is made of what the ledger calls it, once', async () => {
  const { who, tenantId, read } = await buyer('2182')
  await read(row({ unit: '4100 Hamnen' }), row({ unit: '4200 Hamnen', amount: '1.00' }))
  const { choose } = await joins(who)
  const form = choose({ '4100 Hamnen': 'ny', '4200 Hamnen': 'ny' })
  expect((await send(t, who, path, form)).statusCode).toBe(303)
  expect((await send(t, who, path, form)).statusCode).toBe(303)
  const made = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.units')
      .select(['name', 'kind'])
      .where('tenant_id', '=', tenantId)
      .where('name', 'like', '%Hamn%')
      .execute(),
  )
  expect(made).toEqual([{ name: 'Hamnen', kind: 'ordering' }])
  expect(await unitsOf(who)).toEqual(['Hamnen;4100 Hamnen, 4200 Hamnen;101'])
})

test('what is not among the choices, or another organisation’s unit, is refused', async () => {
  const { who, read } = await buyer('2183')
  const foreign = await buyer('2184')
  await read(kost())
  const { choose, fieldOf } = await joins(who)
  for (const wrong of ['nej', foreign.own.kost]) {
    const refused = await send(t, who, path, choose({ '2100 Kost och lokalvård': wrong }))
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(`href="#f-${fieldOf('2100 Kost och lokalvård')}"`)
  }
  expect((await joins(who)).now('2100 Kost och lokalvård')).toBe('')
  // The same form in the other organisation says nothing there.
  await send(t, foreign.who, path, choose({ '2100 Kost och lokalvård': 'ingen' }))
  expect((await joins(who)).now('2100 Kost och lokalvård')).toBe('')
})

test('two at once: each keeps what the other did not touch, and hears of what both did', async () => {
  const { who, tenantId, own, read } = await buyer('2260')
  const other = await signIn(t, { role: 'coordinator', tenantId })
  await read(kost(), rescue())
  const [mine, theirs] = [await joins(who), await joins(other)]
  await send(t, other, path, theirs.choose({ '2100 Kost och lokalvård': own.kost }))
  // Another row of the same page.
  expect((await send(t, who, path, mine.choose({ Räddningstjänsten: 'ingen' }))).statusCode).toBe(303)
  expect((await joins(who)).now('2100 Kost och lokalvård')).toBe(own.kost)
  // The same row.
  const clash = await send(t, who, path, mine.choose({ '2100 Kost och lokalvård': own.tekniska }))
  expect(clash.statusCode).toBe(422)
  expect(clash.body).toContain(
    'Kost och lokalvård: någon annan har nyss sagt ”Kostenheten”. Välj det som ska gälla.',
  )
  const again: Record<string, string> = formOf(clash.body)
  expect(again[mine.fieldOf('2100 Kost och lokalvård')]).toBe(own.tekniska)
  expect(again[mine.fieldOf('Räddningstjänsten')]).toBe('ingen')
  expect((await send(t, who, path, again)).statusCode).toBe(303)
  expect((await joins(other)).now('2100 Kost och lokalvård')).toBe(own.tekniska)
})

test('a hundred are shown, and the others are found by name', async () => {
  const { who, read } = await buyer('2262')
  await read(
    ...Array.from({ length: 130 }, (_, i) =>
      row({ unit: `${5000 + i} Ansvar ${i}`, amount: `${900 - i}.00` }),
    ),
  )
  const { names, body } = await joins(who)
  expect(names).toHaveLength(100)
  expect(body).toContain('130 enheter i reskontran, 130 är inte kopplade. 100 visas.')
  const found = (await see(t, who, `${path}?q=ansvar+129`)).body
  expect(found).toContain('>5129 Ansvar 129</label>')
  const form: Record<string, string> = formOf(found)
  expect(found).toContain(`action="${path}?q=ansvar+129"`)
  const field = Object.keys(form).find(name => name.startsWith('enhet-')) ?? ''
  await send(t, who, `${path}?q=ansvar+129`, { ...form, [field]: 'ingen' })
  expect((await see(t, who, `${path}?q=ansvar+129`)).body).toContain(
    '130 enheter i reskontran, 129 är inte kopplade.',
  )
})

test('guesses go by the name alone, and never between two that fit', () => {
  const own = ['Socialtjänsten', 'Kommunledningskontoret', 'Kultur- och fritidsförvaltningen', 'Park'].map(
    name => ({
      unit_id: name,
      name,
    }),
  )
  const guess = (said: string, among = own) => {
    const [, code = said.toLowerCase()] = /^(\d+)/.exec(said) ?? []
    const unit = { key: code, names: [said] } as Parameters<typeof guessUnit>[0]
    return [plainName(unit), guessUnit(unit, among)?.name]
  }
  expect(guess('Socialförvaltningen')).toEqual(['Socialförvaltningen', 'Socialtjänsten'])
  expect(guess('210 - Kommunledningsförvaltningen')).toEqual([
    'Kommunledningsförvaltningen',
    'Kommunledningskontoret',
  ])
  expect(guess('KULTUR OCH FRITID')[1]).toBe('Kultur- och fritidsförvaltningen')
  expect(guess('2100')).toEqual(['2100', undefined])
  expect(guess('Parkering')[1]).toBeUndefined()
  expect(guess('Social', [...own, { unit_id: 'x', name: 'Socialkontoret i norr' }])[1]).toBeUndefined()
})
