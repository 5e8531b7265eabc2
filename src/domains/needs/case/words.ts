import { texts } from '../../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** What is said of a need as a case: where it stands, the next step, its parts. */
export const t = texts({ sv, en })
