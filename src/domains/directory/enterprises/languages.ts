import { locale } from '../../../kit/text/locale.ts'

/** Spoken in Swedish workplaces, beside those with a two-letter code: dari, sorani, kurmanji … (BCP 47). */
const longer = ['prs', 'ckb', 'kmr', 'aii', 'fit', 'smj', 'sma', 'rmn', 'tig', 'din']
/** Names that people write, where the standard's own is another or missing. */
const alsoCalled: Record<string, string> = {
  teckenspråk: 'swl',
  'swedish sign language': 'swl',
  'sign language': 'swl',
  dari: 'prs',
  farsi: 'fa',
  sorani: 'ckb',
  kurmanji: 'kmr',
  nordkurdiska: 'kmr',
  kurdiska: 'ku',
  meänkieli: 'fit',
  syriska: 'aii',
  assyriska: 'aii',
  tigrinja: 'ti',
  samiska: 'se',
  romani: 'rom',
  'romani chib': 'rom',
}
const signed = { sv: 'svenskt teckenspråk', en: 'Swedish Sign Language' }

const names = {
  sv: new Intl.DisplayNames(['sv'], { type: 'language', fallback: 'none' }),
  en: new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }),
}
const letters = [...'abcdefghijklmnopqrstuvwxyz']
const codes = [...letters.flatMap(a => letters.map(b => `${a}${b}`)), ...longer, 'rom'].filter(
  code => names.en.of(code) !== undefined && Intl.getCanonicalLocales(code)[0] === code,
)

const byName = new Map<string, string>([
  ...Object.entries(alsoCalled),
  ...Object.values(signed).map(name => [name.toLowerCase(), 'swl'] as const),
  ...(['en', 'sv'] as const).flatMap(l =>
    codes.map(code => [(names[l].of(code) ?? code).toLowerCase(), code] as const),
  ),
  ...[...codes, 'swl'].map(code => [code, code] as const),
])

/** "Arabiska", "arabic" and "ar" → "ar" (BCP 47); undefined when it is no language known here. */
export const languageCode = (typed: string): string | undefined => byName.get(typed.trim().toLowerCase())

/** A language by its name in the reader's language. */
export const languageName = (code: string): string => {
  if (code === 'swl') return signed[locale()]
  return byName.has(code.toLowerCase()) ? (names[locale()].of(code) ?? code) : code
}
