import { importTexts } from '../../core/imports/words.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

export const t = importTexts({ sv, en })
