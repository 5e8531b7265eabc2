import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
let e: Registered
beforeAll(async () => {
  t = await openTestApp()
  e = await register(t)
})
afterAll(() => closeWithTrueCards(t))

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
      'Skriv ett telefonnummer',
      'Skriv en e-postadress',
      'Skriv en webbadress',
      'value="ring mig"',
    ])
      expect(answer.body).toContain(said)
    expect((await see(t, undefined, e.at)).body).not.toContain('ring mig')
  })

  test('10,000 characters in a name are told to be too many, and a NUL byte harms nobody', async () => {
    const about = { name: 'x'.repeat(10_000), kind: 'wise', legal_form: 'other', version: await version() }
    const long = await send(t, e.manager, `${e.at}/andra/about`, about)
    expect(long.statusCode).toBe(422)
    expect(long.body).toContain('Korta ner namnet till högst 200 tecken.')
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

  const day = (name: string, year: number) => ({
    [`${name}-day`]: '5',
    [`${name}-month`]: '3',
    [`${name}-year`]: String(year),
  })

  test('days that cannot be are told at their fields: a count to come, a certificate for ten years', async () => {
    const count = await send(t, e.manager, `${e.at}/andra/people`, {
      employees: '4',
      ...day('counted_on', 2028),
      version: await version(),
    })
    expect([count.statusCode, count.body.includes('Skriv en dag som har varit.')]).toEqual([422, true])
    const answers = { f_tax: 'yes', ...day('certified_until', 2036), version: await version() }
    const long = await send(t, e.manager, `${e.at}/andra/registrations`, {
      ...answers,
      ...day('tax_checked_on', 2026),
    })
    expect([long.statusCode, long.body.includes('En certifiering gäller i två år.')]).toEqual([422, true])
    const unchecked = await send(t, e.manager, `${e.at}/andra/registrations`, {
      ...answers,
      ...day('certified_until', 2028),
    })
    expect(unchecked.statusCode).toBe(422)
    expect(unchecked.body).toContain('Skriv vilken dag någon såg efter hos Skatteverket')
    const right = await send(t, e.manager, `${e.at}/andra/registrations`, {
      ...answers,
      ...day('certified_until', 2028),
      ...day('tax_checked_on', 2026),
    })
    expect(right.statusCode).toBe(303)
    // Nobody has looked at the certificate: it is the enterprise's own word.
    expect((await see(t, undefined, e.at)).body).toContain('Uppges certifierat till 5 mars 2028')
  })

  test('languages are written by name, in either language, and kept by their codes', async () => {
    const about = { name: 'Verkstaden', kind: 'wise', legal_form: 'other' }
    const wrong = await send(t, e.manager, `${e.at}/andra/about`, {
      ...about,
      languages: 'svenska, klingonska',
      version: await version(),
    })
    expect([wrong.statusCode, wrong.body.includes('Rätta stavningen av ”klingonska”.')]).toEqual([422, true])
    expect(wrong.body).toContain('value="svenska, klingonska"')
    await send(t, e.manager, `${e.at}/andra/about`, {
      ...about,
      languages: 'Svenska, Arabic; teckenspråk, so',
      version: await version(),
    })
    expect((await see(t, undefined, `/api/v1/enterprises/${e.slug}`)).json().languages).toEqual([
      'sv',
      'ar',
      'swl',
      'so',
    ])
    expect((await see(t, undefined, e.at)).body).toContain(
      'svenska, arabiska, svenskt teckenspråk, somaliska',
    )
    expect((await see(t, e.manager, `${e.at}/andra/about?lang=en`)).body).toContain(
      'value="Swedish, Arabic, Swedish Sign Language, Somali"',
    )
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
