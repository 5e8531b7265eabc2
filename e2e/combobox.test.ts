import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from '../src/testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const boxOf = (page: Page, name: string) => page.getByRole('combobox', { name })
const open = async (lang: 'sv' | 'en', key: 'Enter' | 'Tab', written: string) => {
  const page = await site.visit({ as: 'arbetsgivare', lang })
  await page.goto('/anmal-foretag')
  const box = boxOf(page, lang === 'sv' ? 'Kommun' : 'Municipality')
  await box.fill(written)
  // On the box itself: a page that has just come may move the focus to its heading meanwhile.
  await box.press(key)
  return { page, box, sent: page.locator('select[name=municipality_code]') }
}

test.for([
  ['Enter', 'söderhamn'],
  ['Tab', 'söderh'],
  ['Enter', 'soderh'],
  ['Tab', 'Håbo'],
] as const)('%s after "%s" takes the only choice that fits', async ([key, written]) => {
  const { page, box, sent } = await open('sv', key, written)
  const [name, code] = written === 'Håbo' ? ['Håbo', '0305'] : ['Söderhamn', '2182']
  expect([await box.inputValue(), await sent.inputValue()]).toEqual([name, code])
  expect(await box.getAttribute('aria-invalid')).toBeNull()
  expect(page.url()).toContain('/anmal-foretag')
  await page.context().close()
})

test.for([
  ['sv', 'Enter', 'söd', 'Flera val passar ”söd”.'],
  ['sv', 'Tab', 'Atlantis', 'Inget val passar ”Atlantis”.'],
  ['en', 'Tab', 'söd', 'Several choices fit “söd”.'],
  ['en', 'Enter', 'Atlantis', 'No choice fits “Atlantis”.'],
] as const)(
  'in %s, %s after "%s" keeps the words and says why they are no choice',
  async ([lang, key, written, why]) => {
    const { page, box, sent } = await open(lang, key, written)
    await page.getByText(why).waitFor()
    expect([await box.inputValue(), await sent.inputValue()]).toEqual([written, ''])
    const described = (await box.getAttribute('aria-describedby'))?.split(' ').at(-1)
    expect(await page.locator(`#${described}`).textContent()).toContain(why)
    // A form is not sent without what somebody has written into it.
    await page
      .locator('main form.form[method=post]')
      .evaluate(form => (form as HTMLFormElement).requestSubmit())
    expect(await box.evaluate(e => e === document.activeElement)).toBe(true)
    expect(await box.inputValue()).toBe(written)
    await box.fill('Ljusdal')
    await page.keyboard.press('Tab')
    expect([await sent.inputValue(), await page.getByText(why).count()]).toEqual(['2161', 0])
    expect(site.faults).toEqual([])
    await page.context().close()
  },
)
