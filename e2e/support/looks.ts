import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'EN-301-549']

/** What axe finds, one line each: the rule, where, and what to do. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false, runOnly: tags })
    .setLegacyMode(true)
    .analyze()
  return violations.flatMap(v =>
    v.nodes
      .slice(0, 3)
      .map(n => `${v.id}: ${n.target.join(' ')} – ${n.failureSummary?.split('\n')[1]?.trim()}`),
  )
}

/** What no rule of axe sees: one heading of the first rank, a name, a language, nothing wider than the window. */
export const pageFaults = (page: Page, lang: string): Promise<string[]> =>
  page.evaluate(expected => {
    const faults: string[] = []
    const root = document.documentElement
    const headings = document.querySelectorAll('h1').length
    if (headings !== 1) faults.push(`${headings} headings of the first rank`)
    if (document.title.trim() === '') faults.push('no title')
    if (root.lang !== expected) faults.push(`says it is in "${root.lang}"`)
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('body *')].findLast(
        e => e.getBoundingClientRect().right > root.clientWidth + 1,
      )
      faults.push(`${root.scrollWidth} px wide in ${root.clientWidth}: ${wide?.outerHTML.slice(0, 120)}`)
    }
    return faults
  }, lang)
