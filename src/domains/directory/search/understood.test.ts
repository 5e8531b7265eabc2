import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { nowhere } from '../../../testing/demo.ts'
import { demoEnterprises, loadDemoEnterprises } from '../demo.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
  await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))
})
afterAll(() => closeWithTrueCards(t))

const search = async (q: string) => (await t.app.inject(`/foretag?q=${encodeURIComponent(q)}`)).body

test('a misspelt place is put right, and said', async () => {
  const body = await search('fruktkorg söderham')
  expect(body).toContain('Här är träffar på ”fruktkorg Söderhamn”')
  expect(body).toContain('Vem kan leverera i Söderhamn?')
  // A word that the register knows is never taken for a place.
  expect(await search('bageri')).not.toContain('Här är träffar på')
})

test('signs without words are told to be so', async () => {
  for (const q of ['🍎🍏', '%%%'])
    expect(await search(q)).toContain('Vi hittade inget ord i det du skrev, så här är alla företag.')
  for (const q of ['', 'Söderhamn', '9062']) expect(await search(q)).not.toContain('Vi hittade inget ord')
})

test('an enterprise is found by its name and by what one can do at its places, with the reason', async () => {
  const [named] = demoEnterprises()
  expect(await search(named?.name ?? '')).toContain('Namnet stämmer')
  expect(await search('språkpraktik')).toContain('Nämns bland arbetsplatserna')
})
