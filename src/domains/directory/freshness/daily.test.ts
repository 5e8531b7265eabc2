import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { startWorker } from '../../../worker.ts'
import { addEnterprise, contact, mailsTo } from './testing.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp({}, '2026-01-15T09:00:00Z')
  await addEnterprise(t, 'Café Tallbacken')
})
afterAll(() => closeWithTrueCards(t))

const letters = async (count: number) => {
  for (let n = 0; n < 300; n++) {
    const found = await mailsTo(t, contact.email)
    if (found.length >= count) return found.length
    await wait(50)
  }
  return -1
}

test('two workers look once each day, and the letter goes out once', async () => {
  const workers = [await startWorker(t), await startWorker(t)]
  t.clock.set('2026-06-16T09:00:00Z')
  expect(await letters(1)).toBe(1)
  t.clock.set('2026-07-16T09:00:00Z')
  expect(await letters(2)).toBe(2)
  for (const worker of workers) await worker.stop()
  expect(await mailsTo(t, contact.email)).toHaveLength(2)
})
