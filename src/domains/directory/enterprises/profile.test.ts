import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => t.close())

const contact = {
  municipality_code: '2182',
  place: 'Söderhamn',
  phone: '0270-123 45',
  email: 'hej@example.org',
}
const version = async () =>
  /name="version" value="(\d+)"/.exec((await see(t, e.manager, `${e.at}/andra/contact`)).body)?.[1] ?? ''

describe('editing a profile', () => {
  test('not signed in: leads to sign-in, and a form is refused', async () => {
    const got = await see(t, undefined, `${e.at}/andra`)
    expect(got.headers.location).toContain('/logga-in?till=')
    expect((await send(t, undefined, `${e.at}/andra/contact`, contact)).statusCode).toBe(401)
  })

  test('another enterprise, a supervisor and the steward of a claimed profile: refused', async () => {
    for (const who of [e.stranger, e.supervisor, e.keeper]) {
      expect((await see(t, who, `${e.at}/andra`)).statusCode).toBe(403)
      expect((await send(t, who, `${e.at}/andra/contact`, { ...contact, version: '1' })).statusCode).toBe(403)
    }
  })

  test('the steward keeps it until it is claimed', async () => {
    const unclaimed = await register(t, { claimed: false, municipalityCode: '2184' })
    expect(
      (await send(t, unclaimed.keeper, `${unclaimed.at}/andra/contact`, { ...contact, version: '1' }))
        .statusCode,
    ).toBe(303)
  })

  test('wrong input: a sentence at each field, what was typed kept, nothing saved', async () => {
    const wrong = {
      ...contact,
      phone: 'ring mig',
      email: 'inte en adress',
      website: 'http://',
      version: await version(),
    }
    const answer = await send(t, e.manager, `${e.at}/andra/contact`, wrong)
    expect(answer.statusCode).toBe(422)
    for (const said of [
      'skriv ett telefonnummer',
      'skriv en e-postadress',
      'skriv en webbadress',
      'value="ring mig"',
    ])
      expect(answer.body).toContain(said)
    expect((await see(t, undefined, e.at)).body).not.toContain('ring mig')
  })

  test('10,000 characters in a name are told to be too many, and a NUL byte harms nobody', async () => {
    const about = { name: 'x'.repeat(10_000), kind: 'wise', legal_form: 'other', version: await version() }
    const long = await send(t, e.manager, `${e.at}/andra/about`, about)
    expect(long.statusCode).toBe(422)
    expect(long.body).toContain('texten är för lång')
    const nul = await send(t, e.manager, `${e.at}/andra/about`, { ...about, name: 'Verk\0staden' })
    expect(nul.statusCode).toBe(303)
    expect((await see(t, undefined, e.at)).body).toContain('Verkstaden')
  })

  test('done: saved, said once, seen by all, found, and written in the log', async () => {
    const answer = await send(t, e.manager, `${e.at}/andra/contact`, {
      ...contact,
      website: 'verkstaden.example',
      version: await version(),
    })
    expect(answer.statusCode).toBe(303)
    expect(answer.cookies.some(c => c.name === 'notice')).toBe(true)
    const page = await see(t, undefined, e.at)
    expect(page.body).toContain('0270-123 45')
    expect(page.body).toContain('https://verkstaden.example')
    const rows = await t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
      tx
        .selectFrom('core.audit')
        .select(['action', 'person_id'])
        .where('tenant_id', '=', e.tenantId)
        .where('action', '=', 'enterprise_changed')
        .execute(),
    )
    expect(rows.at(-1)?.person_id).toBe(e.manager.personId)
  })

  test('two at once: the second sees what changed, keeps what was typed, and can save it knowingly', async () => {
    const both = await version()
    expect(
      (await send(t, e.manager, `${e.at}/andra/contact`, { ...contact, place: 'Sandarne', version: both }))
        .statusCode,
    ).toBe(303)
    const second = await send(t, e.manager, `${e.at}/andra/contact`, {
      ...contact,
      place: 'Bergvik',
      phone: '0270-999 99',
      version: both,
    })
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('Någon annan sparade medan du skrev')
    expect(second.body).toContain('sparat nu: ”Sandarne” – ditt: ”Bergvik”')
    expect(second.body).toContain('value="0270-999 99"')
    expect((await see(t, undefined, e.at)).body).toContain('Sandarne')
    const newest = /name="version" value="(\d+)"/.exec(second.body)?.[1] ?? ''
    expect(
      (await send(t, e.manager, `${e.at}/andra/contact`, { ...contact, place: 'Bergvik', version: newest }))
        .statusCode,
    ).toBe(303)
    expect((await see(t, undefined, e.at)).body).toContain('Bergvik')
  })

  test('a contact person is named only with consent', async () => {
    await send(t, e.manager, `${e.at}/andra/contact`, {
      ...contact,
      contact_name: 'Sonja Hemlig',
      version: await version(),
    })
    expect((await see(t, undefined, e.at)).body).not.toContain('Sonja Hemlig')
    await send(t, e.manager, `${e.at}/andra/contact`, {
      ...contact,
      contact_name: 'Sonja Hemlig',
      contact_consent: '1',
      version: await version(),
    })
    expect((await see(t, undefined, e.at)).body).toContain('Sonja Hemlig')
  })
})

describe('criteria', () => {
  const answers = {
    work_integration: 'yes',
    work_integration_evidence: 'Paragraf 2 i stadgarna.',
    version: '',
  }

  test('the enterprise says, the steward verifies, a changed answer loses its verification', async () => {
    await send(t, e.manager, `${e.at}/andra/criteria`, { ...answers, version: await version() })
    expect((await see(t, undefined, e.at)).body).toContain('Egen uppgift')
    expect(
      (await send(t, e.manager, `${e.at}/granska`, { criterion: 'work_integration', verified: 'yes' }))
        .statusCode,
    ).toBe(403)
    expect(
      (await send(t, e.keeper, `${e.at}/granska`, { criterion: 'work_integration', verified: 'yes' }))
        .statusCode,
    ).toBe(303)
    expect((await see(t, undefined, e.at)).body).toContain('Granskat av')
    await send(t, e.manager, `${e.at}/andra/criteria`, {
      ...answers,
      work_integration_evidence: 'Något annat.',
      version: await version(),
    })
    expect((await see(t, undefined, e.at)).body).not.toContain('Granskat av')
  })

  test('a listing is taken down with a reason, seen by its own alone, and put back', async () => {
    expect((await send(t, e.keeper, `${e.at}/ta-ned`, {})).statusCode).toBe(422)
    expect((await send(t, e.keeper, `${e.at}/ta-ned`, { reason: 'Har slutat.' })).statusCode).toBe(303)
    expect((await see(t, undefined, e.at)).statusCode).toBe(404)
    expect((await see(t, e.stranger, e.at)).statusCode).toBe(404)
    expect((await see(t, e.manager, e.at)).statusCode).toBe(200)
    expect((await send(t, e.keeper, `${e.at}/visa-igen`)).statusCode).toBe(303)
    expect((await see(t, undefined, e.at)).statusCode).toBe(200)
  })
})
