import { Tabs } from '../../../../kit/html/tabs.tsx'
import { periodName, spendPath } from '../names.ts'
import type { Span } from '../queries.ts'
import { type Period, rollingPeriod, yearPeriod } from '../schema.ts'
import { t } from '../words.ts'

/** The periods that the ledger tells of: the last twelve months, and each calendar year. */
export const periodsOf = ({ from, until }: Span): Period[] => {
  const last = until.subtract({ days: 1 }).year
  const years = Array.from({ length: Math.min(6, last - from.year + 1) }, (_, i) => yearPeriod(last - i))
  return [rollingPeriod(until), ...years]
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
