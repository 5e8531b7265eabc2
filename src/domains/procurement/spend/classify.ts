import { categories } from '../../directory/public.ts'
import { accountSigns, type Sign, supplierSigns } from './evidence.ts'

/** What social enterprises do not sell, and what nobody could tell. */
export const other = 'other'
export const unclassified = ''

export type Class = {
  /** A key of data/categories.yaml, `other` or `unclassified`. */
  category: string
  reason: 'decided' | 'register' | 'suggested' | 'account' | 'supplier' | 'both' | 'none'
  /** The words that decided, for the sentence that explains it. */
  because: string
  confidence: 'high' | 'medium' | 'low' | 'none'
}

/** A supplier on an account, as the ledger tells it. */
export type Pair = {
  accountText: string
  supplierName: string
  /** Two digits, where the supplier's industry is known. */
  sni?: string | null
  /** Kinds that the register says this supplier sells. */
  sells?: readonly string[]
}

const nothing: Class = { category: unclassified, reason: 'none', because: '', confidence: 'none' }
const group = (category: string) => categories.get(category)?.group
const isKind = (sign: Sign) => sign.category !== other
const strong = (signs: readonly Sign[]) => signs.filter(s => s.strong)
const of = (signs: readonly Sign[], category: string) => signs.find(s => s.category === category)

const both = (a: Sign, s: Sign, confidence: Class['confidence']): Class => ({
  category: a.category,
  reason: 'both',
  because: `${a.word} + ${s.word}`,
  confidence,
})
const by = (reason: 'account' | 'supplier', sign: Sign, confidence: Class['confidence']): Class => ({
  category: sign.category,
  reason,
  because: sign.word,
  confidence,
})

/** The kind both sides speak for: one of them alone is enough to make it more than a guess. */
const agreed = (account: readonly Sign[], supplier: readonly Sign[]): Class | undefined => {
  for (const a of account.filter(isKind)) {
    const s = of(supplier, a.category)
    if (s && (a.strong || s.strong)) return both(a, s, a.strong && s.strong ? 'high' : 'medium')
  }
  return undefined
}

/** An account and a supplier that each speak clearly, for different things. */
const settle = (account: Sign, supplier: Sign): Class => {
  // The account tells what was bought, the supplier's name what it mostly sells; within one group the name is nearer.
  if (isKind(account) && group(account.category) === group(supplier.category))
    return by('supplier', supplier, 'medium')
  return by('account', account, 'medium')
}

/**
 * What a supplier is paid for on an account. Without a person's decision, the register or others' suggestions (see
 * refresh.ts) this is all there is: the words of both.
 */
export const classify = ({ accountText, supplierName, sni = null, sells = [] }: Pair): Class => {
  const account = accountSigns(accountText)
  const supplier = supplierSigns(supplierName, sni)
  const sold = sells.map(
    (category): Sign => ({ category, strong: true, word: categories.get(category)?.sv ?? '' }),
  )
  if (sold.length > 0) {
    const fits = sold.find(s => of(account, s.category)) ?? sold[0]
    if (fits && (sold.length === 1 || of(account, fits.category)))
      return { category: fits.category, reason: 'register', because: fits.word, confidence: 'high' }
  }
  const fit = agreed(account, supplier)
  const [a] = strong(account)
  const [s] = strong(supplier)
  if (fit && (fit.confidence === 'high' || a === undefined || a.category === fit.category || !isKind(a)))
    return fit
  if (a && s && a.category !== s.category) return settle(a, s)
  if (a) return by('account', a, s ? 'high' : 'medium')
  if (s) return by('supplier', s, 'medium')
  for (const w of account.filter(isKind)) {
    const also = of(supplier, w.category)
    if (also) return both(w, also, 'low')
  }
  return nothing
}
