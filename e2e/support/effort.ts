import type { Page } from 'playwright-core'

/** What a way costs somebody: keys pressed, of them those that do something (Enter, Space), pages, and seconds. */
export type Effort = { keys: number; acts: number; pages: number; seconds: number }

/** Counts in the browser itself, from now on, on every page of this window; answers what it has come to. */
export const countEffort = async (page: Page): Promise<() => Promise<Effort>> => {
  const begun = performance.now()
  await page.addInitScript(() => {
    const add = (name: string) =>
      sessionStorage.setItem(name, String(Number(sessionStorage.getItem(name) ?? 0) + 1))
    addEventListener(
      'keydown',
      event => {
        add('keys')
        if (event.key === 'Enter' || event.key === ' ') add('acts')
      },
      true,
    )
    document.addEventListener('turbo:load', () => add('pages'))
  })
  return async () => {
    const [keys = 0, acts = 0, pages = 0] = await page.evaluate(() =>
      ['keys', 'acts', 'pages'].map(name => Number(sessionStorage.getItem(name) ?? 0)),
    )
    return { keys, acts, pages, seconds: Math.round((performance.now() - begun) / 100) / 10 }
  }
}
