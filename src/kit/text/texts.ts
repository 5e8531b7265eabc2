import { IntlMessageFormat } from 'intl-messageformat'
import { type Locale, locale } from './locale.ts'

type Values = Record<string, string | number>

/** A domain's words: says the text of a key. */
export type Texts<K extends string> = {
  (key: K, values?: Values, inLocale?: Locale): string
  /** Whether there is a text of this name. */
  has: (name: string) => name is K
}

/** Nothing but words and places for values: what the formatter would say of it, without asking it. */
const plain = /^[^{}'<]*(?:\{\w+\}[^{}'<]*)+$/
/** Undefined when a value is missing: the formatter says which. */
const fillIn = (source: string, values: Values = {}): string | undefined => {
  let whole = true
  const said = source.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    whole &&= value !== undefined
    return String(value)
  })
  return whole ? said : undefined
}

/**
 * Binds a domain's two message files (ICU MessageFormat, as translators' tools read them) to a typed function.
 * A key that only one language has does not compile.
 */
export const texts = <K extends string>(files: {
  sv: Record<K, string>
  en: Record<K, string>
}): Texts<K> => {
  const compiled: Record<Locale, Map<K, IntlMessageFormat>> = { sv: new Map(), en: new Map() }
  const say = (key: K, values?: Values, inLocale: Locale = locale()): string => {
    const source = files[inLocale][key]
    if (!source.includes('{') && !source.includes("'")) return source
    const filled = plain.test(source) ? fillIn(source, values) : undefined
    if (filled !== undefined) return filled
    let message = compiled[inLocale].get(key)
    if (message === undefined) {
      message = new IntlMessageFormat(source, inLocale === 'sv' ? 'sv-SE' : 'en-GB')
      compiled[inLocale].set(key, message)
    }
    return String(message.format(values))
  }
  return Object.assign(say, { has: (name: string): name is K => name in files.sv })
}
