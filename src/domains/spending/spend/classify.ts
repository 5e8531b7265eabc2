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
const clear = (signs: readonly Sign[]) => signs.filter(s => s.level === 'strong')
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
    if (s && (a.level === 'strong' || s.level === 'strong'))
      return both(a, s, a.level === 'strong' && s.level === 'strong' ? 'high' : 'medium')
  }
  return undefined
}

/** So much of a word recognised that it can hardly mean anything else ("snöröjning", not "städ"). */
const unmistakable = 8

/** An account and a supplier that each speak clearly, for different things. */
const settle = (account: Sign, supplier: Sign): Class => {
  if (!isKind(account)) return by('account', account, 'medium')
  // What the supplier mostly sells is something else: only a plain word of the account is believed against it.
  if (!isKind(supplier))
    return account.size >= unmistakable && !account.general ? by('account', account, 'medium') : nothing
  // The account tells what was bought, the supplier's name what it mostly sells; within one group the name is nearer.
  const nearer = group(account.category) === group(supplier.category)
  return nearer ? by('supplier', supplier, 'medium') : by('account', account, 'medium')
}

/**
 * What a supplier is paid for on an account. Without a person's decision, the register or others' suggestions (see
 * refresh.ts) this is all there is: the words of both.
 */
export const classify = ({ accountText, supplierName, sni = null, sells = [] }: Pair): Class => {
  const account = accountSigns(accountText)
  const supplier = supplierSigns(supplierName, sni)
  const sold = sells.map(
    (category): Sign => ({
      category,
      level: 'strong',
      word: categories.get(category)?.sv ?? '',
      size: 0,
      at: -1,
      general: false,
    }),
  )
  if (sold.length > 0) {
    const fits = sold.find(s => of(account, s.category)) ?? sold[0]
    if (fits && (sold.length === 1 || of(account, fits.category)))
      return { category: fits.category, reason: 'register', because: fits.word, confidence: 'high' }
  }
  const sure = [...account, ...supplier].find(sign => sign.level === 'sure')
  if (sure) return by(account.includes(sure) ? 'account' : 'supplier', sure, 'high')
  const [a] = clear(account)
  const [s] = clear(supplier)
  const fit = agreed(account, supplier)
  // "Städmaskiner" is no cleaning though it begins so: the longer word says what it is.
  if (fit && (a === undefined || isKind(a))) return fit
  if (a && s && a.category !== s.category) return settle(a, s)
  if (a) return by('account', a, s ? 'high' : 'medium')
  if (s && !isKind(s)) return by('supplier', s, 'medium')
  // A supplier alone: where the account is one of the broad ones, or its own name leaves no doubt.
  if (s && (account.length > 0 || s.size >= unmistakable) && clear(supplier).every(isKind))
    return by('supplier', s, 'medium')
  const soft = account.find(sign => sign.level === 'soft')
  return soft ? by('account', soft, 'low') : nothing
}
