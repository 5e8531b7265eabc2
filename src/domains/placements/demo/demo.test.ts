import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import type { TestApp } from '../../../testing/app.ts'
import { openDemoApp } from '../../../testing/demo.ts'

let t: TestApp
beforeAll(async () => {
  t = await openDemoApp()
})
afterAll(() => t.close())

const page = async (key: string, url: string) => {
  const person = (await t.identity.demoPeople()).find(p => p.key === key)
  const session = await t.identity.sessionFor(person?.personId ?? '', 'demo')
  return (await t.app.inject({ url, headers: { cookie: session?.cookie ?? '' } })).body
}

test('officers of the demo have people, and each area its own', async () => {
  const count = async (key: string) =>
    Number(/(\d+) personer/.exec(await page(key, '/insatser/personer?lang=sv'))?.[1])
  expect(await count('arbetsmarknad')).toBe(24)
  expect(await count('enhetschef'), 'one is protected').toBe(23)
  expect(await count('socialsekreterare')).toBe(6)
  expect(await count('arbetsmarknad-harjedalen')).toBe(6)
  expect(await page('arbetsmarknad', '/insatser/personer')).toContain('Person K7')
  expect(await page('enhetschef', '/insatser/personer')).not.toContain('Person K')
})

test('placements stand in every state that there is a way to, each as the log says', async () => {
  const { placements, log } = await t.db.inActor(system('test'), async tx => ({
    placements: await tx
      .selectFrom('placements.placements')
      .select(['placement_id', 'state'])
      .modifyEnd(acrossTenants('the demo'))
      .execute(),
    log: await tx
      .selectFrom('core.state_log')
      .select(['object_id', 'to_state'])
      .where('object', '=', 'placement')
      .modifyEnd(acrossTenants('the demo'))
      .execute(),
  }))
  const states = new Set(placements.map(p => p.state))
  expect([...states].sort()).toEqual(['accepted', 'asked', 'declined', 'queued', 'referred', 'withdrawn'])
  const last = new Map(log.map(row => [row.object_id, row.to_state]))
  for (const { placement_id, state } of placements) expect(last.get(placement_id) ?? 'asked').toBe(state)
})

test('Korgboden has questions that wait, one of them late, and a new case worker waits for a manager', async () => {
  const home = await page('verksamhetsledare', '/hem?lang=sv')
  expect(home.match(/frågar om en plats/g)?.length).toBe(3)
  expect(home.match(/work__item--urgent/g)?.length ?? 0).toBe(1)
  expect(await page('enhetschef', '/enheten')).toMatch(/Joel Hedlund[\s\S]*godkann/)
})
