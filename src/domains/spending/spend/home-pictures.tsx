import type { PictureOf } from '../../../core/notices/notices.ts'
import { buysAs } from '../../../core/organisations/buyers.ts'
import { BarChart } from '../../../kit/html/bar-chart.tsx'
import { showKronor, showLarge } from '../../../kit/text/format.ts'
import { categories } from '../../directory/public.ts'
import { kindName, kindPath } from './names.ts'
import { selectLastYear } from './period.ts'
import type { CategorySum } from './queries.ts'
import { t } from './words.ts'

/** More bars than this say nothing at a glance. */
const mostKinds = 10

type Amount = { now: number; before: number }
type Sold = { category: string; social: Amount; others: Amount }

const soldOf = ({ category, now_ore, before_ore, social_ore, social_before_ore }: CategorySum): Sold => ({
  category,
  social: { now: social_ore, before: social_before_ore },
  others: { now: now_ore - social_ore, before: before_ore - social_before_ore },
})

const sum = (sold: readonly Sold[], of: (row: Sold) => number) =>
  showLarge(sold.reduce((n, s) => n + of(s), 0))

/** Kinds by what was bought of one side of the market, each beside the twelve months before. */
const bought =
  (from: 'social' | 'others'): PictureOf['draw'] =>
  async (tx, { tenantId, today }) => {
    const year = await selectLastYear(tx, tenantId, today)
    // Of the kinds that social enterprises sold in these twelve months or the twelve before.
    const sold = (year?.sums ?? [])
      .filter(s => categories.has(s.category))
      .map(soldOf)
      .filter(({ social }) => social.now > 0 || social.before > 0)
    if (year === undefined || sold.length === 0) return null
    return (
      <BarChart
        title={t(`home_${from}`, {
          count: sold.length,
          now: sum(sold, s => s[from].now),
          before: sum(sold, s => s[from].before),
        })}
        labelHeading={t('column_kind')}
        valueHeading={t(`home_${from}_bar`)}
        comparedHeading={t('year_before')}
        bars={sold
          .toSorted((a, b) => b[from].now - a[from].now)
          .slice(0, mostKinds)
          .map(({ category, [from]: { now, before } }) => ({
            label: kindName(category),
            value: now,
            shown: showKronor(now),
            href: kindPath(category, year.period),
            compared: { value: before, shown: showKronor(before) },
          }))}
      />
    )
  }

/** Is anybody pushed aside where we buy of social enterprises; and how much do we buy of them. */
export const spendPictures: readonly PictureOf[] = [
  { may: viewer => buysAs(viewer, 'business_officer'), draw: bought('others') },
  { may: viewer => buysAs(viewer, 'politician'), draw: bought('social') },
]
