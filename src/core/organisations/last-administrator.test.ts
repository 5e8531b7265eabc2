import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endUser } from '../../commands/user.ts'
import { system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { type SignedIn, signIn } from '../../testing/identity.ts'
import { openBrowser } from '../../testing/identity-browser.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const boxes = (date?: string): Record<string, string> => {
  const [year = '', month = '', day = ''] = date?.split('-') ?? []
  return { 'ends-day': day, 'ends-month': month, 'ends-year': year }
}
const at = (m: { membershipId: string }) => `/administration/personer/${m.membershipId}`
const as = (who: SignedIn) => openBrowser(t, who.cookie)
const pair = async () => {
  const first = await signIn(t, { role: 'municipality_admin' })
  return { first, second: await signIn(t, { role: 'municipality_admin', tenantId: first.tenantId }) }
}
/** Memberships that can invite, held by somebody with an account; those with a last day left out. */
const lasting = (tenantId: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.memberships as m')
      .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
      .select('m.membership_id')
      .where('m.tenant_id', '=', tenantId)
      .where('m.role', '=', 'municipality_admin')
      .where('m.ended_at', 'is', null)
      .where('m.ends_on', 'is', null)
      .where('p.ended_at', 'is', null)
      .execute(),
  )

test('the last one who can invite gets no last day either, by whichever of two is left', async () => {
  const { first, second } = await pair()
  expect((await as(first).post(at(first), boxes('2026-12-31'))).statusCode).toBe(303)
  const refused = await as(second).post(at(second), boxes('2027-06-30'))
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('den sista som kan bjuda in')
  expect(refused.body).toContain('value="2027"')
  expect((await as(first).post(`${at(second)}/avsluta`)).statusCode).toBe(422)
  // Her who leaves first may leave earlier; and the day may be taken away again.
  expect((await as(second).post(at(first), boxes('2026-12-01'))).statusCode).toBe(303)
  expect((await as(second).post(at(first), boxes())).statusCode).toBe(303)
  expect((await as(second).post(at(second), boxes('2027-06-30'))).statusCode).toBe(303)
})

test('two administrators who end each other at the same moment, at once or by a day: one of them stays', async () => {
  for (const by of ['ends', 'days', 'both']) {
    const { first, second } = await pair()
    const answers = await Promise.all([
      by === 'days'
        ? as(first).post(at(second), boxes('2026-12-31'))
        : as(first).post(`${at(second)}/avsluta`),
      by === 'ends'
        ? as(second).post(`${at(first)}/avsluta`)
        : as(second).post(at(first), boxes('2026-12-31')),
    ])
    // Who is ended before their own question was read is signed out.
    expect(answers.map(a => a.headers.location ?? a.statusCode)).toContain('/administration')
    expect(answers.filter(a => a.headers.location === '/administration')).toHaveLength(1)
    expect(await lasting(first.tenantId)).toHaveLength(1)
  }
})

test('an account is not ended by command where nobody else can invite, unless that is said', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', email: 'ensam@kommunen.example' })
  const before = { ...process.env }
  Object.assign(process.env, { DATABASE_URL: t.databaseUrl, SECRET: t.secret, LOG_LEVEL: 'error' })
  try {
    await expect(endUser('ensam@kommunen.example', {})).rejects.toThrow(/can invite/)
    expect(await lasting(admin.tenantId)).toHaveLength(1)
    await endUser('ensam@kommunen.example', { evenLast: true })
    expect(await lasting(admin.tenantId)).toHaveLength(0)
  } finally {
    process.env = before
  }
})

test('an end is not undone once the person has the role again; the page says so', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const worker = await signIn(t, {
    role: 'case_worker',
    tenantId: admin.tenantId,
    email: 'ater@kommunen.example',
  })
  const own = as(admin)
  await own.post(`${at(worker)}/avsluta`)
  await own.post('/administration/bjud-in', { email: 'ater@kommunen.example', role: 'case_worker' })
  await accept('ater@kommunen.example')
  const refused = await own.post(`${at(worker)}/angra`)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('har redan rollen')
  // Back by the letter’s link alone: nobody without an assignment signs in to say yes.
  expect((await t.app.inject({ url: '/hem', headers: worker.headers })).statusCode).toBe(200)
})

test('who has the role is not invited to it, with or without a last day; nor is a day taken away from one of two', async () => {
  const admin = await signIn(t, { role: 'municipality_admin', email: 'har@kommunen.example' })
  const own = as(admin)
  const again = await own.post('/administration/bjud-in', {
    email: 'HAR@kommunen.example',
    role: 'municipality_admin',
  })
  expect(again.statusCode).toBe(422)
  expect(again.body).toContain('har redan den rollen')
  expect(again.body).toContain('value="HAR@kommunen.example"')
  const email = 'tva@kommunen.example'
  const worker = await signIn(t, { role: 'case_worker', tenantId: admin.tenantId, email })
  await own.post(at(worker), boxes('2026-11-30'))
  expect((await own.post('/administration/bjud-in', { email, role: 'case_worker' })).statusCode).toBe(422)
  expect((await own.post('/administration/bjud-in', { email, role: 'social_worker' })).statusCode).toBe(303)
  t.clock.set('2026-12-01T09:00:00Z')
  expect((await own.post('/administration/bjud-in', { email, role: 'case_worker' })).statusCode).toBe(303)
  await accept(email)
  const refused = await own.post(at(worker), boxes())
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('har redan rollen')
  t.clock.set('2026-11-23T09:00:00Z')
})

