import { fieldSentences } from '../../kit/html/field-errors.ts'
import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

export const t = texts({ sv, en })
export const { sayError, summaryOf } = fieldSentences(t)
/** For a key made of parts: the word, or undefined where there is none. */
export const word = (key: string): string | undefined => (t.has(key) ? t(key) : undefined)
