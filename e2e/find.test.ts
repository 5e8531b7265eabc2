import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'
import { pressTo, tabTo } from './support/keyboard.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterEach(() => expect(site.faults.splice(0)).toEqual([]))
afterAll(() => site.close())

test.for([
  { width: 1280, lang: 'sv', groups: ['Företag', 'Behov', 'Leverantörer', 'Förebilder'] },
  { width: 390, lang: 'en', groups: ['Enterprises', 'Needs', 'Suppliers', 'Precedents'] },
] as const)('Ctrl-K leads to what a word means, by keyboard alone: %o', async ({ width, lang, groups }) => {
  const page = await site.visit({ as: 'upphandlare', width, lang })
  await page.goto('/hem')
  await page.keyboard.press('Control+K')
  await page.locator('input[name=q]:focus').waitFor()
  await page.keyboard.type('korg')
  if (width > 1200) await page.keyboard.press('Enter')
  // Where there is no room for a box, the page has one, which answers while one writes.
  await page.waitForURL(/\/sok\?q=korg/)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
  expect(headings.map(text => text.replace(/ \(.*/, ''))).toEqual(groups)
  await tabTo(page, 'Fruktkorgar till kommunens arbetsplatser')
  await pressTo(page, 'Enter', /\/inkop\/behov\/[0-9a-f-]{36}$/)
  // On the page of the search, the key leads to its own box.
  await page.goto('/sok?q=korg')
  await page.keyboard.press('Control+K')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-q')
  await page.context().close()
})

test('without script the box and the way to the page work as well', async () => {
  for (const width of [1280, 390]) {
    const page = await site.visit({ width, script: false })
    await page.goto('/om')
    if (width > 1200) await tabTo(page, 'Sök i hela Plantskola')
    else {
      await tabTo(page, 'Sök')
      await pressTo(page, 'Enter', /\/sok$/, false)
      await tabTo(page, 'Namn, nummer eller ord')
    }
    await page.keyboard.type('korgboden')
    await pressTo(page, 'Enter', /\/sok\?q=korgboden/, false)
    await tabTo(page, 'Korgboden i Söderhamn')
    await pressTo(page, 'Enter', /\/foretag\/korgboden-i-soderhamn/, false)
    await page.context().close()
  }
})
