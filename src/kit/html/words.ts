import { texts } from '../text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The design system's own words; a domain keeps its own. */
export const t = texts({ sv, en })
