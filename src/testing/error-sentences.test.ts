import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sectionNames } from '../domains/directory/enterprises/schema.ts'
import type { Locale } from '../kit/text/locale.ts'
import { openTestApp, type TestApp } from './app.ts'
import { formsIn } from './forms.ts'
import { multipart, urlencoded } from './fuzz-bodies.ts'
import { type Way, walkWays } from './fuzz-walk.ts'
import { openWorld } from './fuzz-world.ts'
import { routesOf } from './route-list.ts'

let t: TestApp
let ways: Way[]
beforeAll(async () => {
  t = await openTestApp()
  const world = await openWorld(t)
  const found = await walkWays(t, routesOf(t.app), world)
  const posts = found.ways.filter(({ route }) => route.method === 'POST')
  ways = [
    ...posts.filter(way => !inSections(way)),
    ...(await Promise.all(posts.filter(inSections).map(everySection))).flat(),
  ]
}, 120_000)
afterAll(() => t.close())

/** A profile is written in sections, each a form of its own at the same route. */
const inSections = ({ route }: Way) => route.url.includes(':section')
const everySection = async (way: Way): Promise<Way[]> => {
  const at = way.path.replace(/[^/]+$/, '')
  const forms = sectionNames.map(async section => {
    const page = await t.app.inject({ url: `${at}${section}`, headers: { ...way.as.who?.headers } })
    const form = formsIn(page.body).find(({ action }) => action === `${at}${section}`)
    if (form === undefined) throw new Error(`${at}${section} has no form.`)
    return { ...way, path: form.action, form }
  })
  return Promise.all(forms)
}

/** What somebody is asked to do. A sentence about a field begins with one of these. */
const verbs: Record<Locale, string[]> = {
  sv: 'Bjud Fyll Försök Ge Kontrollera Korta Kryssa Läs Rätta Skicka Skriv Spara Svara Sök Ta Vänta Välj Ändra'.split(
    ' ',
  ),
  en: 'Answer Change Check Choose Correct Fill First Give Keep Load Remove Save Search Send Shorten Tick Try Type Wait Write'.split(
    ' ',
  ),
}
/** Begins with what is to be done, is a whole sentence, scolds nobody. */
const faultOf = (sentence: string, lang: Locale): string | undefined => {
  if (!verbs[lang].includes(/^\p{L}*/u.exec(sentence)?.[0] ?? '')) return `no verb first: ${sentence}`
  if (!/[.?]$/.test(sentence)) return `no whole sentence: ${sentence}`
  if (/ogiltig|felaktig|vänligen|invalid|please/i.test(sentence)) return `scolds: ${sentence}`
  return undefined
}

/** Told by the command line or by a script in words of its own; or what no form offers. */
const elsewhere: Record<string, true> = {
  ledger_no_municipality: true,
  ledger_busy: true,
  ledger_gone: true,
  passkey_refused: true,
  role_unsuitable: true,
}

const langs: readonly Locale[] = ['sv', 'en']

test('every sentence about a field is written as one', () => {
  for (const lang of langs) {
    const files = globSync(`src/**/texts/${lang}.json`).filter(file => !file.startsWith('src/core/web/'))
    const own = files.flatMap(file =>
      Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
        .filter(([key]) => key.startsWith('error_'))
        .map(([, text]) => text),
    )
    expect(own.length).toBeGreaterThan(200)
    expect(own.flatMap(text => faultOf(text, lang) ?? [])).toEqual([])
    // A label never stands in the middle of a sentence as a part of it.
    expect(own.filter(text => /\{(label|inside)\}/.test(text))).toEqual([])
  }
})

test('every code that a form is refused with has a sentence', () => {
  const keys = globSync('src/**/texts/sv.json').flatMap(file =>
    Object.keys(JSON.parse(readFileSync(file, 'utf8'))),
  )
  const sources = globSync('src/{core,domains}/**/*.{ts,tsx}').filter(file => !file.includes('.test.'))
  const codes = sources.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/(?:invalid\(|AppError\(422, )'(\w+)'/g)].map(
      ([, code = '']) => code,
    ),
  )
  expect(codes.length).toBeGreaterThan(10)
  expect(codes.filter(code => !keys.some(key => key.endsWith(code)) && !elsewhere[code])).toEqual([])
})

test.each([
  ['no verb first', 'Namn: texten är för lång.'],
  ['no verb first', 'Kravet är inte uppfyllt.'],
  ['no whole sentence', 'Skriv namnet'],
  ['scolds', 'Skriv namnet. Det är ogiltigt.'],
])('%s is a fault of “%s”', (fault, sentence) => expect(faultOf(sentence, 'sv')).toMatch(fault))

const decoded = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
/** What the summary of a refused form says. */
const sentencesIn = (html: string): string[] => {
  const [, list = ''] = /<ul class="error-summary__list">(.*?)<\/ul>/s.exec(html) ?? []
  return [...list.matchAll(/<li>(?:<a [^>]*>)?(.*?)(?:<\/a>)?<\/li>/gs)].map(([, said = '']) => decoded(said))
}

const bad = {
  empty: () => '',
  nonsense: () => '¤',
  long: () => 'å'.repeat(20_001),
  large: () => '999999999999',
  nothing: () => '0',
  'no day': (name: string) => (name.endsWith('-day') ? '31' : name.endsWith('-month') ? '2' : '2027'),
}

test('whatever form is sent empty or with nonsense says what to do in sentences of its own', async () => {
  const faults = new Set<string>()
  const said = new Map<Locale, Set<string>>(langs.map(lang => [lang, new Set()]))
  const refused = new Set<string>()
  let network = 0
  for (const { route, as, path, form } of ways) {
    const names = Object.keys(form.typed).filter(name => name !== 'once' && name !== 'version')
    if (names.length === 0) continue
    for (const [kind, value] of Object.entries(bad))
      for (const lang of langs) {
        network += 1
        const typed = { ...form.typed, ...Object.fromEntries(names.map(name => [name, value(name)])) }
        const { type, payload } = form.file === undefined ? urlencoded(typed) : multipart(typed, undefined)
        const answer = await t.app.inject({
          method: 'POST',
          url: path,
          payload,
          headers: { cookie: `${as.who?.cookie ?? ''}; lang=${lang}`, 'content-type': type ?? '' },
          remoteAddress: `10.1.${network >> 8}.${network & 255}`,
        })
        expect(answer.statusCode, `${route.url} ${kind}`).toBeLessThan(500)
        const sentences = sentencesIn(answer.body)
        if (answer.statusCode === 422 && sentences.length > 0) refused.add(route.url)
        for (const sentence of sentences) {
          said.get(lang)?.add(sentence)
          const fault = faultOf(sentence, lang)
          if (fault !== undefined) faults.add(`${route.url} ${kind}: ${fault}`)
          // What no field stands for is told of the whole form; here nothing but fields is wrong.
          if (/^(Läs in sidan på nytt|Load the page again)/.test(sentence))
            faults.add(`${route.url} ${kind}: a field without a sentence`)
        }
      }
  }
  const counts = langs.map(lang => said.get(lang)?.size ?? 0)
  process.stdout.write(`\nSentences: ${refused.size} forms refused, ${counts.join(' and ')} sentences\n`)
  expect([...faults]).toEqual([])
  expect(refused.size).toBeGreaterThan(30)
  for (const count of counts) expect(count).toBeGreaterThan(150)
}, 240_000)
