import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'
import { pressTo, tabTo } from './support/keyboard.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterEach(() => expect(site.faults.splice(0)).toEqual([]))
afterAll(() => site.close())

const words = {
  sv: {
    need: 'Vad behöver ni?',
    panel: /^Filter/,
    send: /Visa träffar$/,
    show: /^Visa \d+ företag/,
    found: /företag$/,
    demands: /^Krav/,
    certified: /^Certifierade/,
  },
  en: {
    need: 'What do you need?',
    panel: /^Filters/,
    send: /Show results$/,
    show: /^Show \d+ enterprise/,
    found: /enterprises?$/,
    demands: /^Requirements/,
    certified: /^Certified/,
  },
}
const empty = {
  sv: { none: 'Ingen levererar det här i Härjedalen än', ask: 'Fråga företagen' },
  en: { none: 'Nobody delivers this in Härjedalen yet', ask: 'Ask the enterprises' },
}

const ways = [1280, 390].flatMap(width =>
  (['sv', 'en'] as const).flatMap(lang => [true, false].map(script => ({ width, lang, script }))),
)

test.each(ways)('a buyer finds who delivers fruit in Söderhamn, without a mouse: %o', async way => {
  const page = await site.visit(way)
  const { need, panel, send, show, found, demands, certified } = words[way.lang]

  await page.goto('/')
  await tabTo(page, need)
  await page.keyboard.type('fruktkorg Söderhamn')
  await pressTo(page, 'Enter', /\/foretag\?q=fruktkorg/, way.script)
  const answer = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) })
  expect(await page.getByRole('status').textContent()).toMatch(found)
  expect(await answer.first().textContent()).toMatch(/Korgboden i Söderhamn.*(Fruktkorg|fruit basket)/)
  const before = await answer.count()

  // Where there is little room, all filters are one panel.
  if (way.width < 768) {
    await tabTo(page, panel)
    await page.keyboard.press('Enter')
  }
  await tabTo(page, demands)
  await page.keyboard.press('Enter')
  await tabTo(page, certified)
  await page.keyboard.press('Space')
  // With script the list follows the choice; without, the button sends it.
  if (!way.script) {
    await tabTo(page, send)
    await page.keyboard.press('Enter')
  }
  await page.waitForURL(/krav=certifierad/)
  await page.waitForFunction(n => document.querySelectorAll('.card').length < n, before)
  // The reading goes on at what was chosen; the button says how many there are, and closes the panel.
  if (way.script) {
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('certifierad')
    await tabTo(page, show)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(
      way.width < 768 ? panel : demands,
    )
    expect(await page.locator('.facet__panel:visible').count()).toBe(0)
  }

  await tabTo(page, /^Söderhamn: 1/)
  await pressTo(page, 'Enter', /kommun=2182/, way.script)
  expect(await page.locator('h1').textContent()).toContain('Söderhamn')

  await tabTo(page, 'Korgboden i Söderhamn')
  await pressTo(page, 'Enter', /\/foretag\/korgboden-i-soderhamn/, way.script)
  await tabTo(page, /@.*\.example$/)
  await page.context().close()
})

test.each(['sv', 'en'] as const)('nobody delivers it here: the nearest, and whom to ask (%s)', async lang => {
  const page = await site.visit({ as: 'upphandlare-harjedalen', lang, width: 390 })
  await page.goto('/foretag?kommun=2361&kategori=cafe-conference')
  const { none, ask } = empty[lang]
  await page.getByRole('heading', { name: none }).waitFor()
  await tabTo(page, 'Järvsö Bageri för Fler')
  await tabTo(page, ask)
  await pressTo(page, 'Enter', /\/foretag\/fraga\?.*kommun=2361/)
  await page.context().close()
})

test.each([1280, 800, 390])('every filter opens inside a window of %i px', async width => {
  const page = await site.visit({ width, lang: 'sv' })
  for (const path of ['/foretag?q=städning&kommun=2182', '/foretag']) {
    await page.goto(path)
    if (width < 768) await page.locator('.filters__panel > summary').click()
    const filters = page.locator('details.facet')
    expect(await filters.count()).toBeGreaterThan(3)
    for (const filter of await filters.all()) {
      const name = (await filter.locator('summary').textContent()) ?? ''
      await filter.locator('summary').click()
      const box = await filter.locator('.facet__panel').boundingBox()
      expect(box?.x, name).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width)
      await filter.locator('summary').click()
    }
  }
  await page.context().close()
})
