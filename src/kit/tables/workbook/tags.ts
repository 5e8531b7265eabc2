import { TableError } from '../errors.ts'

/** What a file's XML is made of, in its order. Names come without their prefix. */
export type TagTaker = {
  open: (name: string, tag: string) => void
  close: (name: string) => void
  /** A piece of text, entities and all; a long one comes in several. */
  text: (raw: string) => void
}

/** No tag of a workbook is near as long, and nothing in it lies as deep. */
const longestTag = 65_536
const longestNote = 1_048_576
const deepest = 256
const [quote, apostrophe, closing, slash, prefixed, equals] = [34, 39, 62, 47, 58, 61]

const isSpace = (code: number) => code === 32 || code === 10 || code === 13 || code === 9
const local = (name: string) => {
  const colon = name.lastIndexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Where a tag's ">" stands, outside of its quotation marks; −1 when it has not come yet. */
const endOfTag = (text: string, from: number): number => {
  let open = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (open !== 0) {
      if (code === open) open = 0
    } else if (code === quote || code === apostrophe) open = code
    else if (code === closing) return at
  }
  return -1
}

/** "r:id" is found as ":id", whatever its prefix; a plain "r" as "r". */
export const attributesOf = (tag: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (let at = 0; at < tag.length; ) {
    while (at < tag.length && isSpace(tag.charCodeAt(at))) at += 1
    let prefix = -1
    const start = at
    for (; at < tag.length; at++) {
      const code = tag.charCodeAt(at)
      if (code === equals || isSpace(code)) break
      if (code === prefixed) prefix = at
    }
    const name = tag.slice(prefix < 0 ? start : prefix, at)
    while (at < tag.length && isSpace(tag.charCodeAt(at))) at += 1
    if (tag.charCodeAt(at) !== equals) continue
    at += 1
    while (at < tag.length && isSpace(tag.charCodeAt(at))) at += 1
    const mark = tag.charCodeAt(at)
    if (mark !== quote && mark !== apostrophe) throw new TableError('broken')
    const close = tag.indexOf(mark === quote ? '"' : "'", at + 1)
    if (close < 0) throw new TableError('broken')
    found.set(name, unescaped(tag.slice(at + 1, close)))
    at = close + 1
  }
  return found
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const character = (code: number, otherwise: string) =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise

/** XML's own five entities and characters by number; there are no others. */
export const unescaped = (raw: string): string =>
  raw.includes('&')
    ? raw.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, ten, hex, name) => {
        if (ten !== undefined) return character(Number(ten), all)
        if (hex !== undefined) return character(Number.parseInt(hex, 16), all)
        return named[name.toLowerCase()] ?? all
      })
    : raw

/**
 * Cuts XML into tags and text as it arrives: every sign is looked at once or twice, whatever stands there, and nothing is
 * kept but the tag that has not ended. Declares no entities and knows no document types: who sends some is refused.
 */
export class Tags {
  readonly #to: TagTaker
  #rest = ''
  #depth = 0

  constructor(to: TagTaker) {
    this.#to = to
  }

  write(piece: string) {
    const text = this.#rest + piece
    let at = 0
    while (at < text.length) {
      const open = text.indexOf('<', at)
      if (open !== at) {
        const until = open < 0 ? this.#wholeUntil(text, at) : open
        if (until > at) this.#to.text(text.slice(at, until))
        at = until
        if (open < 0) break
        continue
      }
      const next = this.#markup(text, at)
      if (next < 0) break
      at = next
    }
    this.#rest = text.slice(at)
  }

  /** An entity may be cut in two at a piece's end. */
  #wholeUntil(text: string, at: number): number {
    const entity = text.lastIndexOf('&')
    return entity >= at && entity > text.length - 12 ? entity : text.length
  }

  /** Reads what begins with "<"; −1 when its end has not come yet. */
  #markup(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return this.#until(text, at + 4, '-->')
    if (text.startsWith('<?', at)) return this.#until(text, at + 2, '?>')
    if (text.startsWith('<![CDATA[', at)) {
      const next = this.#until(text, at + 9, ']]>')
      if (next > 0) this.#to.text(text.slice(at + 9, next - 3).replaceAll('&', '&amp;'))
      return next
    }
    if (text.startsWith('<!', at) && text.length - at >= 9) throw new TableError('broken')
    const close = text[at + 1] === '!' ? -1 : endOfTag(text, at + 1)
    if (close < 0) {
      if (text.length - at > longestTag) throw new TableError('broken')
      return -1
    }
    this.#tag(text, at + 1, close)
    return close + 1
  }

  #until(text: string, from: number, ending: string): number {
    const found = text.indexOf(ending, from)
    if (found < 0 && text.length - from > longestNote) throw new TableError('broken')
    return found < 0 ? -1 : found + ending.length
  }

  #tag(text: string, from: number, close: number) {
    if (close - from > longestTag) throw new TableError('broken')
    if (text.charCodeAt(from) === slash) {
      this.#depth -= 1
      this.#to.close(local(text.slice(from + 1, close).trimEnd()))
      return
    }
    const isEmpty = text.charCodeAt(close - 1) === slash
    const until = isEmpty ? close - 1 : close
    let name = from
    while (name < until && !isSpace(text.charCodeAt(name))) name += 1
    const called = local(text.slice(from, name))
    this.#depth += 1
    if (this.#depth > deepest) throw new TableError('broken')
    this.#to.open(called, text.slice(name, until))
    if (!isEmpty) return
    this.#depth -= 1
    this.#to.close(called)
  }

  /** Nothing follows: a tag that has not ended was cut off. */
  end() {
    if (this.#rest.trim() !== '' || this.#depth !== 0) throw new TableError('broken')
  }
}
