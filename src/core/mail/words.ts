import type { Temporal } from 'temporal-polyfill'
import { texts } from '../../kit/text/texts.ts'
import { questionRules } from './questions.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

const t = texts({ sv, en })

/** The sentence for a limit of `insertQuestion`; undefined for any other code. */
export const sayTooMany = (code: string, today: Temporal.PlainDate): string | undefined => {
  const rule = questionRules.at(today)
  if (code === 'too_many_person') return t('too_many_person', { count: rule.person_a_day })
  if (code === 'too_many_organisation') return t('too_many_organisation', { count: rule.organisation_a_day })
  return undefined
}
