import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { hashToken, newToken } from '../../../kit/tokens.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { signIn } from '../../../testing/identity.ts'
import { runFreshness } from '../../../testing/jobs.ts'
import { addEnterprise, linkIn, mailsTo } from './testing.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

let n = 0
/** An enterprise whose first reminder was just sent. */
const reminded = async (email = `foretag-${n++}@example.org`) => {
  const made = await addEnterprise(t, `Företaget ${n}`, email)
  t.clock.advance({ months: 6, days: 1 })
  await runFreshness(t)
  return { ...made, email, link: linkIn((await mailsTo(t, email)).at(-1)) }
}
const stored = (tenantId: string) =>
  t.db.inActor(system('test'), async tx => ({
    enterprise: await tx
      .selectFrom('directory.enterprises')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow(),
    links: await tx
      .selectFrom('directory.confirmations')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .execute(),
    audit: await tx
      .selectFrom('core.audit')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('audit_id')
      .execute(),
  }))

test('a mail scanner that opens the link changes nothing', async () => {
  const { tenantId, link } = await reminded()
  const before = await stored(tenantId)
  for (const method of ['GET', 'HEAD', 'GET'] as const)
    expect((await t.app.inject({ method, url: link })).statusCode).toBe(200)
  expect(await stored(tenantId)).toEqual(before)
  const page = await t.app.inject(link)
  expect(page.body).toContain('Allt stämmer')
  expect(page.body).toContain('0270-555 12 34')
  expect(page.headers['cache-control']).toBe('no-store')
})

test('the button confirms once, and answers kindly ever after', async () => {
  const { tenantId, link } = await reminded()
  const [first, second] = await Promise.all([
    t.app.inject({ method: 'POST', url: link }),
    t.app.inject({ method: 'POST', url: link }),
  ])
  expect([first.statusCode, second.statusCode]).toEqual([303, 303])
  t.clock.advance({ days: 3 })
  expect((await t.app.inject({ method: 'POST', url: link })).statusCode).toBe(303)
  const after = await stored(tenantId)
  const confirmations = after.audit.filter(a => a.action === 'enterprise_confirmed_by_link')
  expect(confirmations).toHaveLength(1)
  expect(confirmations[0]?.detail).toMatchObject({ confirmation: after.links[0]?.confirmation_id, months: 6 })
  expect(after.enterprise.confirmed_at.equals(t.clock.now().subtract({ hours: 72 }))).toBe(true)
  const page = await t.app.inject(link)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Tack, uppgifterna är bekräftade')
})

test('an old or unknown link says what to do instead', async () => {
  const { link } = await reminded()
  t.clock.advance({ months: 6 })
  const old = await t.app.inject(link)
  expect(old.statusCode).toBe(410)
  expect(old.body).toContain('Logga in och bekräfta')
  expect((await t.app.inject({ method: 'POST', url: link })).statusCode).toBe(410)
  const unknown = await t.app.inject(`/bekrafta/${newToken()}`)
  expect(unknown.statusCode).toBe(404)
  expect(unknown.body).toContain('Logga in och bekräfta')
  expect((await t.app.inject({ method: 'POST', url: `/bekrafta/${newToken()}` })).statusCode).toBe(404)
})

test('a form from another site is refused', async () => {
  const { link } = await reminded()
  const answer = await t.app.inject({
    method: 'POST',
    url: link,
    headers: { origin: 'https://other.example' },
  })
  expect(answer.statusCode).toBe(403)
})

test('only the token’s hash is kept', async () => {
  const { tenantId, link } = await reminded()
  const token = link.split('/').at(-1) ?? ''
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  const [kept] = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.links').selectAll().where('tenant_id', '=', tenantId).execute(),
  )
  expect(kept?.token_hash.toString('base64url')).not.toContain(token)
  expect(kept?.token_hash).toEqual(hashToken(token))
})

test('an own change in between makes the link say thank you', async () => {
  const { tenantId, link } = await reminded()
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ confirmed_at: t.clock.now() })
      .where('tenant_id', '=', tenantId)
      .execute(),
  )
  expect((await t.app.inject(link)).body).toContain('Tack, uppgifterna är bekräftade')
})

test('the letter is in the account’s language, else in both, and names nobody', async () => {
  const { personId } = await signIn(t, { email: 'english@example.org' })
  await t.db.inActor(system('test'), tx =>
    tx.updateTable('core.persons').set({ locale: 'en' }).where('person_id', '=', personId).execute(),
  )
  await reminded('english@example.org')
  const [english] = await mailsTo(t, 'english@example.org')
  expect(english?.subject).toBe('Are your enterprise’s details still true?')
  expect(english?.text).not.toContain('Hej!')
  const { email } = await reminded()
  const [both] = await mailsTo(t, email)
  expect(both?.text.indexOf('Hej!')).toBeLessThan(both?.text.indexOf('Hello!') ?? -1)
  for (const name of ['Företaget', 'Tallberg', '0270'])
    expect(`${both?.subject} ${both?.text}`).not.toContain(name)
})
