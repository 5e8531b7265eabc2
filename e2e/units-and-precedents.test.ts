import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'
import { pressTo, tabTo } from './support/keyboard.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterEach(() => expect(site.faults.splice(0)).toEqual([]))
afterAll(() => site.close())

test('the unit that waits is joined by its guess, by keyboard alone, and taken back on a phone', async () => {
  const page = await site.visit({ as: 'upphandlare', width: 1280 })
  await page.goto('/inkop/reskontra')
  await tabTo(page, 'Koppla enheter')
  await pressTo(page, 'Enter', /\/inkop\/reskontra\/enheter$/)
  await page.getByText('Gissning: Arbetsmarknadsenheten').waitFor()
  await tabTo(page, 'Spara och godta gissningen')
  await page.keyboard.press('Enter')
  await page.getByText('Ett val är sparat.').waitFor()
  await page.getByText('10 enheter i reskontran, ingen väntar.').waitFor()
  await page.goto('/inkop/forvaltningar')
  await page.getByRole('link', { name: 'Arbetsmarknadsenheten' }).waitFor()
  await page.getByText('I reskontran: Arbetsmarknads- och vuxenutbildning').waitFor()
  await page.context().close()

  const phone = await site.visit({ as: 'koordinator', width: 390, lang: 'en' })
  await phone.goto('/inkop/reskontra')
  await phone.getByRole('link', { name: 'The ledger’s units and your own' }).click()
  await phone.getByLabel('Arbetsmarknads- och vuxenutbildning').selectOption('Not joined')
  await phone.getByRole('button', { name: 'Save the choices' }).click()
  await phone.getByText('Guess: Arbetsmarknadsenheten').waitFor()
  await phone.context().close()
})

test('a precedent leads on: to a letter that is copied, and to a need like it', async () => {
  const page = await site.visit({ as: 'upphandlare', width: 1280 })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/inkop/forebilder')
  await page.getByRole('link', { name: 'Reserverad upphandling - Fruktkorgar Söderhamn' }).click()
  await page.getByRole('heading', { name: 'Fråga Söderhamns kommun' }).waitFor()
  await page.getByRole('button', { name: 'Kopiera mejlet' }).click()
  await page.getByText('Kopierat').waitFor()
  const letter = await page.evaluate(() => navigator.clipboard.readText())
  expect(letter).toMatch(/^Hej!\n\n.*\n\n– upphandlingsdokumenten\n.*Vänliga hälsningar$/s)
  await page.getByRole('link', { name: 'Skriv ett behov som detta' }).click()
  await page.getByRole('button', { name: 'Spara behovet' }).click()
  await page.getByRole('heading', { name: 'Fruktkorgar Söderhamn', level: 1 }).waitFor()
  await page.getByText('nummer KA2326 i Upphandlingsmyndighetens statistik').waitFor({ state: 'attached' })
  await page.context().close()
})
