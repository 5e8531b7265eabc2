import { AsyncLocalStorage } from 'node:async_hooks'

/** Swedish is the source language; English is a translation of the same quality. */
export const locales = ['sv', 'en'] as const
export type Locale = (typeof locales)[number]

const current = new AsyncLocalStorage<Locale>()

/** The reader's language. Swedish where nobody chose (jobs, logs). */
export const locale = (): Locale => current.getStore() ?? 'sv'

/** Runs `work` – and all it awaits – in the given language. */
export const withLocale = <T>(chosen: Locale, work: () => T): T => current.run(chosen, work)

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)

/** Explicit choice first, then what the browser asks for (RFC 9110 §12.5.4), then Swedish. */
export const chooseLocale = (chosen: unknown, acceptLanguage: string | undefined): Locale => {
  if (isLocale(chosen)) return chosen
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map(part => {
      const [tag = '', q] = part.trim().split(';q=')
      return { tag: tag.slice(0, 2).toLowerCase(), q: q === undefined ? 1 : Number(q) }
    })
    .sort((a, b) => b.q - a.q)
    .find(({ tag }) => isLocale(tag))
  return isLocale(wanted?.tag) ? wanted.tag : 'sv'
}
