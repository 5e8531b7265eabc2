import { texts } from '../../../kit/text/texts.ts'
import { isReason } from './schema.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of supplier ledgers. */
export const t = texts({ sv, en })

/** Why a row was not stored, as a sentence. */
export const reasonText = (reason: string, detail: unknown): string =>
  isReason(reason) ? t(`reason_${reason}`, { text: '', ...(detail as Record<string, string>) }) : ''

const problems = [
  'empty',
  'not_a_table',
  'old_excel',
  'password',
  'too_large',
  'too_many_rows',
  'too_many_columns',
  'bomb',
  'broken',
  'open_quote',
  'busy',
] as const

/** Why a whole file was not read in, as a sentence. */
export const failureText = (failure: string | null): string => {
  if (failure === 'role_ended' || failure === 'interrupted') return t(`failed_${failure}`)
  const problem = problems.find(known => known === failure)
  return problem === undefined ? t('failed_fault') : t(`problem_${problem}`)
}
