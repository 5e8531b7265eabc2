import type { Temporal } from 'temporal-polyfill'
import { address } from '../../../kit/html/address.ts'
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

/** The same in a row of many. */
export const shortKind = (category: string): string =>
  category === other ? t('kind_other_short') : kindName(category)

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
): string => address(path, { period: period.key === '12' ? undefined : period.key, ...query })
/** The rows of one month. */
export const monthPath = (month: Temporal.PlainDate, period: Period, kategori?: string): string =>
  spendPath('/inkop/rader', period, { manad: month.toString().slice(0, 7), kategori })
export const kindPath = (category: string, period: Period): string =>
  spendPath(`/inkop/kategorier/${categoryInAddress(category)}`, period)

/** Where a supplier on an account is corrected; from there the way leads back. */
export const pairPath = (supplierNo: number, accountNo: number, back: string): string =>
  address(`/inkop/klassning/${supplierNo}/${accountNo}`, { tillbaka: back })

/** Why a pair is what it is, in a sentence. */
export const reasonText = ({ reason, because }: { reason: string; because: string }): string => {
  const key = `reason_${reason}`
  return t(t.has(key) ? key : 'reason_none', { because, count: Number(because) })
}
export const confidenceText = (confidence: string): string => {
  const key = `sure_${confidence}`
  return t(t.has(key) ? key : 'sure_none')
}
