import { Temporal } from 'temporal-polyfill'
import { Tabs } from '../../../../kit/html/tabs.tsx'
import { periodName, spendPath } from '../names.ts'
import type { Span } from '../queries.ts'
import { before, type Period, rollingPeriod, yearPeriod } from '../schema.ts'
import { t } from '../words.ts'

/**
 * The periods that the ledger tells of: the last twelve months, the twelve before, and each calendar year that has rows. A month to come –
 * somebody's mistake, or the rest of a year that was read in whole – does not move the twelve months past today.
 */
export const periodsOf = ({ until, years }: Span, today: Temporal.PlainDate): Period[] => {
  const next = today.with({ day: 1 }).add({ months: 1 })
  const end = Temporal.PlainDate.compare(until, next) > 0 ? next : until
  const last = rollingPeriod(end)
  return [last, before(last), ...years.map(yearPeriod)]
}

export const PeriodChoice = ({
  path,
  period,
  periods,
  query = {},
}: {
  path: string
  period: Period
  periods: readonly Period[]
  query?: Record<string, string | undefined>
}) => (
  <Tabs
    label={t('choose_period')}
    tabs={periods.map(p => ({
      href: spendPath(path, p, query),
      label: periodName(p),
      current: p.key === period.key,
    }))}
  />
)
