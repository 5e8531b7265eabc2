import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveOrganisation } from '../../../core/installation/actions.ts'
import { operatorId } from '../../../core/organisations/operator.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => closeWithTrueCards(t))

const claimsOf = (e: Registered) =>
  t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
    tx.selectFrom('directory.claims').selectAll().where('tenant_id', '=', e.tenantId).execute(),
  )

test('a claim is made, decided by the steward alone, and answered by a mail that says nothing', async () => {
  const e = await register(t, { claimed: false })
  const claimant = await signIn(t, { name: 'Sara Ekman' })
  expect((await send(t, undefined, `${e.at}/gor-ansprak`, { message: 'Vårt' })).statusCode).toBe(401)
  expect((await send(t, claimant, `${e.at}/gor-ansprak`, {})).statusCode).toBe(422)
  expect(
    (await send(t, claimant, `${e.at}/gor-ansprak`, { message: 'Jag är verksamhetsledare.' })).statusCode,
  ).toBe(303)
  // Sent twice: one claim.
  await send(t, claimant, `${e.at}/gor-ansprak`, { message: 'Igen' })
  const [claim, more] = await claimsOf(e)
  expect(more).toBeUndefined()
  const at = `${e.at}/ansprak/${claim?.claim_id}`
  expect((await see(t, e.keeper, '/hem')).body).toContain(at)
  expect((await send(t, e.stranger, at, { decision: 'approve' })).statusCode).toBe(403)
  expect((await send(t, e.keeper, at, { decision: 'decline' })).statusCode).toBe(422)
  expect((await send(t, e.keeper, at, { decision: 'approve' })).statusCode).toBe(303)
  expect((await send(t, e.keeper, at, { decision: 'approve' })).statusCode).toBe(404)
  const edited = await send(t, claimant, `${e.at}/andra/reach`, { serves_radius_km: '30', version: '1' })
  expect(edited.statusCode).toBe(303)
  // What is claimed is no longer the steward's to edit.
  expect((await see(t, e.keeper, `${e.at}/andra`)).statusCode).toBe(403)
  const mails = await t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
    tx.selectFrom('core.mails').selectAll().execute(),
  )
  for (const mail of mails) expect(`${mail.subject} ${mail.body_text}`).not.toContain('Sara')
})

/** The state machine of a claim: waiting → approved | declined | withdrawn, each an end. */
test('random walks: only a waiting claim can be decided or withdrawn, and a claimed enterprise takes no new ones', async () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 2 }),
    act: fc.constantFrom('claim', 'withdraw', 'approve', 'decline'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async steps => {
      const e = await register(t, { claimed: false, municipalityCode: await freeMunicipality() })
      const people = [await signIn(t), await signIn(t), await signIn(t)]
      const waiting = new Set<number>()
      let managers = 0
      for (const { who, act } of steps) {
        const person = people[who]
        if (!person) continue
        if (act === 'claim') {
          const { statusCode } = await send(t, person, `${e.at}/gor-ansprak`, { message: 'Vårt' })
          expect(statusCode).toBe(managers > 0 ? 403 : 303)
          if (managers === 0) waiting.add(who)
        } else if (act === 'withdraw') {
          expect((await send(t, person, `${e.at}/ta-tillbaka-ansprak`)).statusCode).toBe(
            waiting.delete(who) ? 303 : 404,
          )
        } else {
          const claim = (await claimsOf(e)).findLast(
            c => c.person_id === person.personId && c.state === 'waiting',
          )
          const { statusCode } = await send(
            t,
            e.keeper,
            `${e.at}/ansprak/${claim?.claim_id ?? person.personId}`,
            { decision: act, reason: 'Nej' },
          )
          expect(statusCode).toBe(waiting.delete(who) ? 303 : 404)
          if (act === 'approve' && claim) {
            managers += 1
            // Those that wait beside it get their no at the same time.
            waiting.clear()
          }
        }
      }
      const states = await claimsOf(e)
      expect(states.filter(c => c.state === 'waiting').length).toBe(waiting.size)
      expect(states.filter(c => c.state === 'approved').length).toBe(managers)
    }),
    { numRuns: 15 },
  )
}, 120_000)

// As many as there are: what a walk that fails is made shorter by uses them up too.
const codes = [...municipalities.keys()].filter(code => code !== '2182')
const freeMunicipality = async () => codes.shift() ?? ''

test('where no municipality takes part the operator decides; one that joins takes over, and its end gives it back', async () => {
  const admin = await signIn(t, { role: 'system_admin', tenantId: operatorId })
  const person = await signIn(t)
  const form = {
    name: 'Norrskensverkstan',
    kind: 'wise',
    legal_form: 'limited_company',
    municipality_code: '2584',
    place: 'Kiruna',
  }
  expect((await send(t, admin, '/anmal-foretag', { ...form, orgnr: '556677-8899' })).statusCode).toBe(303)
  const at = '/foretag/norrskensverkstan'
  expect((await see(t, admin, '/registret')).body).toContain(at)
  // The operator reads lists in by the command line, for everybody.
  expect((await see(t, admin, '/registret/las-in')).statusCode).toBe(403)
  await send(t, person, `${at}/gor-ansprak`, { message: 'Jag är verksamhetsledare.' })
  const waiting = /\/foretag\/norrskensverkstan\/ansprak\/[0-9a-f-]{36}/
  const claim = waiting.exec((await see(t, admin, '/hem')).body)?.[0] ?? ''
  expect((await see(t, admin, claim)).statusCode).toBe(200)

  const kiruna = await signIn(t, { role: 'business_officer', municipalityCode: '2584' })
  expect((await see(t, admin, '/hem')).body).not.toMatch(waiting)
  expect((await send(t, admin, claim, { decision: 'approve' })).statusCode).toBe(403)
  expect((await see(t, kiruna, '/registret')).body).toContain(at)
  expect((await see(t, kiruna, '/hem')).body).toContain(claim)

  const move = (name: 'organisation_ended' | 'organisation_restored') =>
    t.db.inActor(system('test'), tx => moveOrganisation(tx, system('test'), t.clock, kiruna.tenantId, name))
  await move('organisation_ended')
  expect((await see(t, admin, '/hem')).body).toContain(claim)
  await move('organisation_restored')
  expect((await see(t, admin, '/hem')).body).not.toMatch(waiting)
  expect((await send(t, kiruna, claim, { decision: 'approve' })).statusCode).toBe(303)
})
