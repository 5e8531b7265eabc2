import { afterAll, beforeAll, expect, test } from 'vitest'
import { endPerson } from '../../../core/identity/persons.ts'
import { addMembership } from '../../../core/organisations/actions.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const claimsOf = (e: Registered) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.claims').selectAll().where('tenant_id', '=', e.tenantId).execute(),
  )
const managersOf = async (e: Registered) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.memberships')
      .select('person_id')
      .where('tenant_id', '=', e.tenantId)
      .where('role', '=', 'enterprise_manager')
      .where('person_id', '<>', e.manager.personId)
      .execute(),
  )
const lettersTo = (email: string) =>
  t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.mails').select('subject').where('to_address', '=', email).execute(),
  )

/** An enterprise with a waiting claim of each of some people, and the addresses where they are decided. */
const claimed = async (...emails: string[]) => {
  const e = await register(t, { claimed: false, municipalityCode: codes.shift() ?? '0305' })
  const people: SignedIn[] = []
  const at: string[] = []
  for (const email of emails) {
    const person = await signIn(t, { email })
    await send(t, person, `${e.at}/gor-ansprak`, { message: 'Det är vårt företag.' })
    const claim = (await claimsOf(e)).find(c => c.person_id === person.personId)
    people.push(person)
    at.push(`${e.at}/ansprak/${claim?.claim_id}`)
  }
  return { e, people, at }
}
const codes = ['0114', '0115', '0117', '0120', '0123', '0125']
const approve = (e: Registered, at = '', who = e.keeper) => send(t, who, at, { decision: 'approve' })

test('approving one claim declines those that wait beside it, in words and by letter', async () => {
  const { e, people, at } = await claimed('forsta@example.org', 'andra@example.org')
  expect((await approve(e, at[0])).statusCode).toBe(303)
  const rival = (await claimsOf(e)).find(c => c.person_id === people[1]?.personId)
  expect(rival?.state).toBe('declined')
  expect(rival?.reason).toContain('Någon annan')
  expect(await lettersTo('andra@example.org')).toEqual(await lettersTo('forsta@example.org'))
  expect((await approve(e, at[1])).statusCode).toBe(404)
  expect((await managersOf(e)).map(m => m.person_id)).toEqual([people[0]?.personId])
})

test('two stewards who approve two claims at the same moment make one manager', async () => {
  const { e, at } = await claimed('tredje@example.org', 'fjarde@example.org', 'femte@example.org')
  const other = await signIn(t, { role: 'coordinator', tenantId: e.keeper.tenantId })
  const answers = await Promise.all([
    approve(e, at[0]),
    approve(e, at[1], other),
    approve(e, at[2]),
    approve(e, at[0], other),
  ])
  const statuses = answers.map(a => a.statusCode).sort()
  expect(statuses[0]).toBe(303)
  for (const status of statuses.slice(1)) expect([404, 409, 422]).toContain(status)
  expect(await managersOf(e)).toHaveLength(1)
  expect((await claimsOf(e)).map(c => c.state).sort()).toEqual(['approved', 'declined', 'declined'])
})

test('a claim that still waits on a claimed enterprise can only be declined, and the page says why', async () => {
  const { e, at } = await claimed('sen@example.org')
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ claimed_at: t.clock.now() })
      .where('tenant_id', '=', e.tenantId)
      .execute(),
  )
  const refused = await approve(e, at[0])
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('sköter redan')
  expect(await managersOf(e)).toEqual([])
  expect((await send(t, e.keeper, at[0] ?? '', { decision: 'decline', reason: 'Upptaget' })).statusCode).toBe(
    303,
  )
})

test('the claim of somebody who has become manager meanwhile is approved, once', async () => {
  const { e, people, at } = await claimed('redan-chef@example.org')
  const personId = people[0]?.personId ?? ''
  await t.db.inActor(system('test'), tx =>
    addMembership(tx, system('test'), t.clock, {
      tenantId: e.tenantId,
      personId,
      role: 'enterprise_manager',
    }),
  )
  expect((await approve(e, at[0])).statusCode).toBe(303)
  expect(await managersOf(e)).toEqual([{ person_id: personId }])
})

test('nobody whose account has ended becomes manager', async () => {
  const { e, people, at } = await claimed('avslutad@example.org')
  await t.db.inActor(system('test'), tx => endPerson(tx, t.clock.now(), people[0]?.personId ?? ''))
  const refused = await approve(e, at[0])
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('konto')
  expect(await managersOf(e)).toEqual([])
  expect((await see(t, e.keeper, at[0] ?? '')).statusCode).toBe(200)
})
