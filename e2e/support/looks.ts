import { source } from 'axe-core'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'EN-301-549']

type Found = { id: string; nodes: { target: string[]; failureSummary?: string }[] }
type Axe = { run: (where: Document, how: object) => Promise<{ violations: Found[] }> }

/**
 * What axe finds, one line each: the rule, where, and what to do. Its half a megabyte is put into a page once, whatever is
 * looked at in it afterwards: @axe-core/playwright does so at each look, which took longer than the looking.
 */
export const axeFaults = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const violations = await page.evaluate(async runOnly => {
    const { axe } = window as unknown as { axe: Axe }
    const found = await axe.run(document, { resultTypes: ['violations'], preload: false, runOnly })
    // Answers hold elements, which cannot leave the page.
    return found.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.slice(0, 3).map(n => ({ target: n.target.join(' '), help: n.failureSummary ?? '' })),
    }))
  }, tags)
  return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} – ${n.help.split('\n')[1]?.trim()}`))
}

/**
 * What a page is built of: elements with their classes, kinds and what they are called by, repetitions once, without the words.
 * Where two pages are built alike, what axe says of one it says of the other.
 */
export const skeletonOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const named = new Set([
      'A',
      'BUTTON',
      'LABEL',
      'TH',
      'H1',
      'H2',
      'H3',
      'SUMMARY',
      'LEGEND',
      'CAPTION',
      'OPTION',
    ])
    const told = new Set(['class', 'type', 'role', 'lang', 'scope', 'open', 'hidden', 'disabled'])
    const of = (element: Element): string => {
      const attributes = [...element.attributes]
        .map(({ name, value }) => (told.has(name) ? `${name}=${value}` : `${name}${value === '' ? '0' : ''}`))
        .sort()
      const isEmpty = named.has(element.tagName) && element.textContent?.trim() === ''
      const inside = [...element.children].map(of).filter((text, i, all) => text !== all[i - 1])
      return `${element.tagName}[${attributes}]${isEmpty ? '!' : ''}(${inside.join('')})`
    }
    return of(document.body)
  })

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
