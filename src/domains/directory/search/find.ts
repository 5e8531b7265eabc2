import type { Temporal } from 'temporal-polyfill'
import { type Municipality, municipalities } from '../../../core/reference/places.ts'
import { dayOf } from '../../../kit/clock.ts'
import type { AsVisitor } from '../../../kit/db/actor.ts'
import { holdsSince } from '../trust/level.ts'
import { readCursor } from './cursor.ts'
import { type Interpreted, interpret } from './interpret.ts'
import { isKnown } from './meaning.ts'
import {
  correctPlace,
  correctWords,
  countWords,
  searchEnterprises,
  selectByNumber,
  selectCommonCategories,
  selectNamedNearly,
} from './queries.ts'
import { type Found, facetsIn, pageSize, type SearchParams } from './schema.ts'
import type { Search } from './statement.ts'
import { type Strictness, termsOf, tsqueryText } from './terms.ts'

/** What a search came to, with all that the page must own up to: corrected words, loosened conditions, the place read. */
export type Answer = {
  result: Found
  read: Interpreted
  strictness: Strictness
  corrected: string | undefined
  /** Something was written, and nothing of it could be read as a word, a code or a place. */
  unread: boolean
  municipality: Municipality | undefined
  /** Whoever may be meant, where the words themselves were found nowhere. */
  guess: { slug: string; name: string } | undefined
  /** Where nothing fits here: who is nearest, without the place filter; `same`: with what was asked for. */
  elsewhere: (Found & { same: boolean }) | undefined
}

/** How much of an answer is wanted: `facets` for a page that can be narrowed. */
export type Wanted = { now: Temporal.Instant; limit?: number; facets?: boolean }

const isUnread = (q: string | undefined, read: Interpreted) =>
  q !== undefined &&
  q.trim() !== '' &&
  read.words.length === 0 &&
  [read.cpv, read.orgnr, read.municipality, read.county].every(found => found === undefined)

const searchOf = (
  params: SearchParams,
  read: Interpreted,
  strictness: Strictness,
  { now, limit = pageSize, facets = false }: Wanted,
): Search => ({
  terms: termsOf(read, strictness),
  named: !read.sure,
  tenants: undefined,
  at: read.municipality,
  withinKm: params.inom,
  county: params.lan ?? read.county,
  category: params.kategori,
  kind: params.slag,
  certified: params.krav.includes('certifierad'),
  places: params.krav.includes('platser'),
  reservable: params.krav.includes('reserverbar'),
  today: dayOf(now),
  since: holdsSince(now),
  trust: params.uppgifter === undefined ? undefined : Number(params.uppgifter),
  after: readCursor(params.efter),
  limit,
  nearestFirst: false,
  facets,
  reasons: facets || params.q !== undefined,
  kinds: [...read.kinds, ...read.others],
})

