import { texts } from '../../../kit/text/texts.ts'
import { columns } from './columns.ts'
import { type Detail, isReason } from './schema.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of reading lists into the register. */
export const t = texts({ sv, en })

/** Why a row was not stored, or what was left out of it, as a sentence. */
export const reasonText = (reason: string | null, detail: unknown): string => {
  if (!isReason(reason)) return ''
  const values = (detail ?? {}) as Detail
  if (reason !== 'skipped') return t(`reason_${reason}`, { why: 'other', ...values })
  const left = String(values['fields'] ?? '')
    .split(' ')
    .filter(columns.isField)
  return t('reason_skipped', { fields: left.map(field => t(`field_${field}`).toLowerCase()).join(', ') })
}

/** Why a whole import ended before its list did, as a sentence. */
export const failureText = (failure: string | null): string =>
  t(failure === 'role_ended' || failure === 'interrupted' ? `failed_${failure}` : 'failed_fault')
