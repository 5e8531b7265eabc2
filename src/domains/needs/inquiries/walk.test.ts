import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let asked: Registered[]
let need: string

beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  asked = [
    await register(t, { stewardId: officer.tenantId }),
    await register(t, { stewardId: officer.tenantId }),
    await register(t, { stewardId: officer.tenantId }),
  ]
  need = await writeNeed(t, officer, { title: 'Frukt' })
})
afterAll(() => t.close())

const answer = fc.record({
  kind: fc.constant('answer' as const),
  who: fc.integer({ min: 0, max: 2 }),
  can: fc.constantFrom('all', 'part', 'together', 'later', 'no'),
  /** How far behind the latest answer the form was when it was opened. */
  behind: fc.integer({ min: 0, max: 1 }),
})
const verb = fc.record({
  kind: fc.constant('verb' as const),
  verb: fc.constantFrom('publicera', 'avpublicera', 'avsluta', 'oppna-igen'),
})

test('whatever happens in whatever order, answers are only added, and only where the rules let them', {
  timeout: 120_000,
}, async () => {
  const outsider = asked[2]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(answer, verb), { minLength: 1, maxLength: 14 }), async steps => {
      // As if each walk began on a day of its own.
      await t.db.inActor(system('test'), tx => tx.deleteFrom('core.questions').execute())
      const at = await askMarket(t, officer, need, {
        foretag: asked.slice(0, 2).map(e => e.tenantId),
        subject: 'Frukt',
        question: 'Kan ni?',
        ...boxes('answer_by', '2026-12-07'),
      })
      const id = idOf(at)
      const model = { open: true, published: false, joined: false, answers: [[], [], []] as string[][] }
      for (const step of steps) {
        if (step.kind === 'verb') {
          expect((await send(t, officer, `${at}/${step.verb}`)).statusCode).toBe(303)
          if (step.verb === 'publicera' || step.verb === 'avpublicera')
            model.published = step.verb === 'publicera'
          else model.open = step.verb === 'oppna-igen'
          continue
        }
        const enterprise = asked[step.who]
        const given = model.answers[step.who] ?? []
        if (step.who === 2 && !model.joined) {
          // Not asked: takes part only through a question that is open to everybody and not ended.
          const joining = await send(t, outsider?.manager, `/forfragningar/${id}/svara`)
          expect(joining.statusCode).toBe(model.published ? (model.open ? 303 : 409) : 404)
          model.joined = model.published && model.open
          if (!model.joined) continue
        }
        const after = given.length - step.behind
        const done = await send(t, enterprise?.manager, `/vart-foretag/fragor/${id}`, {
          can: step.can,
          after: String(Math.max(0, after)),
        })
        const fits = Math.max(0, after) === given.length
        // Word for word the latest, from a form that did not know of it: sent twice, and one.
        const isSame = !fits && after === given.length - 1 && step.can === given.at(-1)
        expect(done.statusCode).toBe(model.open && (fits || isSame) ? 303 : 409)
        if (model.open && fits) given.push(step.can)
      }
      const rows = await t.db.inActor(system('test'), tx =>
        tx
          .selectFrom('needs.inquiry_answers')
          .select(['enterprise_id', 'answer_no', 'can'])
          .where('inquiry_id', '=', id)
          .orderBy('answer_no')
          .execute(),
      )
      for (const [i, enterprise] of asked.entries())
        expect(rows.filter(r => r.enterprise_id === enterprise.tenantId).map(r => r.can)).toEqual(
          model.answers[i],
        )
      expect((await see(t, undefined, `/forfragningar/${id}`)).statusCode).toBe(model.published ? 200 : 404)
    }),
    { numRuns: 40 },
  )
})
