import { texts } from '../../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** What is said when enterprises are asked, and answer. */
export const t = texts({ sv, en })
