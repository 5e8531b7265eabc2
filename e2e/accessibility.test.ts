import type { Browser, Page, ViewportSize } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locale } from '../src/kit/text/locale.ts'
import { launchChromium } from '../src/testing/chromium.ts'
import { openSite, type Site } from '../src/testing/site.ts'
import { everyView, type View } from './support/addresses.ts'
import { fillContents } from './support/contents.ts'
import { axeFaults, listFaults, pageFaults, partsOf, widths } from './support/looks.ts'

/** The longer command (CONTRIBUTING): each page as each role that sees it, at nine widths in both languages. */
const everyRole = process.env['EVERY_ROLE'] === '1'
const limit = everyRole ? 7_200_000 : 600_000

let site: Site
/** For pages that are only looked at: by what they hold and how it is laid out, as axe does. */
let undrawn: Browser
let views: View[]
let unseen: string[]
beforeAll(async () => {
  site = await openSite({ LOG_LEVEL: 'silent' })
  undrawn = await launchChromium({ draws: false })
  const found = await everyView(site, await fillContents(site), everyRole)
  views = found.views
  unseen = found.unseen
}, limit)
afterAll(async () => {
  await undrawn.close()
  await site.close()
})

const langs: readonly Locale[] = ['sv', 'en']
/** 320 × 256 is also a window of 1280 × 1024 at 400 %. */
const sizes: readonly [ViewportSize, ViewportSize] = [
  { width: 1280, height: 900 },
  { width: 320, height: 256 },
]
const inLanguage = (path: string, lang: Locale) => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`

/** Everybody's own window, made when first needed. */
const windows = (browser: Browser) => {
  const open = new Map<string | undefined, Promise<Page>>()
  return {
    of: (as: string | undefined) => {
      const page = open.get(as) ?? site.visit({ as, browser })
      open.set(as, page)
      return page
    },
    close: async () => {
      for (const page of open.values()) await (await page).context().close()
    },
  }
}

test('every page that answers has somebody in the demo who sees it', () => {
  expect(unseen).toEqual([])
})

/** Looked at by axe already: each part once, and once more for each look of it. What is new is looked at, and the whole. */
const seen = new Set<string>()
const newFaults = async (page: Page, look: string) => {
  const fresh = (key: string) => !seen.has(key) && seen.add(key) !== undefined
  const parts = await partsOf(page)
  const unknown = parts.filter(part => fresh(part))
  const inThisLook = parts.filter(part => fresh(`${look} ${part}`))
  return axeFaults(page, { unknown, inThisLook })
}

/** The list whose rows say more than a line: why each class. */
const tall = /^\/inkop\/klassning/
const measured = new Set<string>()

for (const lang of langs) {
  test(`every page can be used by everybody, wide and narrow (${lang})`, { timeout: limit }, async () => {
    const started = performance.now()
    const faults: string[] = []
    const left = [...views]
    let looks = 0
    // Two at a time: while one page is looked at, the other is fetched.
    const lane = async () => {
      const { of, close } = windows(undrawn)
      let [first, then] = sizes
      for (let view = left.shift(); view !== undefined; view = left.shift()) {
        const { path, as } = view
        const page = await of(as)
        await page.goto(inLanguage(path, lang), { waitUntil: 'load' })
        // The next page begins at the size at which this one ends: each window is laid out once less.
        ;[first, then] = [then, first]
        for (const size of [first, then]) {
          await page.setViewportSize(size)
          const found = await pageFaults(page, lang)
          // In English there are other words in the same places.
          if (lang === 'sv') found.push(...(await newFaults(page, `${size.width}`)))
          if (size.width === 1280) found.push(...(await listFaults(page, tall.test(path))))
          faults.push(...found.map(f => `${path} as ${as ?? 'nobody'} at ${size.width}: ${f}`))
        }
        // The other widths: once for each page, whoever sees it, in the language of the longer words.
        const between = !everyRole && (lang === 'en' || measured.has(path)) ? [] : widths
        measured.add(path)
        looks += sizes.length + between.length
        for (const width of between) {
          await page.setViewportSize({ width, height: 900 })
          const found = await pageFaults(page, lang)
          faults.push(...found.map(f => `${path} as ${as ?? 'nobody'} at ${width}: ${f}`))
        }
      }
      await close()
    }
    await Promise.all([lane(), lane()])
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    process.stdout.write(
      `accessibility: ${views.length} pages in ${lang}, ${looks} looks at two or nine widths in ${seconds} s, ${seen.size} parts by axe\n`,
    )
    expect(faults).toEqual([])
    expect(site.faults).toEqual([])
  })
}

const main: View[] = [
  { path: '/', as: undefined },
  { path: '/foretag?q=fruktkorg', as: undefined },
  { path: '/foretag/korgboden-i-soderhamn', as: 'verksamhetsledare' },
  { path: '/foretag/korgboden-i-soderhamn/andra/about', as: 'verksamhetsledare' },
  { path: '/foretag/korgboden-i-soderhamn/platser', as: 'handledare' },
  { path: '/hem', as: 'kommunadmin' },
  { path: '/registret', as: 'naringsliv' },
  { path: '/administration', as: 'kommunadmin' },
  { path: '/logga-in', as: undefined },
  { path: '/demo/stil', as: undefined },
  { path: '/inkop', as: 'upphandlare' },
  { path: '/inkop/kategorier/fruit-baskets', as: 'upphandlare' },
  { path: '/inkop/behov/kalender', as: 'bestallare' },
]

test('the main pages hold in the dark and in forced colours', { timeout: 240_000 }, async () => {
  const { of, close } = windows(undrawn)
  const faults: string[] = []
  for (const { path, as } of main) {
    const page = await of(as)
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' })
    await page.goto(path)
    for (const look of [
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'light', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia(look)
      const as = JSON.stringify(look)
      faults.push(...(await newFaults(page, as)).map(f => `${path} in ${as}: ${f}`))
    }
  }
  await close()
  process.stdout.write(`accessibility: ${main.length} main pages × dark and forced colours at 320 checked\n`)
  expect(faults).toEqual([])
})

/** Pages whose form is sent back when it is empty. */
const own = '/foretag/korgboden-i-soderhamn'
const forms: View[] = [
  { path: '/logga-in', as: undefined },
  { path: '/logga-in/lank', as: undefined },
  { path: '/logga-in/kod', as: undefined },
  { path: '/skapa-konto', as: undefined },
  { path: '/anmal-foretag', as: 'arbetsgivare' },
  { path: `${own}/andra`, as: 'verksamhetsledare' },
  { path: `${own}/erbjudanden/nytt`, as: 'verksamhetsledare' },
  { path: `${own}/platser/ny`, as: 'handledare' },
  { path: `${own}/stod`, as: 'verksamhetsledare' },
  { path: `${own}/bilder`, as: 'verksamhetsledare' },
  { path: '/foretag/fraga', as: 'upphandlare' },
  { path: '/registret/las-in', as: 'kommunadmin' },
  { path: '/administration/bjud-in', as: 'kommunadmin' },
  { path: '/administration/enheter', as: 'kommunadmin' },
  { path: '/administration/organisationer/ny', as: 'systemadmin' },
  { path: '/installningar', as: 'kommunadmin' },
  { path: '/inkop/reskontra', as: 'upphandlare' },
  { path: '/inkop/behov/nytt', as: 'bestallare' },
  { path: '/inkop/behov/plan', as: 'upphandlare' },
]

test('a form that comes back with errors can be used by everybody', { timeout: 240_000 }, async () => {
  const { of, close } = windows(site.browser)
  const faults: string[] = []
  for (const { path, as } of forms) {
    const page = await of(as)
    await page.goto(inLanguage(path, 'sv'))
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('main form.form[method=post]')
      for (const box of form?.querySelectorAll<HTMLInputElement>('input.input, textarea') ?? [])
        box.value = ''
      if (form) form.noValidate = true
      form?.requestSubmit()
    })
    await page.locator('#errors:focus').waitFor()
    for (const size of sizes) {
      await page.setViewportSize(size)
      const found = [...(await pageFaults(page, 'sv')), ...(await newFaults(page, `${size.width}`))]
      faults.push(...found.map(f => `${path} with errors at ${size.width}: ${f}`))
    }
  }
  await close()
  process.stdout.write(`accessibility: ${forms.length} forms with errors × ${sizes.length} widths checked\n`)
  expect(faults).toEqual([])
  expect(site.faults).toEqual([])
})

test('a page that not everybody can use is found out', async () => {
  const page = await site.visit()
  await page.setContent(
    '<html lang="en"><title>x</title><main><h1>x</h1><h1>y</h1><img src="data:,"><p style="width:3000px">z</p></main></html>',
  )
  expect((await axeFaults(page)).join('\n')).toMatch(/image-alt/)
  expect((await pageFaults(page, 'sv')).length).toBe(3)
  await page.context().close()
})

test('a fault in one new part of a page that is known otherwise is found out, too', async () => {
  const page = await site.visit()
  const show = async (more: string) => {
    const body = `<main><h1>Namn</h1><ul><li><a href="/a">Ett</a></li>${more}</ul></main>`
    await page.setContent(`<html lang="sv"><title>x</title><meta charset="utf-8">${body}</html>`)
    return (await newFaults(page, 'planted')).map(fault => fault.split(':')[0])
  }
  expect(await show('')).toEqual([])
  expect(await show('<li><a href="/b">Två</a></li>')).toEqual([])
  expect(await show('<li><a href="/b"></a></li>')).toEqual(['link-name'])
  expect(await show('<li><p style="color:#999">Blek</p></li>')).toEqual(['color-contrast'])
  expect(await show('<li><button type="button" aria-labelledby="nej"></button></li>')).toContain(
    'button-name',
  )
  expect(await show('<li><h4>Hopp</h4></li>')).toEqual(['heading-order'])
  expect(await show('<li><nav>Ett</nav></li><li><nav>Två</nav></li>')).toContain('landmark-unique')
  const narrow = '<style>@media (max-width: 400px) { .word { display: none } }</style>'
  const wordless = `${narrow}<li style="padding: 3em"><a href="/c"><span><b class="word">Ord</b></span></a></li>`
  expect(await show(wordless)).toEqual([])
  await page.setViewportSize(sizes[1])
  expect(await show(wordless)).toEqual(['link-name'])
  // What was looked at once is not looked at again.
  expect(await show('<li><p style="color:#999">Grå</p></li>')).toEqual([])
  await page.context().close()
})
