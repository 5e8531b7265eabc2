import { problemText } from '../../../core/imports/words.ts'
import { texts } from '../../../kit/text/texts.ts'
import { isReason, ledgerLimits } from './schema.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of supplier ledgers. */
export const t = texts({ sv, en })

/** Why a row was not stored, as a sentence. */
export const reasonText = (reason: string, detail: unknown): string => {
  if (!isReason(reason)) return ''
  const said = { text: '', ...(detail as Record<string, string>) }
  // Written by a program that does not count: the file was not opened since.
  const formula = reason === 'amount_wrong' && said.text.startsWith('=')
  return t(formula ? 'reason_amount_formula' : `reason_${reason}`, said)
}

/** Why a whole file was not read in, as a sentence. */
export const failureText = (failure: string | null): string =>
  failure === 'role_ended' || failure === 'interrupted'
    ? t(`failed_${failure}`)
    : (problemText(failure ?? '', ledgerLimits) ?? t('failed_fault'))
