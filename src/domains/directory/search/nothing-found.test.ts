import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { nowhere } from '../../../testing/demo.ts'
import { signIn } from '../../../testing/identity.ts'
import { loadDemoEnterprises } from '../demo.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
  await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))
})
afterAll(() => closeWithTrueCards(t))

const empty = async (query: string, headers: Record<string, string> = {}) =>
  /<div class="empty-state[\s\S]*?<h2/.exec(
    (await t.app.inject({ url: `/foretag?${query}`, headers })).body,
  )?.[0] ?? (await t.app.inject({ url: `/foretag?${query}`, headers })).body

test('without a place nobody is said to be near', async () => {
  const body = await empty('q=raketbränsle')
  expect(body).toContain('Inget företag erbjuder det här än')
  expect(body).not.toContain('Närmast')
  expect(body).not.toMatch(/\b0\skm/)
  expect(body).toContain('Det här säljer företag i registret:')
})

test('with a place the nearest come first, whatever fits best', async () => {
  const far = await empty('q=fruktkorg&kommun=2584')
  expect(far).toContain('Ingen levererar det här i Kiruna än')
  const km = [...far.matchAll(/(\d[\d\s\u00a0]*)\skm/g)].map(m => Number(m[1]?.replace(/\s/g, '')))
  expect(km.length).toBeGreaterThan(1)
  expect(km).toEqual([...km].sort((a, b) => a - b))
  const other = await empty('q=raketbränsle&kommun=2584')
  expect(other).toContain('Närmast, men med annat:')
})

test('the question to enterprises is offered to those who may ask it', async () => {
  const manager = await signIn(t, { role: 'enterprise_manager' })
  const officer = await signIn(t, { role: 'procurement_officer', municipalityCode: '2584' })
  expect(await empty('q=raketbränsle', manager.headers)).not.toContain('Fråga företagen')
  expect(await empty('q=raketbränsle', officer.headers)).toContain('Fråga företagen')
})
