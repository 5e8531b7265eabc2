import { Tabs } from '../../../../kit/html/tabs.tsx'
import { spendPath } from '../names.ts'
import type { Period } from '../schema.ts'
import { t } from '../words.ts'

const views = [
  ['/inkop', 'view_kinds'],
  ['/inkop/leverantorer', 'view_suppliers'],
  ['/inkop/forvaltningar', 'view_units'],
  ['/inkop/klassning', 'view_classes'],
] as const

/** The same purchases seen from four sides. */
export const SpendTabs = ({
  current,
  period,
  seesRows,
}: {
  current: string
  period: Period
  /** What each supplier was taken for is a matter of rows. */
  seesRows: boolean
}) => (
  <Tabs
    label={t('views')}
    tabs={views
      .filter(([, key]) => seesRows || key !== 'view_classes')
      .map(([path, key]) => ({
        href: spendPath(path, period),
        label: t(key),
        current: path === current,
      }))}
  />
)
