import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const list = (lines: string[]) => ({
  name: 'våra företag.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
})
const ours = list([
  'Verksamhet;Ort i kommunen;Kommun;Organisationsnr;Mejl',
  'Norrala Trädgårdslag;Norrala;Söderhamn;;norrala@exempel.example',
  'Stråtjära Sågverkstad;Stråtjära;Söderhamn;559990-0001;',
  'Bortom Fjällen;Sveg;Härjedalen;;',
  ';Ljusne;Söderhamn;;',
])

test('a municipality reads in its list: the columns, what became of each row', async () => {
  const page = await site.visit({ as: 'kommunadmin' })
  await page.goto('/registret')
  await page.getByRole('link', { name: 'Läs in en lista' }).click()

  // Without a file, and with one that is no list.
  await page.getByRole('button', { name: 'Ladda upp listan' }).click()
  await page.getByRole('alert').getByText('Välj en fil att ladda upp.').waitFor()
  const picture = {
    name: 'bild.csv',
    mimeType: 'image/png',
    buffer: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'),
  }
  await page.getByLabel('Lista').setInputFiles(picture)
  await page.getByRole('button', { name: 'Ladda upp listan' }).click()
  await page.getByRole('alert').getByText('Filen är inte en lista som vi kan läsa.').first().waitFor()

  await page.getByLabel('Lista').setInputFiles(ours)
  await page.getByRole('button', { name: 'Ladda upp listan' }).click()
  await page.getByRole('heading', { name: 'Stämmer kolumnerna?' }).waitFor()
  expect(await page.getByLabel('Kommun', { exact: true }).inputValue()).toBe('municipality')
  expect(await page.getByLabel('Mejl').inputValue()).toBe('email')
  for (const width of [640, 768, 960, 1093, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect([width, overflow]).toEqual([width, 0])
  }
  await page.getByLabel('Verksamhet').selectOption('Företagets namn')
  await page.getByRole('button', { name: 'Läs in 4 rader' }).click()

  await page.getByRole('heading', { name: 'Inläsningen är klar' }).waitFor({ timeout: 60_000 })
  const rejected = page.getByRole('table', { name: 'Rader att se över' })
  await rejected.getByText('ligger i Härjedalen').waitFor()
  await rejected.getByText('Raden har inget företagsnamn.').waitFor()
  await rejected.getByText('Rätta numret, eller lämna rutan tom.').waitFor()
  expect(await rejected.getByRole('row').count()).toBe(1 + 3)

  await page.getByRole('link', { name: 'Till registret' }).click()
  await page.getByRole('link', { name: 'Norrala Trädgårdslag' }).click()
  await page.getByText('norrala@exempel.example').waitFor()
  expect(site.faults).toEqual([])
})
