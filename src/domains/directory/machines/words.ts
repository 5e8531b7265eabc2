import { texts } from '../../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** Words of the open interfaces and their page. */
export const t = texts({ sv, en })
export type TextKey = Parameters<typeof t>[0]

/** Data that is Swedish whoever asks for it (HSDS). */
export const inSwedish = (key: TextKey, values?: Record<string, string | number>): string =>
  t(key, values, 'sv')
