import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const plan = [
  'Upphandlingar nästa år;;;;;;',
  'Dnr;Benämning;Område;Kr;Löper ut;Dagens;Ansvarig upphandlare',
  'KS 71;Vårblommor till torget;Trädgård;85 tkr;2027-10-31;Blomsterlaget AB;Frida Fördold',
  'KS 72;Lagning av parksoffor;Snickeri;240 tkr;Q3 2027;;Frida Fördold',
  'KS 73;;;;;;',
]

test('a procurement officer reads the yearly plan in with a phone, corrects a column, and finds it in the calendar', async () => {
  const page = await site.visit({ as: 'upphandlare', width: 390, height: 844 })
  await page.goto('/inkop/behov/plan')
  await page.getByLabel('Inköpsplan').setInputFiles({
    name: 'inkopsplan-2027.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${plan.join('\r\n')}\r\n`),
  })
  await page.getByRole('button', { name: 'Ladda upp planen' }).click()
  await page.getByRole('heading', { name: 'Stämmer det här?' }).waitFor()

  // What was guessed, what was not, and what is never kept.
  expect(await page.getByLabel('Vilket år gäller planen?').inputValue()).toBe('2027')
  expect(await page.getByLabel('Benämning').inputValue()).toBe('title')
  expect(await page.getByLabel('Ansvarig upphandlare').inputValue()).toBe('person')
  expect(await page.getByText('Frida Fördold').count()).toBe(0)
  expect(await page.getByLabel('Löper ut').inputValue()).toBe('')
  await page.getByLabel('Löper ut').selectOption('Dagens avtal slutar')
  await page.getByLabel('Dagens', { exact: true }).selectOption('Dagens leverantör')
  await page.getByRole('button', { name: 'Visa hur det blir' }).click()
  await page.waitForURL('**?ar=2027')
  const first = page.getByRole('table', { name: 'De första raderna som behov' })
  await first.getByText('31 oktober 2027').waitFor()
  await first.getByText('85 000 kr').waitFor()
  await first.getByText('30 september 2027').waitFor()

  await page.getByRole('button', { name: 'Läs in 3 rader' }).click()
  await page.getByRole('heading', { name: 'Planen är inläst' }).waitFor()
  await page.getByText('2 nya behov').first().waitFor()
  await page
    .getByRole('table', { name: 'Rader att se över' })
    .getByText('Raden säger inte vad som ska köpas.')
    .waitFor()

  await page.getByRole('link', { name: 'Se behoven' }).click()
  await page.getByRole('link', { name: 'Vårblommor till torget' }).click()
  await page.locator('summary', { hasText: /^Behovet/ }).click()
  await page.getByText('Blomsterlaget AB').waitFor()
  await page.goto('/inkop/behov/kalender?ar=2027')
  const october = page.getByRole('region', { name: 'Oktober 2027' })
  await october.getByRole('link', { name: 'Vårblommor till torget' }).waitFor()
  await october.getByText('Avtalet slutar').first().waitFor()
  // The dialogue begins nine months before the contract ends.
  await page
    .getByRole('region', { name: 'Januari 2027' })
    .getByRole('link', { name: 'Vårblommor till torget' })
    .waitFor()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([overflow, site.faults]).toEqual([0, []])
})
