import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { nowhere } from '../../../testing/demo.ts'
import { loadDemoEnterprises } from '../demo.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
  await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))
})
afterAll(() => closeWithTrueCards(t))

/** Whom the page guesses that a question means. */
const guessed = async (q: string) => {
  const { body } = await t.app.inject(`/foretag?q=${encodeURIComponent(q)}`)
  return /Menade du <a href="[^"]*">([^<]*)<\/a>/.exec(body)?.[1]?.replace('&amp;', '&')
}

test.each([
  ['korgbuden', 'Korgboden i Söderhamn'],
  ['sandarne tvett', 'Sandarne Tvätt & Tråd'],
  ['Sandarne tvett Söderhamn', 'Sandarne Tvätt & Tråd'],
])('“%s” is nearly the name of %s, and is shown as a guess', async (q, name) => {
  expect(await guessed(q)).toBe(name)
})

test.each([
  'korgboden',
  'fruktkorg',
  'städning hudiksvall',
  'raketbränsle',
  'måla om ett staket',
  'snöröjning av trappor i Kiruna',
  '769990-0416',
  '¤',
])('“%s” is no name that somebody has misspelt', async q => {
  expect(await guessed(q)).toBeUndefined()
})
