import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { openBrowser } from '../../testing/identity-browser.ts'
import { createPerson } from '../identity/persons.ts'
import { createOrganisation } from '../organisations/actions.ts'
import { postMail } from './outbox.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const bent = 'Rad ett\r\nBcc: alla@example.org\u2028tre \u202etxt.exe'
const line = 'Rad ett Bcc: alla@example.org tre txt.exe'
const mailTo = (to: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select(['subject', 'body_text'])
      .where('to_address', '=', to)
      .executeTakeFirst(),
  )

test('no name or subject is kept with line breaks or signs that turn text around, whichever door it came by', async () => {
  const kept = await t.db.inActor(system('test'), async tx => {
    const at = t.clock.now()
    const personId = await createPerson(tx, at, { name: bent, email: 'bent@example.org' })
    const tenantId = await createOrganisation(tx, system('test'), t.clock, { kind: 'region', name: bent })
    await postMail(tx, at, { to: 'bent@example.org', subject: bent, text: `${bent}\n` })
    return {
      person: await tx
        .selectFrom('core.persons')
        .select('name')
        .where('person_id', '=', personId)
        .executeTakeFirst(),
      organisation: await tx
        .selectFrom('core.organisations')
        .select('name')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst(),
    }
  })
  expect(kept).toEqual({ person: { name: line }, organisation: { name: line } })
  expect((await mailTo('bent@example.org'))?.subject).toBe(line)
})

test('a name typed with them is theirs without them, from account to settings', async () => {
  await openBrowser(t).post('/skapa-konto', { name: bent, email: 'ny@example.org' })
  const path = new URL(
    /https?:\S+/.exec((await mailTo('ny@example.org'))?.body_text ?? '')?.[0] ?? 'http://x/',
  ).pathname
  const own = openBrowser(t)
  await own.post(path)
  expect((await own.get('/installningar')).body).toContain(line)
  await own.post('/installningar/uppgifter', { name: `Ny ${bent}`, locale: 'sv' })
  expect((await own.get('/installningar')).body).toContain(`Ny ${line}`)
})
