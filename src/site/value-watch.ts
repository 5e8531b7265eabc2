import { directAwardRules } from '../core/law/direct-award.ts'
import { notice } from '../core/notices/notices.ts'
import { buysAs } from '../core/organisations/buyers.ts'
import { selectKindsAhead } from '../domains/needs/public.ts'
import { kindName, kindPath, selectLastYear } from '../domains/spending/public.ts'
import { showKronor, showShare } from '../kit/text/format.ts'
import { t } from './words.ts'

/** From which share of the ceiling it is told of. */
const near = 0.8

/**
 * The same kind nears the ceiling of direct awards, and a need of it is about to be bought. By what was bought in twelve months, or by
 * what is needed in the next twelve if that is more: never both, since the need most often is what was bought (LOU 5 kap. 11 §). Kinds that were above it
 * the year before as well are bought by contract, and nothing new.
 */
export const valueWatch = notice({
  may: viewer => buysAs(viewer, 'procurement_officer', 'coordinator'),
  most: 3,
  find: async (tx, { tenantId, today }) => {
    const ahead = await selectKindsAhead(tx, tenantId, today)
    const year = await selectLastYear(tx, tenantId, today)
    const ceiling = directAwardRules.at(today).ceiling_kronor * 100
    return ahead.flatMap(({ category, starts_on, ore: needed }) => {
      const bought = year?.sums.find(sum => sum.category === category)
      const now = bought?.now_ore ?? 0
      const ore = Math.max(now, needed)
      const isOld = (bought?.before_ore ?? 0) >= ceiling && now >= ceiling
      return year === undefined || ore < near * ceiling || isOld
        ? []
        : {
            category,
            starts_on,
            ore,
            ceiling,
            period: year.period,
            basis: now >= needed ? 'bought' : 'needed',
          }
    })
  },
  each: ({ category, starts_on, ore, ceiling, period, basis }) => {
    const kind = kindName(category)
    const figures = {
      kind,
      sum: showKronor(ore),
      ceiling: showKronor(ceiling),
      share: showShare(ore / ceiling),
    }
    return {
      text: t(basis === 'bought' ? 'watch_bought' : 'watch_needed', figures),
      action: { label: t('watch_see'), href: `${kindPath(category, period)}#recurring`, about: kind },
      date: [starts_on, date => t('watch_starts', { date })],
    }
  },
})
