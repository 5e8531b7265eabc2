import { ownErrors } from '../../kit/html/field-errors.ts'
import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of placements: people, places for them, questions about places. */
export const t = texts({ sv, en })
export const ownError = ownErrors(t)

/** What somebody is called on the officer's own pages; of whom no name is kept, the number. */
export const personName = ({ name, number }: { name: string | null; number: number }): string =>
  name ?? t('person_number', { number: String(number) })
