import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The register's words. */
export const t = texts({ sv, en })
export type TextKey = Parameters<typeof t>[0]

/** The sentence for an error code (kit/http/forms.ts and the schemas' own), naming its field. */
export const errorText = (code: string, label: string): string =>
  `error_${code}` in sv ? t(`error_${code}` as TextKey, { label }) : t('error_wrong', { label })
