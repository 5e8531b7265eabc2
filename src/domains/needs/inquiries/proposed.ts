import { withLocale } from '../../../kit/text/locale.ts'
import { needFacts } from '../needs/facts.ts'
import type { Need } from '../needs/queries.ts'
import { t } from './words.ts'

/** What stays with the buyer. */
const own = { todays_supplier: '', value_note: '', value_ore: null, unit: null, registration_number: '' }

/** The question as it is proposed, in Swedish: the need in plain words, and what the buyer wants to know. */
export const proposed = (need: Need, home: string | null): string =>
  withLocale('sv', () =>
    [
      t('proposed_opening', { title: need.title }, 'sv'),
      ...(need.description === '' ? [] : [need.description]),
      needFacts({ ...need, ...own }, home)
        .filter(f => typeof f.details === 'string')
        .slice(0, -1)
        .map(f => `${f.term}: ${f.details}`)
        .join('\n'),
      t('proposed_questions', undefined, 'sv'),
    ].join('\n\n'),
  )
