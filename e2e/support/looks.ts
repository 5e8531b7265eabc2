import { source } from 'axe-core'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'EN-301-549']
/** Rules that ask about the page as a whole, which is looked at where its outline is new. */
const ofWholePage = '^(bypass|document|duplicate|heading|html|landmark|meta|page|region|skip|table-dup)'
/** Rules that hang on width and colours; what the others say of a part holds in every look in which it is seen. */
const ofLook = '^(color|css|link-in-text|scrollable|target)'
const outline = 'outline'

type Found = { id: string; nodes: { target: string[]; failureSummary?: string }[] }
type Axe = {
  getRules: (tags: string[]) => { ruleId: string }[]
  run: (where: Document | { include: Element[] }, how: object) => Promise<{ violations: Found[] }>
}
type Looking = { axe: Axe; parts: Map<string, Element> }

/**
 * What axe finds, one line each: the rule, where, and what to do. Its half a megabyte is put into a page once, whatever is
 * looked at in it afterwards: @axe-core/playwright does so at each look, which took longer than the looking.
 * With parts (of `partsOf`) only those are looked at: all there is to say of the unknown ones, the look of the others.
 */
export const axeFaults = async (
  page: Page,
  parts?: { unknown: string[]; inThisLook: string[] },
): Promise<string[]> => {
  if (parts?.inThisLook.length === 0) return []
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const asked = { tags, ofWholePage, ofLook, outline, parts }
  const violations = await page.evaluate(async ({ tags, ofWholePage, ofLook, outline, parts }) => {
    const { axe, parts: known } = window as unknown as Looking
    const rules = axe.getRules(tags).map(r => r.ruleId)
    const whole = rules.filter(rule => parts === undefined || new RegExp(ofWholePage).test(rule))
    const rest = rules.filter(rule => !whole.includes(rule))
    const look = rest.filter(rule => new RegExp(ofLook).test(rule))
    const looked = async (where: Document | { include: Element[] }, values: string[]) => {
      const how = { resultTypes: ['violations'], preload: false, runOnly: { type: 'rule', values } }
      return (await axe.run(where, how)).violations
    }
    const lookedAt = async (names: string[], values: string[]) => {
      const all = names.flatMap(part => known.get(part) ?? [])
      const include = all.filter(e => !all.some(other => other !== e && other.contains(e)))
      return include.length > 0 ? looked({ include }, values) : []
    }
    const { unknown = [], inThisLook = [] } = parts ?? {}
    const found = [
      ...(parts === undefined || unknown.some(part => part.startsWith(outline))
        ? await looked(document, whole)
        : []),
      ...(await lookedAt(unknown, rest)),
      ...(await lookedAt(
        inThisLook.filter(part => !unknown.includes(part)),
        look,
      )),
    ]
    // Answers hold elements, which cannot leave the page.
    return found.map(({ id, nodes }) => ({
      id,
      nodes: nodes.slice(0, 3).map(n => ({ target: n.target.join(' '), help: n.failureSummary ?? '' })),
    }))
  }, asked)
  return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} – ${n.help.split('\n')[1]?.trim()}`))
}

/**
 * What the parts of a page are built of, without the words: each element under the elements and classes in which it stands, with
 * its attributes, whether it and its words are seen, and what a thing of several parts holds; and the outline of the whole: its title,
 * headings, landmarks, and what has a name that another has. Where two are alike, what axe says of one it says of the other.
 */
export const partsOf = (page: Page): Promise<string[]> =>
  page.evaluate(outline => {
    // What these say decides what a thing is or how it looks; of other attributes only that they are there, or empty.
    const told = new Set(['class', 'type', 'role', 'lang', 'scope', 'open', 'hidden', 'disabled', 'style'])
    // Their children are anything; what they hold says nothing about them.
    const rooms = new Set(['BODY', 'MAIN', 'DIV', 'SECTION', 'ARTICLE', 'FORM', 'HEADER', 'FOOTER', 'NAV'])
    const says = (element: Element): boolean =>
      element.checkVisibility() &&
      [...element.childNodes].some(child =>
        child instanceof Element ? says(child) : child.textContent?.trim() !== '',
      )
    const parts = new Map<string, Element>()
    const walk = (element: Element, under: string) => {
      const attributes = [...element.attributes]
        .map(({ name, value }) => (told.has(name) ? `${name}=${value}` : `${name}${value === '' ? '0' : ''}`))
        .sort()
      const isRoom = rooms.has(element.tagName)
      const empty = `${says(element) ? '' : '!'}${element.checkVisibility() ? '' : '-'}`
      const held = isRoom ? [] : [...element.children].map(c => c.tagName)
      const here = `${under}>${element.tagName}.${element.getAttribute('class') ?? ''}`
      const part = `${here}[${attributes}]${empty}(${[...new Set(held)].sort()})`
      if (!parts.has(part)) parts.set(part, element)
      for (const child of element.children) walk(child, here)
    }
    walk(document.body, '')
    Object.assign(window, { parts })
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
    const marks = 'h1,h2,h3,h4,h5,h6,main,nav,header,footer,aside,[role],section[aria-label],body>*'
    const order = [...document.querySelectorAll(marks)].map(e => {
      const role = e.getAttribute('role') ?? ''
      return `${e.tagName}${role}${e.getAttribute('aria-label') ?? ''}${e.checkVisibility() ? '' : '-'}`
    })
    const title = document.title.trim() === '' ? '!' : ''
    const marked = order.filter((mark, i) => mark !== order[i - 1])
    return [`${outline} ${title} ${twice} ${marked}`, ...parts.keys()]
  }, outline)

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

/** Widths between the two at which everything is looked at: a page is as wide as its window, on any. */
export const widths = [390, 480, 640, 768, 960, 1093, 1920]

/** What a list needs at 1,280 px: it begins at once, and its rows are a line each; `tall` where a row says more. */
export const listFaults = (page: Page, tall: boolean): Promise<string[]> =>
  page.evaluate(tall => {
    const rows = document.querySelector('.list-page tbody')
    const [first, last] = [rows?.firstElementChild, rows?.lastElementChild]
    if (!rows || !first || !last) return []
    const from = Math.round(first.getBoundingClientRect().top)
    const height = Math.round(last.getBoundingClientRect().bottom) - from
    const most = tall ? 2500 - from : 56 * rows.children.length
    return [
      ...(from > 360 ? [`the first row stands ${from} px down`] : []),
      ...(rows.children.length > 25 ? [`${rows.children.length} rows`] : []),
      ...(height > most ? [`${rows.children.length} rows are ${height} px tall`] : []),
    ]
  }, tall)