test('an invitation sent twice by a double click, or sent again at once, is one letter', async () => {
  const admin = await signIn(t, { role: 'municipality_admin' })
  const email = 'dubbel@kommunen.example'
  const own = as(admin)
  const id = /name="once" value="([^"]+)"/.exec((await own.get('/administration/bjud-in')).body)?.[1] ?? ''
  const form = { once: id, email, role: 'case_worker' }
  const answers = await Promise.all([1, 2, 3].map(() => own.post('/administration/bjud-in', form)))
  expect(answers.map(a => a.headers.location)).toEqual(Array(3).fill('/administration'))
  await own.post(`/administration/inbjudningar/${id}/skicka-igen`)
  expect(await letters(email)).toHaveLength(1)
  t.clock.advance({ minutes: 2 })
  await Promise.all([1, 2].map(() => own.post(`/administration/inbjudningar/${id}/skicka-igen`)))
  expect(await letters(email)).toHaveLength(2)
  t.clock.set('2026-11-23T09:00:00Z')
})

const letters = (email: string) =>
  t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.mails')
      .select('body_text')
      .where('to_address', '=', email)
      .orderBy('created_at', 'desc')
      .execute(),
  )
/** Uses the newest letter's link, signed in where the person has an account. */
const accept = async (email: string) => {
  const [letter] = await letters(email)
  const person = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('core.persons').select('person_id').where('email', '=', email).executeTakeFirst(),
  )
  const session = person && (await t.identity.sessionFor(person.person_id))
  const link = new URL(/https?:\S+/.exec(letter?.body_text ?? 'http://x/inbjudan/ingen')?.[0] ?? '').pathname
  return openBrowser(t, session?.cookie ?? '').post(link, { name: 'Gången Gångsson' })
}

test('whatever is done in whatever order: no fault, and somebody can always invite', async () => {
  const step = fc.record({
    by: fc.nat(3),
    on: fc.nat(5),
    what: fc.constantFrom('invite', 'accept', 'end', 'date', 'undo', 'clear', 'wait', 'resend', 'withdraw'),
    role: fc.constantFrom('municipality_admin', 'municipality_admin', 'case_worker'),
    days: fc.integer({ min: 0, max: 9 }),
  })
  const answered = new Map<string, number>()
  let walk = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async steps => {
      walk += 1
      t.clock.set('2026-11-23T09:00:00Z')
      const emails = [0, 1, 2, 3].map(i => `p${i}.w${walk}@kommunen.example`)
      const { tenantId } = await signIn(t, { role: 'municipality_admin', email: emails[0] ?? '' })
      const rows = <T extends 'core.memberships' | 'core.invitations'>(table: T) =>
        t.db.inActor(system('test'), tx =>
          tx
            .selectFrom<'core.memberships' | 'core.invitations'>(table)
            .selectAll()
            .where('tenant_id', '=', tenantId)
            .execute(),
        )
      for (const { by, on, what, role, days } of steps) {
        const actor = await t.db.inActor(system('test'), tx =>
          tx
            .selectFrom('core.persons')
            .select('person_id')
            .where('email', '=', emails[by] ?? '')
            .executeTakeFirst(),
        )
        const session = actor && (await t.identity.sessionFor(actor.person_id))
        const own = openBrowser(t, session?.cookie ?? '')
        const day = t.clock.today().add({ days }).toString()
        const members = await rows('core.memberships')
        const invitations = await rows('core.invitations')
        const member = members[on % members.length]
        const path = at({ membershipId: (member as { membership_id?: string })?.membership_id ?? '' })
        const invitation = invitations[on % Math.max(invitations.length, 1)] as
          | { invitation_id?: string }
          | undefined
        const email = emails[on % 4] ?? ''
        const answer =
          what === 'invite'
            ? await own.post('/administration/bjud-in', { email, role, ...(days > 6 ? boxes(day) : {}) })
            : what === 'accept'
              ? await accept(email)
              : what === 'end'
                ? await own.post(`${path}/avsluta`)
                : what === 'undo'
                  ? await own.post(`${path}/angra`)
                  : what === 'date'
                    ? await own.post(path, boxes(day))
                    : what === 'clear'
                      ? await own.post(path)
                      : what === 'wait'
                        ? void t.clock.advance({ hours: days * 5 })
                        : await own.post(
                            `/administration/inbjudningar/${invitation?.invitation_id}/${what === 'resend' ? 'skicka-igen' : 'dra-tillbaka'}`,
                          )
        if (answer) {
          answered.set(
            `${what} ${answer.statusCode}`,
            (answered.get(`${what} ${answer.statusCode}`) ?? 0) + 1,
          )
          expect(answer.statusCode, `${what} ${answer.body.slice(0, 300)}`).toBeLessThan(500)
        }
        expect(await lasting(tenantId), what).not.toHaveLength(0)
      }
    }),
    { numRuns: 25 },
  )
  t.clock.set('2026-11-23T09:00:00Z')
  // The walk has met its guards.
  expect(answered.get('end 422')).toBeGreaterThan(0)
  expect(answered.get('date 422')).toBeGreaterThan(0)
})
