import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { endUser } from '../../commands/user.ts'
import { system, type Tx } from '../../kit/db/actor.ts'
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
  vi.stubEnv('DATABASE_URL', t.databaseUrl)
  vi.stubEnv('SECRET', t.secret)
  try {
    await expect(endUser('ensam@kommunen.example', {})).rejects.toThrow(/can invite/)
    expect(await lasting(admin.tenantId)).toHaveLength(1)
    await endUser('ensam@kommunen.example', { evenLast: true })
    expect(await lasting(admin.tenantId)).toHaveLength(0)
  } finally {
    vi.unstubAllEnvs()
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

type Answer = { statusCode: number; body: string }
/** What came of a move: the answer, and where a guard refused it, which. */
const outcome = ({ statusCode, body }: Answer) =>
  body.includes('den sista som kan bjuda in')
    ? 'last'
    : /har redan (den )?rollen/.test(body)
      ? 'has role'
      : body.includes('redan inbjuden')
        ? 'invited'
        : String(statusCode)

const move = fc.record({
  by: fc.nat(9),
  on: fc.nat(9),
  /** Towards where a guard may stand. */
  aimed: fc.constantFrom(true, true, false),
  what: fc.constantFrom(
    ...(['invite', 'invite', 'invite', 'invite', 'invite', 'invite', 'accept', 'accept'] as const),
    ...(['end', 'end', 'end', 'date', 'date', 'date', 'undo', 'clear', 'resend', 'withdraw'] as const),
  ),
  role: fc.constantFrom('municipality_admin', 'municipality_admin', 'case_worker'),
  days: fc.nat(9),
})
/** A move in each of four organisations at the same moment; then time passes, or not. */
const round = fc.record({
  moves: fc.tuple(move, move, move, move),
  hours: fc.constantFrom(0, 0, 0, 0, 5, 30),
})
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never

test('whatever is done in whatever order: no fault, and somebody can always invite', async () => {
  const told = new Map<string, number>()
  const sessions = new Map<string, Promise<{ cookie: string } | null>>()
  const asTest = <T>(work: (tx: Tx) => Promise<T>) => t.db.inActor(system('test'), work)

  const go = async (tenantId: string, { by, on, aimed, what, role, days }: Move) => {
    const { members, open, all } = await asTest(async tx => {
      const members = await tx
        .selectFrom('core.memberships as m')
        .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
        .selectAll('m')
        .select('p.email')
        .where('m.tenant_id', '=', tenantId)
        .orderBy('membership_id')
        .execute()
      const all = await tx
        .selectFrom('core.invitations')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .orderBy('invitation_id')
        .execute()
      return { members, all, open: all.filter(i => i.accepted_at === null && i.withdrawn_at === null) }
    })
    const pick = <T>(...among: T[][]) => {
      const from = among.find(some => some.length > 0) ?? []
      return from[on % from.length]
    }
    type Member = (typeof members)[number]
    const holds = ({ ended_at, ends_on }: Member) =>
      ended_at === null && (ends_on === null || ends_on.toString() >= t.clock.today().toString())
    const invites = (m: Member) => holds(m) && m.role === 'municipality_admin'
    const again = (m: Member) =>
      !holds(m) && members.some(o => holds(o) && o.person_id === m.person_id && o.role === m.role)
    const last = members.filter(m => invites(m) && m.ends_on === null)
    const aims: Partial<Record<typeof what, Member[]>> = {
      end: last,
      date: last,
      undo: members.filter(m => again(m) && m.ended_at !== null),
      clear: members.filter(m => again(m) && m.ended_at === null),
    }
    const ended = members.filter(m => m.ended_at !== null)
    const member = pick(aimed ? (aims[what] ?? []) : [], what === 'undo' ? ended : [], members)
    const path = at({ membershipId: member?.membership_id ?? '' })
    const letter = `/administration/inbjudningar/${pick(aimed ? open : [], all)?.invitation_id}`
    const anew = { email: `p${on % 3}.${tenantId}@kommunen.example`, role }
    const known = days % 5 < 3 ? pick(open) : pick(members)
    const whom = (aimed && known) || anew
    const day = t.clock.today().add({ days }).toString()
    // Mostly somebody who may; now and then whoever.
    const may = members.filter(m => by === 0 || invites(m))
    const { person_id: personId = '' } = may[(by + on) % Math.max(may.length, 1)] ?? {}
    const session = sessions.get(personId) ?? t.identity.sessionFor(personId)
    sessions.set(personId, session)
    const own = openBrowser(t, (await session)?.cookie ?? '')
    const moves: Record<typeof what, () => Promise<Answer>> = {
      invite: () =>
        own.post('/administration/bjud-in', {
          email: whom.email,
          role: whom.role,
          ...boxes(days > 6 ? day : undefined),
        }),
      accept: () => accept(pick(open)?.email ?? `p0.${tenantId}@kommunen.example`),
      end: () => own.post(`${path}/avsluta`),
      undo: () => own.post(`${path}/angra`),
      date: () => own.post(path, boxes(day)),
      clear: () => own.post(path),
      resend: () => own.post(`${letter}/skicka-igen`),
      withdraw: () => own.post(`${letter}/dra-tillbaka`),
    }
    const answer = await moves[what]()
    if (answer.statusCode === 401) sessions.delete(personId)
    const end = `${what} ${outcome(answer)}`
    told.set(end, (told.get(end) ?? 0) + 1)
    expect(answer.statusCode, end).toBeLessThan(500)
    expect(await lasting(tenantId), end).not.toHaveLength(0)
  }

  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 40, maxLength: 50 }), async rounds => {
      t.clock.set('2026-11-23T09:00:00Z')
      const admins = await Promise.all([1, 2, 3, 4].map(() => signIn(t, { role: 'municipality_admin' })))
      for (const { moves, hours } of rounds) {
        await Promise.all(admins.map(({ tenantId }, i) => go(tenantId, moves[i] as Move)))
        t.clock.advance({ hours })
      }
    }),
    { numRuns: 10, endOnFailure: true },
  )
  t.clock.set('2026-11-23T09:00:00Z')
  const lines = [...told].sort().map(([end, count]) => `${end}: ${count}`)
  process.stdout.write(`Memberships walked: ${lines.join(', ')}\n`)
  // The walk has met its guards, each of them often.
  for (const guard of ['end last', 'date last', 'invite has role', 'invite invited'])
    expect(told.get(guard), guard).toBeGreaterThanOrEqual(100)
})
