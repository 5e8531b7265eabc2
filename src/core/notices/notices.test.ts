import { afterAll, beforeAll, expect, test } from 'vitest'
import { nobody } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import type { Viewer } from '../web/viewer.ts'
import { comingFor, drawnOf, notice, waitingFor } from './notices.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const seat = {
  membershipId: '00000000-0000-4000-8000-00000000000a',
  tenantId: '00000000-0000-4000-8000-00000000000b',
  role: 'procurement_officer',
  unitId: null,
  organisation: 'Exempelby',
  organisationKind: 'municipality',
  municipalityCode: null,
} as const
const viewer: Viewer = { personId: '', sessionId: '', name: '', email: '', locale: 'sv', seat, seats: [] }

let asked: string[] = []
const action = { label: 'Öppna', href: '/hem' }
const found = (name: string, many: number) =>
  notice({
    may: ({ seat: its }) => its?.role === 'procurement_officer',
    find: async (_tx, { tenantId }) => {
      asked.push(`${name} ${tenantId}`)
      return Array.from({ length: many }, (_, n) => n)
    },
    each: n => ({
      text: `${name} ${n}`,
      action,
      date: [t.clock.today(), date => `Senast ${date}`],
      urgent: name === 'bråttom' && n === 1,
    }),
    more: count => ({ text: `${name}: ${count} till`, action }),
  })
const counted = (many: number) =>
  notice({ may: () => true, count: async () => many, all: count => ({ text: `${count} i allt`, action }) })
const told = async (who: Viewer, ...notices: ReturnType<typeof notice>[]) => {
  asked = []
  const items = await t.db.inActor(nobody, tx => waitingFor(tx, who, t.clock, notices))
  return items.map(item => item.text)
}

test('the first few are told one by one, the rest in one sentence, what is urgent before it all, then by day', async () => {
  expect(await told(viewer, found('vanligt', 7), counted(3), counted(0), found('bråttom', 2))).toEqual([
    'bråttom 1',
    ...[0, 1, 2, 3, 4].map(n => `vanligt ${n}`),
    'bråttom 0',
    'vanligt: 2 till',
    '3 i allt',
  ])
  expect(asked).toEqual([`vanligt ${seat.tenantId}`, `bråttom ${seat.tenantId}`])
})

test('whoever may not see it is not asked about, and somebody who belongs nowhere is told nothing', async () => {
  const other = { ...viewer, seat: { ...seat, role: 'politician' as const } }
  expect([await told(other, found('vanligt', 1), counted(1)), asked]).toEqual([['1 i allt'], []])
  expect([await told({ ...viewer, seat: null }, found('vanligt', 1), counted(1)), asked]).toEqual([[], []])
})

test('a day is said in words and to machines', async () => {
  const [item] = await t.db.inActor(nobody, tx => waitingFor(tx, viewer, t.clock, [found('vanligt', 1)]))
  expect(item?.date).toEqual({ label: 'Senast i dag', machine: '2026-11-23' })
})

test('days ahead are told the nearest first, none that has been; what is far away is not drawn', async () => {
  const coming = [120, 30, 0, -1, 89].map(days => ({
    text: `${days}`,
    day: t.clock.today().add({ days }),
    href: '/hem',
  }))
  const of = { may: () => true, find: async () => coming }
  const hidden = { may: () => false, find: async () => coming }
  const told = await t.db.inActor(nobody, tx => comingFor(tx, viewer, t.clock, [of, hidden]))
  expect(told.map(({ text }) => text)).toEqual(['0', '30', '89', '120'])
  expect(drawnOf(told, t.clock.today()).map(({ text }) => text)).toEqual(['0', '30', '89'])
})
