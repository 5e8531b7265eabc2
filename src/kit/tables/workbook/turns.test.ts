import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

test('one at a time, in order; who would wait too long, or behind too many, is told so and holds up nobody', async () => {
  const turns = new Turns(2, 50)
  const order: string[] = []
  await turns.take()
  const second = turns.take().then(() => order.push('second'))
  const third = turns.take().then(() => order.push('third'))
  await expect(turns.take()).rejects.toMatchObject({ problem: 'busy', status: 429 })
  turns.pass()
  await second
  await expect(third).rejects.toMatchObject({ problem: 'busy' })
  turns.pass()
  await turns.take()
  expect(order).toEqual(['second'])
})
