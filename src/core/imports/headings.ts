import type { Fields } from './fields.ts'

/** "Org.nr (10 siffror)" → "orgnr" */
export const letters = (heading: string): string => allLetters(heading.replace(/\(.*?\)/g, ''))
const allLetters = (heading: string) =>
  heading
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}]/gu, '')

/** What the same file is known by next time: its columns' names, whatever their case and signs. */
export const signatureOf = (header: readonly string[]): string =>
  header.some(h => h !== '')
    ? header.map(letters).join('|').slice(0, 2000)
    : `no names, ${header.length} columns`

/** How surely a heading tells a field: its very name, a word of it, the end of a longer word, a word within, one cut short. */
const weights = { exact: 1, word: 0.85, end: 0.8, within: 0.6, cut: 0.6, later: 0.15, lower: 0.2 }
/** "Konto (T)", "Kontotext", "Lev.namn": the text of what the rest of the heading names. */
const textOf = /(\(t(ext)?\)|text|txt|namn|benämning|ben)$/

type Name<F> = { name: string; field: F; tier: number }
export type Heading<F extends string> = {
  /** By field, how surely it is told. */
  told: ReadonlyMap<F, number>
  /** The column is known to be none of ours. */
  aside: boolean
  all: string
}

/** Reads headings by the names that fields go by; `aside` names what is none of them, whatever else it holds. */
export const headingReader = <F extends string>(fields: Fields<F>, aside?: RegExp) => {
  const rules = Object.entries(fields) as [F, Fields<F>[F]][]
  const names: Name<F>[] = rules.flatMap(([field, rule]) =>
    rule.names.split('|').flatMap((list, tier) =>
      list
        .split(' ')
        .filter(name => name !== '')
        .map(name => ({ name, field, tier })),
    ),
  )
  const longest = (is: (known: Name<F>) => boolean) =>
    names.filter(is).sort((a, b) => b.name.length - a.name.length)[0]

  const read = (heading: string): Heading<F> => {
    const [name, all] = [letters(heading), allLetters(heading)]
    const told = new Map<F, number>()
    const claim = (known: Name<F> | undefined, weight: number) => {
      if (known === undefined) return
      const said = weight - known.tier * weights.lower
      if (said > (told.get(known.field) ?? 0)) told.set(known.field, said)
    }
    const exact = names.filter(known => known.name === name || known.name === all)
    for (const known of exact) claim(known, weights.exact)
    const always = exact.length === 0 ? rules.find(([, rule]) => rule.tells?.test(all))?.[0] : undefined
    if (always !== undefined) return { told: told.set(always, weights.exact), aside: false, all }
    if (exact.length === 0 && aside?.test(all)) return { told, aside: true, all }
    const words = heading
      .toLowerCase()
      .normalize('NFC')
      .split(/[^\p{L}]*[\s/,;][^\p{L}]*/u)
    if (words.length > 1 && exact.length === 0)
      for (const [at, word] of words.entries())
        for (const known of names)
          if (word.length > 2 && known.name === word)
            claim(known, weights.word - (at > 1 ? weights.later : 0))
    if (told.size === 0 && name !== '') {
      const cut = name.length > 3 ? names.find(known => known.name.startsWith(name)) : undefined
      const end = longest(known => known.name.length > 3 && name.endsWith(known.name))
      const within = longest(known => known.name.length > 4 && name.includes(known.name))
      claim(cut ?? end ?? within, cut ? weights.cut : end ? weights.end : weights.within)
    }
    const code = textOf.test(heading.trim().toLowerCase())
      ? heading.trim().toLowerCase().replace(textOf, '')
      : ''
    if (code !== '' && letters(code) !== '' && (exact.length === 0 || /\(t/.test(heading.toLowerCase())))
      for (const { name: known, field } of names) {
        const text = fields[field].text as F | undefined
        if (known !== letters(code) || text === undefined) continue
        if (text !== field) told.delete(field)
        told.set(text, weights.exact)
      }
    for (const [field, rule] of rules) if (rule.never?.test(all)) told.delete(field)
    return { told, aside: false, all }
  }

  const known = new Map<string, Heading<F>>()
  return (heading: string): Heading<F> => {
    const found = known.get(heading) ?? read(heading.slice(0, 200))
    if (known.size < 5000) known.set(heading, found)
    return found
  }
}
