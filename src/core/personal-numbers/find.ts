import { searchable } from './characters.ts'
import { isBirthDate } from './check-digit.ts'
import { type Door, type Group, personIn } from './shape.ts'

/** A personal number in a text: from where to where, and what names it – ten digits, or as much of it as is written. */
export type Found = { from: number; to: number; number: string; whole: boolean }

/** Six digits and four signs are the least that is written of one ("700212-XXXX"). */
const least = 6
const digits = /\d/g
/** Keys of rows are no numbers, however many digits they hold. */
const uuid = /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi
/**
 * Groups of digits with at most three signs between them, none of them a letter, a quotation mark or a tab – or with
 * nothing but room, and a dash in it: as much as one likes, since a page and a name on one line show it as one space.
 */
const runs = /\d+(?:[^\p{L}\p{N}"\t\n\r]{1,3}\d+|\s{1,40}(?:[-+]\s{0,40})?\d+|[-+]\s{1,40}\d+)*/gu
const group = /\d+/g
/** Letters and digits before and after: "SE7002129273", but nothing inside of a key such as "a7002129273f0". */
const partOfKey = (text: string, { from, to }: { from: number; to: number }): boolean => {
  const before = /[\p{L}\d]*$/u.exec(text.slice(Math.max(0, from - 40), from))?.[0] ?? ''
  const after = /^[\p{L}\d]*/u.exec(text.slice(to, to + 40))?.[0] ?? ''
  return /\d/.test(before) || /\d/.test(after)
}

const inRun = (text: string, start: number, run: string, door: Door): Found[] => {
  const groups: Group[] = [...run.matchAll(group)].map(({ 0: digits, index }) => ({
    from: start + index,
    to: start + index + digits.length,
    digits,
  }))
  const found: Found[] = []
  for (let first = 0; first < groups.length; first++) {
    const [a, b, c] = [groups[first], groups[first + 1], groups[first + 2]]
    if (a === undefined) break
    // "2012-01-02 …" begins with a date of its own: read with its century or not at all.
    const dated = /^(?:19|20)\d\d$/.test(a.digits) && b?.digits.length === 2 && c?.digits.length === 2
    let all = ''
    const cuts = new Map<number, string>()
    for (let last = first; last < groups.length; last++) {
      const at = groups[last]
      if (at === undefined) break
      if (last > first) cuts.set(all.length, text.slice(groups[last - 1]?.to ?? 0, at.from))
      all += at.digits
      if (all.length > 12) break
      if (all.length < 10 || (dated && all.length === 10)) continue
      const alone = first === 0 && last === groups.length - 1
      const before = text.slice(Math.max(0, a.from - 40), a.from)
      const after = text.slice(at.to, at.to + 12)
      const ten = personIn({ digits: all, cuts, alone, before, after }, door)
      if (ten === undefined || partOfKey(text, { from: a.from, to: at.to })) continue
      found.push({ from: a.from, to: at.to, number: ten, whole: true })
      first = last
      break
    }
  }
  return found
}

const century = '(?<!\\d)(?:16|18|19|20)?'
/** "700212-T273": given to somebody who waits for a number. Without a sign between, it may be anything's in a text. */
const interim = new RegExp(
  `${century}(\\d{6})(\\s?[-+]\\s?|[^\\p{L}\\p{N}"]?)([TRSUWXJKLMN]\\d{3})(?![\\p{L}\\d])`,
  'giu',
)
/** "700212-XXXX", "700212-92XX", "1970-02-12-****": a birthday is as personal, and the rest is often told beside it. */
const halfHidden = new RegExp(
  `${century}(?:(\\d{6})\\s?[-+]?\\s?|(\\d\\d-\\d\\d-\\d\\d)[-+]?)(?=[\\dx*#•?_]{4}(?![\\p{L}\\d]))\\d{0,3}[x*#•?_]{1,4}`,
  'giu',
)
/** "7,00213E+09", "1.970021E11": what a spreadsheet program makes of ten and of twelve digits. */
const shortened = /(?<![\d.,])(\d)[.,](\d{5,11})\s?E\s?\+?\s?(?:0?9|(11))(?!\d)/giu

const isNearDate = (said: string): boolean => {
  // The last digit that is left has been rounded, up to a day 32 at most.
  const month = Number(said.slice(2, 4))
  const day = Number(said.slice(4, 6).padEnd(2, '1'))
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 32) || (day >= 61 && day <= 92) || said.length < 6)
}

const otherwise = (text: string, door: Door): Found[] => {
  const found: Found[] = []
  const add = (match: RegExpExecArray, number: string) => {
    const [from, to] = [match.index, match.index + match[0].length]
    found.push({ from, to, number, whole: false })
  }
  for (const match of text.matchAll(interim)) {
    const [all, six = '', between = '', last = ''] = match
    const isSaid =
      /[-+]/.test(between) || door === 'number' || (last === last.toUpperCase() && all.length > 10)
    if (isBirthDate(six) && isSaid) add(match, `${six}${last.toUpperCase()}`)
  }
  for (const match of text.matchAll(halfHidden)) {
    const six = (match[1] ?? match[2] ?? '').replace(/\D/g, '')
    if (isBirthDate(six)) add(match, six)
  }
  for (const match of text.matchAll(shortened)) {
    const said = `${match[1]}${match[2]}`
    const dated = match[3] === undefined ? said : /^(?:16|18|19|20)/.test(said) ? said.slice(2) : ''
    if (dated !== '' && isNearDate(dated)) add(match, said)
  }
  return found
}

/**
 * Whether a text of Latin letters and everyday signs has too few digits to hold a number: most texts, and the way past them
 * is short. Any other sign may be a digit of its own script (or ², ①), and needs the longer look.
 */
const isPlainlyFree = (text: string): boolean => {
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) {
      digits += 1
      if (digits >= least) return false
    } else if (
      code > 127 &&
      (code < 0xc0 || code > 0xff) &&
      code !== 0x2013 &&
      code !== 0x2019 &&
      code !== 0x201d
    )
      return false
  }
  return true
}

/** Every personal number in a text, in whatever spelling, first to last; see `Door` for what is one where. */
export const findPersonalNumbers = (written: string, door: Door = 'text'): Found[] => {
  if (written.length < least + 4 || isPlainlyFree(written)) return []
  const { text: seen, places } = searchable(written)
  if ((seen.match(digits)?.length ?? 0) < least) return []
  const text = seen.replace(uuid, key => ';'.repeat(key.length))
  const found = otherwise(text, door)
  for (const { 0: run, index } of text.matchAll(runs))
    if (run.length >= 10) found.push(...inRun(text, index, run, door))
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const apart: Found[] = []
  for (const one of found) if (one.from >= (apart.at(-1)?.to ?? 0)) apart.push(one)
  if (places === undefined) return apart
  return apart.map(one => ({
    ...one,
    from: places[one.from]?.from ?? 0,
    to: places[one.to - 1]?.to ?? written.length,
  }))
}

export const holdsPersonalNumber = (text: string, door?: Door): boolean =>
  findPersonalNumbers(text, door).length > 0

/** Puts `instead` of what it is told where a personal number stands. */
export const replacePersonalNumbers = (
  text: string,
  instead: (found: Found) => string,
  door?: Door,
): string => {
  const found = findPersonalNumbers(text, door)
  if (found.length === 0) return text
  let left = ''
  let at = 0
  for (const one of found) {
    left += text.slice(at, one.from) + instead(one)
    at = one.to
  }
  return left + text.slice(at)
}
