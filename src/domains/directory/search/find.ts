import type { Temporal } from 'temporal-polyfill'
import { type Municipality, municipalities } from '../../../core/reference/places.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { type Interpreted, interpret, type Strictness } from './interpret.ts'
import {
  correctPlace,
  correctWords,
  type Search,
  searchEnterprises,
  selectCommonCategories,
} from './queries.ts'
import type { SearchParams, SearchResult } from './schema.ts'

/** What a search came to, with all that the page must own up to: corrected words, loosened conditions, the place read. */
export type Answer = {
  result: SearchResult
  read: Interpreted
  strictness: Strictness
  corrected: string | undefined
  /** Something was written, and nothing of it could be read as a word, a code or a place. */
  unread: boolean
  municipality: Municipality | undefined
  /** Where nothing fits here: who is nearest, without the place filter; `same`: with what was asked for. */
  elsewhere: (SearchResult & { same: boolean }) | undefined
}

const isUnread = (q: string | undefined, read: Interpreted) =>
  q !== undefined &&
  q.trim() !== '' &&
  read.words.length === 0 &&
  [read.cpv, read.municipality, read.county].every(found => found === undefined)

/**
 * Answers "who can deliver this, here?". All words first; then with a misspelt place put right; then their beginnings; then with misspellings put right;
 * then any of the words – each step only when the one before found nobody.
 */
export const findEnterprises = async (
  tx: Tx,
  params: SearchParams,
  today: Temporal.PlainDate,
  limit?: number,
): Promise<Answer> => {
  const read = interpret(params.q ?? '')
  const chosen = params.kommun ? municipalities.get(params.kommun) : undefined
  const municipality = chosen ?? read.municipality
  const search: Search = {
    params,
    read: { ...read, municipality },
    strictness: 'all',
    today,
    ...(limit === undefined ? {} : { limit }),
  }
  const attempt = (words: string[], strictness: Strictness) =>
    searchEnterprises(tx, { ...search, read: { ...search.read, words }, strictness })
  const done = (result: SearchResult, strictness: Strictness, words = read.words): Answer => ({
    result,
    read,
    strictness,
    municipality,
    unread: isUnread(params.q, read),
    elsewhere: undefined,
    corrected: words === read.words ? undefined : words.join(' '),
  })
  const strict = await attempt(read.words, 'all')
  if (strict.total > 0 || read.words.length === 0) return withElsewhere(tx, search, done(strict, 'all'))
  const spelt = municipality ? undefined : await correctPlace(tx, read.words)
  if (spelt !== undefined) {
    const words = read.words.map(w => (w === spelt.word ? spelt.name : w)).join(' ')
    return { ...(await findEnterprises(tx, { ...params, q: words }, today, limit)), corrected: words }
  }
  const beginnings = await attempt(read.words, 'beginnings')
  if (beginnings.total > 0) return done(beginnings, 'beginnings')
  const words = await correctWords(tx, read.words)
  const changed = words.some((w, i) => w !== read.words[i])
  if (changed) {
    const corrected = await attempt(words, 'all')
    if (corrected.total > 0) return done(corrected, 'all', words)
  }
  const used = changed ? words : read.words
  const any = used.length > 1 ? await attempt(used, 'any') : strict
  if (any.total > 0) return done(any, 'any', used)
  return withElsewhere(tx, { ...search, read: { ...search.read, words: used } }, done(strict, 'all'))
}

/**
 * Nobody here: look in the whole country, nearest first; and if nobody does it at all, who is nearest with anything.
 * Without a place nobody is near: then it is only told what the register has.
 */
const withElsewhere = async (tx: Tx, search: Search, answer: Answer): Promise<Answer> => {
  if (answer.result.total > 0) return answer
  const { kommun: _k, lan: _l, efter: _e, ...params } = search.params
  const wide = { ...search, params: { ...params, inom: 1000 }, limit: 5, nearestFirst: true }
  const elsewhere = search.read.municipality ? await searchEnterprises(tx, wide) : answer.result
  if (elsewhere.total > 0) return { ...answer, elsewhere: { ...elsewhere, same: true } }
  const { kategori: _c, ...anything } = wide.params
  const read = { ...search.read, words: [], cpv: undefined }
  const other = await searchEnterprises(tx, { ...wide, params: anything, read })
  const facets = { ...other.facets, category: await selectCommonCategories(tx) }
  const hits = read.municipality ? other.hits : []
  return { ...answer, elsewhere: { ...other, facets, hits, same: false } }
}
