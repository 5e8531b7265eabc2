import { detached } from '../../../kit/tables/detached.ts'
import { masked, nameHider, storable } from './mask.ts'
import { accountKey, type Parties } from './parties.ts'
import type { Numbers } from './quick.ts'
import type { Rules } from './rules.ts'
import { type Supplier, supplierOf } from './supplier.ts'

/** A supplier as a file writes it. Its number is taken when the first of its rows is stored. */
export type KnownSupplier = {
  supplier: Supplier
  no: number | undefined
  /** Takes a sole trader's name out of a text; undefined for all others. */
  hide: ((text: string) => string) | undefined
}

/** Ledgers repeat themselves: what has been read once is kept – unless it is no ledger, and nothing is said twice. */
const most = 100_000

/** What was made of two texts, by the one and then the other: quicker than by both in one. */
class Remembered<T> {
  readonly #made = new Map<string, Map<string, T>>()
  #size = 0
  #last: { one: string; other: string; made: T } | undefined

  of(one: string, other: string, make: () => T): T {
    // Rows beside each other are often about the same.
    const last = this.#last
    if (last !== undefined && last.one === one && last.other === other) return last.made
    const known = this.#made.get(one)?.get(other)
    if (known !== undefined) return known
    const made = make()
    if (this.#size >= most) {
      this.#made.clear()
      this.#size = 0
    }
    this.#size += 1
    const [first, second] = [detached(one), detached(other)]
    const same = this.#made.get(first) ?? new Map<string, T>()
    this.#made.set(first, same.set(second, made))
    this.#last = { one: first, other: second, made }
    return made
  }
}

const cut = (text: string, length: number) => detached(text.slice(0, length).toWellFormed())
/** "46362 Köp av tjänst" */
const codeAndText = /^(\d{2,12})\s*[-–:.]?\s+(\S.*)$/s

const accountOf = (both: string, code: string, text: string) => {
  const said = storable(both === '' ? code : both)
  const parts = text === '' ? codeAndText.exec(said) : null
  const account = parts
    ? { code: parts[1] ?? '', text: parts[2] ?? '' }
    : { code: said, text: storable(text) }
  // "Köp av tjänst" without a number in a column that is said to hold both.
  const named = both !== '' && parts === null && !/^\d+$/.test(said) ? { code: '', text: said } : account
  return { code: cut(masked(named.code), 40), text: cut(masked(named.text), 300) }
}

/** Whom and what a row is about: read once for each spelling, numbered when it is stored. */
export const partyReader = ({ mapping, secret }: Pick<Rules, 'mapping' | 'secret'>, parties: Parties) => {
  const at = (field: (typeof mapping)[number]) => mapping.indexOf(field)
  const [nameAt, numberAt, codeAt, textAt, bothAt] = [
    at('supplier'),
    at('supplier_number'),
    at('account_code'),
    at('account_text'),
    at('account'),
  ]
  const [unitAt, buyerAt, buyerNumberAt] = [at('unit'), at('buyer'), at('buyer_number')]
  const suppliers = new Remembered<KnownSupplier | null>()
  const organisations = new Map<string, KnownSupplier>()
  const accounts = new Remembered<number>()
  const units = new Remembered<number>()
  const buyers = new Remembered<number>()
  /** A sole trader's name → the key of the number; null where two have the same name. */
  const soleNames = new Map<string, string | null>()

  const makeSupplier = (number: string, name: string): KnownSupplier | null => {
    const supplier = supplierOf(secret, number, name)
    if (supplier === undefined) return null
    if (supplier.kind !== 'sole_trader') {
      const known = { supplier, no: undefined, hide: undefined }
      if (supplier.kind === 'organisation' && supplier.name !== supplier.orgnr && organisations.size < most)
        organisations.set(detached(number), known)
      return known
    }
    const own = masked(storable(name))
    const other = soleNames.get(own)
    if (own !== '')
      soleNames.set(detached(own), other === undefined || other === supplier.key ? supplier.key : null)
    return { supplier, no: undefined, hide: nameHider(detached(own)) }
  }

  const supplierIn = (cells: readonly string[]): KnownSupplier | null => {
    const [number, name] = [cells[numberAt] ?? '', cells[nameAt] ?? '']
    // A number of an organisation says who it is, whatever the name beside it.
    const organisation = organisations.get(number)
    if (organisation !== undefined) return organisation
    return suppliers.of(name, number, () => makeSupplier(number, name))
  }

  const accountIn = (cells: readonly string[], hide: KnownSupplier['hide']): number => {
    const said = [cells[bothAt] ?? '', cells[codeAt] ?? '', cells[textAt] ?? ''] as const
    const [both, code, text] = hide ? ([hide(said[0]), hide(said[1]), hide(said[2])] as const) : said
    return accounts.of(bothAt < 0 ? code : both, bothAt < 0 ? text : `${code}\0${text}`, () => {
      const account = accountOf(both, code, text)
      return parties.accounts.of(accountKey(account), account)
    })
  }

  const unitIn = (cells: readonly string[], hide: KnownSupplier['hide']): number => {
    const said = cells[unitAt] ?? ''
    const text = hide ? hide(said) : said
    return units.of(text, '', () => {
      const name = cut(masked(storable(text)), 300)
      return parties.units.of(name, { name })
    })
  }

  const buyerIn = (cells: readonly string[]): number => {
    const [number, name] = [cells[buyerNumberAt] ?? '', cells[buyerAt] ?? '']
    return buyers.of(number, name, () => parties.buyers.of(number, name))
  }

  return {
    supplierIn,
    /** The four numbers of a row that is stored. */
    numbersOf: (cells: readonly string[], known: KnownSupplier): Numbers => {
      known.no ??= parties.suppliers.of(known.supplier.key, known.supplier)
      return [buyerIn(cells), unitIn(cells, known.hide), known.no, accountIn(cells, known.hide)]
    },
    soleNames: soleNames as ReadonlyMap<string, string | null>,
  }
}
