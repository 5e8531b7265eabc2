import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { projectRoot } from '../kit/db/migrate.ts'
import { freePort } from '../kit/free-port.ts'
import type { Locale } from '../kit/text/locale.ts'
import type { TestApp } from './app.ts'
import { launchChromium } from './chromium.ts'
import { openDemoApp } from './demo.ts'

export type Visitor = {
  /** A key of the demo (contract: "The demo"); without one, nobody is signed in. */
  as?: string | undefined
  /** A session of somebody who is not in the demo. */
  cookie?: string | undefined
  width?: number
  height?: number
  lang?: Locale
  /** False: as in a browser without script. */
  script?: boolean
  /** Another browser than the site's own. */
  browser?: Browser
}

export type Site = TestApp & {
  url: string
  browser: Browser
  /** A new window of a new browser profile. */
  visit: (visitor?: Visitor) => Promise<Page>
  /** The session cookie of a demo person, as `name=value`. */
  cookieOf: (key: string) => Promise<string>
  /** What no page may do: errors in the console, broken policies, requests to others. Empty, or the test fails. */
  faults: string[]
}

const toCookie = (url: string, pair: string) => {
  const at = pair.indexOf('=')
  return { url, name: pair.slice(0, at), value: pair.slice(at + 1) }
}

const watch = (page: Page, url: string, faults: string[]) => {
  const note = (what: string) => faults.push(`${page.url().replace(url, '')}: ${what}`)
  page.on('pageerror', error => note(error.message))
  // The browser reports an answer of 4xx as an error; for a page that is an answer like any other.
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      note(message.text())
  })
  page.on('response', response => {
    const kind = response.request().resourceType()
    if (response.status() >= 500 || (response.status() >= 400 && !['document', 'fetch'].includes(kind)))
      note(`${response.status()} ${response.url()}`)
  })
  page.on('request', request => {
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url()))
      note(`asks ${new URL(request.url()).host}`)
  })
}

/** The demo at an address of its own, and a real browser to visit it with. */
export const openSite = async (env: NodeJS.ProcessEnv = {}): Promise<Site> => {
  if (!existsSync(join(projectRoot, 'dist/assets.json')))
    throw new Error('The pages have no styles and no script yet. Run "npm run build" first, or "npm test".')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const [t, own] = await Promise.all([openDemoApp({ PUBLIC_URL: url, ...env }), launchChromium()])
  await t.app.listen({ port, host: '127.0.0.1' })
  const faults: string[] = []
  const people = await t.identity.demoPeople()

  const cookieOf = async (key: string) => {
    const person = people.find(p => p.key === key)
    const session = person && (await t.identity.sessionFor(person.personId, 'demo'))
    if (!session) throw new Error(`The demo knows nobody called ${key}.`)
    return session.cookie
  }
  const visit = async ({
    as,
    cookie,
    width = 1280,
    height = 900,
    lang = 'sv',
    script = true,
    browser = own,
  }: Visitor = {}) => {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width, height },
      locale: lang === 'sv' ? 'sv-SE' : 'en-GB',
      javaScriptEnabled: script,
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(30_000)
    const session = cookie ?? (as && (await cookieOf(as)))
    // The language is chosen, so that a person's own setting does not decide.
    await context.addCookies([toCookie(url, `lang=${lang}`), ...(session ? [toCookie(url, session)] : [])])
    const page = await context.newPage()
    watch(page, url, faults)
    return page
  }
  return {
    ...t,
    url,
    browser: own,
    visit,
    cookieOf,
    faults,
    close: async () => {
      await own.close()
      await t.close()
    },
  }
}