/** A whole sentence around one telling word: the commonest words go, one after the other, until somebody is found. */
const onTelling = async (
  ask: AsVisitor,
  words: readonly string[],
  attempt: (words: string[]) => Promise<Found>,
): Promise<{ result: Found; words: string[] } | undefined> => {
  const counts = await countWords(
    ask,
    words.map(word => tsqueryText([word], 'beginnings') ?? ''),
  )
  const known = words
    .map((word, i) => ({ word, n: counts[i] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => a.n - b.n)
    .map(({ word }) => word)
  for (let most = Math.min(known.length, words.length - 1); most > 0; most--) {
    const kept = words.filter(word => known.slice(0, most).includes(word))
    const result = await attempt(kept)
    if (result.total > 0) return { result, words: kept }
  }
  return undefined
}

/** The words themselves stand somewhere in what was found, and not only the kind that they may mean. */
const wordsFound = ({ result, strictness }: Answer) =>
  strictness !== 'any' && /"match":"(?!category|browsed)/.test(result.hits)

/** Answers "who can deliver this, here?"; and where the words lead nowhere, who is called nearly so. */
export const findEnterprises = async (
  ask: AsVisitor,
  params: SearchParams,
  wanted: Wanted,
): Promise<Answer> => {
  const answer = await answerTo(ask, params, wanted)
  const { words, orgnr } = answer.read
  if (!wanted.facets || params.efter !== undefined || orgnr !== undefined) return answer
  if (words.length === 0 || wordsFound(answer)) return answer
  return { ...answer, guess: await selectNamedNearly(ask, words) }
}

/**
 * All words, or the kind that they mean; then with a misspelt place put right; then their
 * beginnings; then with misspellings put right; then the kind that parts of the words hint at; then the most telling words – each step only when the one before found nobody.
 */
const answerTo = async (ask: AsVisitor, params: SearchParams, wanted: Wanted): Promise<Answer> => {
  const read = interpret(params.q ?? '')
  const chosen = params.kommun ? municipalities.get(params.kommun) : undefined
  const municipality = chosen ?? read.municipality
  const placed = { ...read, municipality }
  // Kinds that are guessed of parts of words wait until nothing else is found.
  const strictly = read.sure ? placed : { ...placed, ...noKinds }
  const attempt = (words: string[], strictness: Strictness) =>
    searchEnterprises(
      ask,
      searchOf(params, words === read.words ? strictly : { ...placed, ...again(words) }, strictness, wanted),
    )
  const done = (result: Found, strictness: Strictness, words = read.words): Answer => ({
    result,
    read,
    strictness,
    municipality,
    unread: isUnread(params.q, read),
    elsewhere: undefined,
    guess: undefined,
    corrected: words === read.words || strictness === 'any' ? undefined : words.join(' '),
  })
  if (read.orgnr !== undefined) {
    const tenants = (await selectByNumber(ask, read.orgnr)).map(({ tenant_id }) => tenant_id)
    const search = searchOf(params, nothingOf(read), 'all', wanted)
    return done(await searchEnterprises(ask, { ...search, tenants }), 'all')
  }
  const unknown = read.words.filter(word => !isKnown(word))
  const spelt = municipality || unknown.length === 0 ? undefined : await correctPlace(ask, unknown)
  if (spelt !== undefined) {
    const words = (params.q ?? '').replace(new RegExp(`(?<!\\p{L})${spelt.word}(?!\\p{L})`, 'iu'), spelt.name)
    if (words !== params.q)
      return { ...(await answerTo(ask, { ...params, q: words }, wanted)), corrected: words }
  }
  const strict = await attempt(read.words, 'all')
  // What is surely meant and not to be had here is looked for elsewhere, not for something else.
  if (strict.total > 0 || read.words.length === 0 || read.sure)
    return withElsewhere(ask, params, strictly, wanted, done(strict, 'all'))
  const beginnings = await attempt(read.words, 'beginnings')
  if (beginnings.total > 0) return done(beginnings, 'beginnings')
  const words = await correctWords(ask, read.words)
  const changed = words.some((w, i) => w !== read.words[i])
  if (changed) {
    const corrected = await attempt(words, 'all')
    if (corrected.total > 0) return done(corrected, 'all', words)
  }
  if (read.kinds.length > 0) {
    const guessed = await searchEnterprises(ask, searchOf(params, placed, 'all', wanted))
    if (guessed.total > 0) return done(guessed, 'all')
  }
  const used = changed ? words : read.words
  const telling =
    used.length > 1 ? await onTelling(ask, used, kept => attempt(kept, 'beginnings')) : undefined
  if (telling) return done(telling.result, 'any', telling.words)
  return withElsewhere(ask, params, { ...strictly, words: used }, wanted, done(strict, 'all'))
}

/** What other words than those that were written mean. */
const again = (words: string[]): Partial<Interpreted> => {
  const { kinds, others, sure } = interpret(words.join(' '))
  return { words, ...(sure ? { kinds, others, sure } : noKinds) }
}

const noKinds = { kinds: [], others: [], sure: false }
const nothingOf = (read: Interpreted): Interpreted => ({ ...read, words: [], ...noKinds, cpv: undefined })

/**
 * Nobody here: look in the whole country, nearest first; and if nobody does it at all, who is nearest with anything.
 * Without a place nobody is near: then it is only told what the register has.
 */
const withElsewhere = async (
  ask: AsVisitor,
  asked: SearchParams,
  read: Interpreted,
  { now }: Wanted,
  answer: Answer,
): Promise<Answer> => {
  if (answer.result.total > 0) return answer
  const { kommun: _k, lan: _l, efter: _e, ...params } = asked
  const wide = (more: Partial<SearchParams>, of: Interpreted) =>
    searchEnterprises(ask, {
      ...searchOf({ ...params, inom: 1000, ...more }, { ...of, county: undefined }, 'all', {
        now,
        limit: 5,
        facets: true,
      }),
      nearestFirst: true,
    })
  const elsewhere = read.municipality ? await wide({}, read) : answer.result
  if (elsewhere.total > 0) return { ...answer, elsewhere: { ...elsewhere, same: true } }
  const other = await wide({ kategori: undefined }, nothingOf(read))
  const facets = { ...facetsIn(other), category: await selectCommonCategories(ask) }
  const hits = read.municipality ? other.hits : '[]'
  return { ...answer, elsewhere: { ...other, facets, hits, same: false } }
}
