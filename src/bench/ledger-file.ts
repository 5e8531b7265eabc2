const columns =
  'kopare_id;kopare;verifikationsnummer;leverantor;leverantor_id;konto_nr;konto_text;belopp;datum;forvaltning;fakturanummer;grund;avtal;kommun_id;s_kod_nr'

/** The same numbers in every run (mulberry32). */
export const chance = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const withCheckDigit = (nine: string): string => {
  const sum = [...nine].reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return `${nine}${(10 - (sum % 10)) % 10}`
}

const pad = (n: number, width: number) => String(n).padStart(width, '0')
const kinds = [
  'Bygg',
  'Städ',
  'Taxi',
  'Måleri',
  'El',
  'Rör',
  'Konsult',
  'Livsmedel',
  'Transport',
  'Vård & Omsorg',
]
const places = ['Söderhamn', 'Hälsingland', 'Norrland', 'Gävle', 'Mälardalen', 'Sverige', 'Östersjön']
const accounts = [
  'Köp av tjänst',
  'Livsmedel',
  'Förbrukningsmaterial',
  'Konsultarvoden',
  'Lokalvård',
  'Reparation och underhåll',
]

export type LedgerFile = { pieces: Generator<Buffer>; sum: () => bigint }

/** A ledger in the national format: 3,000 suppliers, 300 accounts, 40 units, 12 months; some cells quoted, some credits. */
export const ledgerFile = (rows: number): LedgerFile => {
  const next = chance(2182)
  const suppliers = Array.from({ length: 3000 }, (_, i) => {
    const name = `${places[i % places.length]} ${kinds[i % kinds.length]} ${i} AB`
    // Every twentieth is a sole trader: its number is a personal number.
    const nine =
      i % 20 === 0
        ? `${pad(50 + (i % 40), 2)}0${1 + (i % 9)}${pad(1 + (i % 28), 2)}${pad(i % 1000, 3)}`
        : `556${pad(i, 6)}`
    const shown = i % 7 === 0 ? `"${name.replace(' AB', ', ""Norr"" AB')}"` : name
    const number = withCheckDigit(nine)
    return `${shown};${number.slice(0, 6)}-${number.slice(6)}`
  })
  const accountsOf = Array.from(
    { length: 300 },
    (_, i) => `${40000 + i * 11};${accounts[i % accounts.length]} ${i}`,
  )
  const units = Array.from({ length: 40 }, (_, i) => `Förvaltning ${i + 1} för utbildning och omsorg`)
  let sum = 0n
  const row = (i: number): string => {
    const ore = next(20) === 0 ? -next(5_000_000) : next(5_000_000)
    sum += BigInt(ore)
    const amount = `${ore < 0 ? '-' : ''}${Math.trunc(Math.abs(ore) / 100)}.${pad(Math.abs(ore) % 100, 2)}`
    const day = `2025-${pad(1 + next(12), 2)}-${pad(1 + next(28), 2)}`
    // Some suppliers are paid every day, most now and then; each on a few accounts, by a few units.
    const who = Math.floor(3000 * (next(1_000_000) / 1_000_000) ** 3)
    const account = accountsOf[(who * 7 + next(4) * 31) % 300]
    return `212000-2353;Söderhamns kommun;V${pad(i, 8)};${suppliers[who]};${account};${amount};${day};${units[(who + next(5)) % 40]};F${100000 + next(899_999)};${next(3) === 0 ? 'Ramavtal' : ''};${next(4) === 0 ? `SKR-${next(900)}` : ''};2182;S${1 + next(9)}\r\n`
  }
  function* pieces() {
    let text = `${columns}\r\n`
    for (let i = 1; i <= rows; i++) {
      text += row(i)
      if (text.length > 256 * 1024) {
        yield Buffer.from(text)
        text = ''
      }
    }
    yield Buffer.from(text)
  }
  return { pieces: pieces(), sum: () => sum }
}
