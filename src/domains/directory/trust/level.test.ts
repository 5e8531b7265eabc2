import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { register } from '../../../testing/register.ts'
import { trustLevel, trustOf } from './level.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

test('the function and the query say the same of every enterprise, on either side of the twelve months', async () => {
  const { tenantId, keeper } = await register(t)
  const ago = (hours: number) => t.clock.now().subtract({ hours })
  const day = fc.constantFrom(0, 24 * 364, 24 * 365 - 1, 24 * 365, 24 * 366, 24 * 900).map(ago)
  const maybe = fc.option(day)
  const seen = new Set<number>()
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        confirmed_at: day,
        confirmed_by_itself: fc.boolean(),
        claimed_at: maybe,
        speaker_checked_at: maybe,
        reviewed_at: maybe,
      }),
      async word => {
        const { level } = await t.db.inActor(system('test'), async tx => {
          await tx
            .updateTable('directory.enterprises')
            .set({ ...word, reviewed_by: word.reviewed_at && keeper.tenantId })
            .where('tenant_id', '=', tenantId)
            .execute()
          return tx
            .selectFrom('directory.enterprises as e')
            .select(trustLevel(t.clock.now()).as('level'))
            .where('e.tenant_id', '=', tenantId)
            .executeTakeFirstOrThrow()
        })
        expect(trustOf(word, t.clock.now())).toBe(level)
        seen.add(level)
      },
    ),
    { numRuns: 120 },
  )
  expect([...seen].sort()).toEqual([1, 2, 3])
})
