import { showMoney, showNumber } from '../../../kit/text/format.ts'
import { t } from './words.ts'

/** Sums for the eye: "12,4 miljoner kronor"; under a million as they are. */
export const showLarge = (ore: number): string =>
  ore < 100_000_000 ? showMoney(ore) : t('million', { n: showNumber(ore / 100_000_000) })
