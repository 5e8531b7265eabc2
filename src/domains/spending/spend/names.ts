import type { Temporal } from 'temporal-polyfill'
import { categoryName } from '../../directory/public.ts'
import { other, unclassified } from './classify.ts'
import { categoryInAddress, type Period } from './schema.ts'
import { t } from './words.ts'

/** A kind as people read it, what enterprises do not sell and what is unclassified included. */
export const kindName = (category: string): string =>
  category === unclassified
    ? t('kind_unclassified')
    : category === other
      ? t('kind_other')
      : categoryName(category)

/** "Senaste 12 månaderna" or "2025". */
export const periodName = ({ key }: Period): string =>
  key === '12' ? t('period_rolling') : key === '12-fore' ? t('period_before') : key

/** The same inside a sentence. */
export const periodInSentence = ({ key }: Period): string =>
  key === '12' ? t('period_rolling_in') : key === '12-fore' ? t('period_before_in') : key

/** The address of a page about spend, keeping the period. */
export const spendPath = (
  path: string,
  period: Period,
  query: Record<string, string | number | undefined> = {},
): string => {
  const params = new URLSearchParams()
  if (period.key !== '12') params.set('period', period.key)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value))
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}
/** The rows of one month. */
export const monthPath = (month: Temporal.PlainDate, period: Period, kategori?: string): string =>
  spendPath('/inkop/rader', period, { manad: month.toString().slice(0, 7), kategori })
export const kindPath = (category: string, period: Period): string =>
  spendPath(`/inkop/kategorier/${categoryInAddress(category)}`, period)

/** Why a pair is what it is, in a sentence. */
export const reasonText = (pair: { reason: string; because: string; confidence: string }): string => {
  const { because } = pair
  switch (pair.reason) {
    case 'decided':
      return t('reason_decided')
    case 'register':
      return t('reason_register', { because })
    case 'suggested':
      return t('reason_suggested', { count: Number(because) })
    case 'account':
      return t('reason_account', { because })
    case 'supplier':
      return t('reason_supplier', { because })
    case 'both':
      return t('reason_both', { because })
    default:
      return t('reason_none')
  }
}
export const confidenceText = (confidence: string): string =>
  confidence === 'high'
    ? t('sure_high')
    : confidence === 'medium'
      ? t('sure_medium')
      : confidence === 'low'
        ? t('sure_low')
        : t('sure_none')
