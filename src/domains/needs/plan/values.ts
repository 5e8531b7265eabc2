/** How many öre one of the unit is; as a heading or a cell writes it. */
const units: [RegExp, number][] = [
  [/mdkr|mdr|miljard/i, 100_000_000_000],
  [/mkr|mnkr|msek|mkr|miljon|\bmn\b|\bmilj\b/i, 100_000_000],
  [/tkr|tsek|ksek|kkr|tusen|\btk\b/i, 100_000],
  [/kr|sek|:-/i, 100],
]

/** "Uppskattat värde (tkr)" → how many öre a bare number in that column counts in. */
export const unitOf = (text: string): number | undefined => units.find(([words]) => words.test(text))?.[1]

const spaces = /[\s\u00a0\u202f\u2009]/g

/**
 * Digits with separators → a number. A lone separator before three digits groups them ("1.250" is a thousand) where
 * kronor are meant or a point is used; else it is the decimal one ("1,250 Mkr").
 */
const numberOf = (text: string, unit: number): number | undefined => {
  const bare = text.replace(spaces, '').replace(/'/g, '')
  if (!/^\d+([.,]\d+)*$/.test(bare)) return undefined
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (last < 0) return Number(bare)
  const seps = bare.replace(/\d/g, '')
  const head = bare.slice(0, last).replace(/[.,]/g, '')
  const tail = bare.slice(last + 1)
  const mixed = new Set(seps).size > 1
  const lone = seps.length === 1
  const grouped =
    (!lone && !mixed) ||
    (lone &&
      tail.length === 3 &&
      head !== '0' &&
      head.length <= 3 &&
      (unit === 100 || (unit < 100_000_000 && seps === '.')))
  return grouped ? Number(head + tail) : Number(`${head}.${tail}`)
}

const most = 100_000_000_000_000

/** A cell as a short line; a longer one is prose, and no number is looked for in it. */
const lineOf = (cell: string): string => (cell.length > 120 ? '' : cell.replace(/\s+/g, ' ').trim())

/** Leading words and signs that say "about": "ca 300 tkr", "~1,2 Mkr", "minst 500 000". */
const about = /^(ca\.?|cirka|circa|c:a|ungefär|uppsk\.?|upp till|max\.?|minst|över|under|<|>|~|≈)\s*/i

/**
 * "1 250 000", "1,2 Mkr", "ca 300 tkr", "300–500 tkr" (the higher) → öre. A bare number counts in the column's unit,
 * kronor unless its heading says otherwise. Undefined: no amount.
 */
export const readValue = (cell: string, columnUnit = 100): number | undefined => {
  const text = lineOf(cell).replace(about, '')
  const own = /^([\d\s\u00a0\u202f\u2009.,'–—-]*\d)\s*([^\d]*)$/.exec(text)
  if (!own) return undefined
  const words = (own[2] ?? '').trim()
  const unit = words === '' ? columnUnit : unitOf(words)
  if (unit === undefined) return undefined
  const parts = (own[1] ?? '').split(/\s*[–—-]\s*/).filter(part => part !== '')
  const numbers = parts.map(part => numberOf(part, unit))
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined
  const ore = Math.round(Math.max(...numbers.filter(n => n !== undefined)) * unit)
  return Number.isSafeInteger(ore) && ore <= most ? ore : undefined
}

const pers: [RegExp, 'day' | 'week' | 'month' | 'season' | 'year'][] = [
  [/dag|dygn/i, 'day'],
  [/veck/i, 'week'],
  [/mån/i, 'month'],
  [/säsong/i, 'season'],
  [/år/i, 'year'],
]

export type Volume = { amount: number; amount_unit: string; amount_per?: string }

/** "200 korgar per månad", "ca 4 000 timmar/år", "12 st" → how much; undefined where no number begins it. */
export const readVolume = (cell: string): Volume | undefined => {
  const match = /^(\d[\d\s\u00a0.]*)\s*([\p{L}² ]{0,40}?)(?:\s*(?:per|\/|varje|om)\s*(\p{L}+))?\.?$/u.exec(
    lineOf(cell).replace(about, ''),
  )
  if (!match) return undefined
  const amount = Number((match[1] ?? '').replace(/[\s\u00a0.]/g, ''))
  if (!Number.isInteger(amount) || amount < 1 || amount > 100_000_000) return undefined
  const per = match[3] === undefined ? undefined : pers.find(([words]) => words.test(match[3] ?? ''))?.[1]
  if (match[3] !== undefined && per === undefined) return undefined
  return { amount, amount_unit: (match[2] ?? '').trim(), ...(per ? { amount_per: per } : {}) }
}

/** What people write where they have nothing to say. */
export const isMissing = (text: string): boolean =>
  /^([-–—?.\s]*|saknas|okänt?|oklart?|uppgift saknas|ej (beräknat|uppskattat|känt|klart)|inget|nej|n\/?a|tbd|löpande|vet ej)$/i.test(
    text,
  )
