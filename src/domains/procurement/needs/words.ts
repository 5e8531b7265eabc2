import { texts } from '../../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of needs: form, list, page, calendar, and what enterprises and everybody see. */
export const t = texts({ sv, en })

/** The sentence for one of the needs' own error codes, naming its field. */
export const ownError = (code: string, label: string): string | undefined =>
  `error_${code}` in sv ? t(`error_${code}` as Parameters<typeof t>[0], { label }) : undefined
