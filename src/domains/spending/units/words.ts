import { texts } from '../../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** What is said of the ledger's units and the organisation's own. */
export const t = texts({ sv, en })
