import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { type SignedIn, signIn } from '../../../testing/identity.ts'
import { register, send } from '../../../testing/register.ts'
import { askMarket, boxes, idOf, writeNeed } from '../needs/testing.ts'

let t: TestApp
let officer: SignedIn
let at: string
beforeAll(async () => {
  t = await openTestApp()
  officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
  const asked = await register(t, { stewardId: officer.tenantId })
  at = await askMarket(t, officer, await writeNeed(t, officer, { title: 'Frukt' }), {
    foretag: [asked.tenantId],
    subject: 'Frukt',
    question: 'Kan ni?',
    ...boxes('answer_by', '2026-12-07'),
  })
})
afterAll(() => t.close())

const actions = async () => {
  const rows = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.audit')
      .select('action')
      .where('object_id', '=', idOf(at))
      .orderBy('audit_id')
      .execute(),
  )
  return rows.map(row => row.action)
}

test('what was done with a question already is neither done, logged nor told of again', async () => {
  for (const [verb, action] of [
    ['publicera', 'inquiry_published'],
    ['avsluta', 'inquiry_closed'],
    ['oppna-igen', 'inquiry_reopened'],
    ['avpublicera', 'inquiry_withdrawn'],
  ]) {
    const told = []
    for (let times = 0; times < 2; times++)
      told.push((await send(t, officer, `${at}/${verb}`)).cookies.some(c => c.name === 'notice'))
    expect(told).toEqual([true, false])
    expect((await actions()).filter(a => a === action)).toEqual([action])
  }
})
