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
export const SpendTabs = ({ current, period }: { current: string; period: Period }) => (
  <Tabs
    label={t('views')}
    tabs={views.map(([path, key]) => ({
      href: spendPath(path, period),
      label: t(key),
      current: path === current,
    }))}
  />
)
