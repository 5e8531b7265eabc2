import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** What all of procurement says; each noun has its own words beside it. */
export const t = texts({ sv, en })
