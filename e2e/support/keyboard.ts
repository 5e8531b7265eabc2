import type { Page } from 'playwright-core'

type Stop = { name: string; shown: boolean; inView: boolean; what: string }

/** What has the focus: what it is called, whether that can be seen, and whether it lies within the window. */
const whereAmI = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const at = document.activeElement ?? document.body
    const labels =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : []
    const texts = [at.getAttribute('aria-label'), ...labels.map(l => l.textContent), at.textContent]
    const name =
      texts
        .find(text => text?.trim())
        ?.replace(/\s+/g, ' ')
        .trim() ?? ''
    const drawn = (style: CSSStyleDeclaration) =>
      style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
    const path = at.querySelector(':scope > path')
    const outlined = drawn(getComputedStyle(at)) || drawn(getComputedStyle(at, '::after'))
    // A place on the map cannot have an outline: its border is drawn thick instead.
    const stroked = path !== null && Number.parseFloat(getComputedStyle(path).strokeWidth) >= 2
    const box = at.getBoundingClientRect()
    return {
      name,
      shown: outlined || stroked,
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      what: at.outerHTML.slice(0, 150),
    }
  })

/** Presses Tab until the focus is on what is called so. Every stop on the way must show that it has the focus. */
export const tabTo = async (page: Page, name: string | RegExp, most = 150): Promise<void> => {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    const stop = await whereAmI(page)
    if (stop.what.startsWith('<body')) continue
    if (!stop.shown) throw new Error(`The focus cannot be seen on ${stop.what}`)
    if (!stop.inView) throw new Error(`The focus is outside the window on ${stop.what}`)
    if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return
  }
  throw new Error(`${most} presses of Tab did not lead to "${name}".`)
}

/** A key, and then the page that it leads to: where script runs, reading goes on at its heading. */
export const pressTo = async (page: Page, key: string, address: RegExp, script = true): Promise<void> => {
  await page.keyboard.press(key)
  await page.waitForURL(address)
  await page.locator(script ? 'h1:focus' : 'h1').waitFor()
}
