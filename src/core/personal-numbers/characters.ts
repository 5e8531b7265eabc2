/** A text as numbers are looked for in it: one sign for each digit, dash and space, and nothing that cannot be seen. */
export type Searchable = {
  text: string
  /** Where each of its signs stands in the text as it was written; undefined when that is the same place. */
  places: { from: number; to: number }[] | undefined
}

const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]$/u
const control = /^\p{Cc}$/u
const digit = /^\p{Nd}$/u
/** Dashes (Pd) and what else is drawn as one: the minus signs, the hyphen bullet, the modifier minus. */
const dash = /^[\p{Pd}\u2212\u2043\u02d7\u2796]$/u
const space = /^[\p{Z}\s]$/u

/** The digits of every script stand ten in a row, from zero. */
const digitOf = (code: number): string => {
  let before = 0
  while (digit.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}

const known = new Map<string, string>()
const signOf = (character: string): string => {
  const before = known.get(character)
  if (before !== undefined) return before
  const composed = character.normalize('NFKC')
  const made =
    unseen.test(character) || (control.test(character) && !space.test(character))
      ? ''
      : digit.test(character)
        ? digitOf(character.codePointAt(0) ?? 0)
        : dash.test(character)
          ? '-'
          : space.test(character)
            ? ' '
            : composed === character
              ? character
              : [...composed].map(signOf).join('')
  if (known.size < 5000) known.set(character, made)
  return made
}

/** Latin letters and their signs stand for themselves; not so superscript digits, fractions, the soft hyphen and controls. */
const plain = /^[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u00b1\u00b4-\u00b8\u00ba\u00bb\u00bf-\u02ff]*$/

/** Read as it is seen: any script's digits, any dash, full-width letters; signs that are not drawn are gone. */
export const searchable = (written: string): Searchable => {
  if (plain.test(written)) return { text: written, places: undefined }
  let text = ''
  const places: Searchable['places'] = []
  let at = 0
  for (const character of written) {
    const sign = signOf(character)
    for (let i = 0; i < sign.length; i++) places.push({ from: at, to: at + character.length })
    text += sign
    at += character.length
  }
  return { text, places }
}
