import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import type { UnitOption } from '../../../../core/organisations/schema.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { showLarge } from '../../../../kit/text/format.ts'
import { categoryOptions } from '../fields.ts'
import type { NeedSums, NeedsMore, NeedsQuery } from '../list.ts'
import type { Need } from '../queries.ts'
import { sources } from '../schema.ts'
import { t } from '../words.ts'

const path = '/inkop/behov'

const ways = (mayKeep: boolean) => (
  <>
    {mayKeep && <Button href={`${path}/nytt`}>{t('add_need')}</Button>}
    {mayKeep && (
      <Button href={`${path}/plan`} tone="secondary">
        {t('read_plan')}
      </Button>
    )}
    <Button href={`${path}/kalender`} tone="secondary" icon="calendar">
      {t('calendar')}
    </Button>
  </>
)

const Empty = ({ mayKeep }: { mayKeep: boolean }) => (
  <EmptyState
    title={t('none_yet')}
    actions={
      mayKeep && (
        <>
          <Button href="/inkop">{t('way_ledger')}</Button>
          <Button href={`${path}/nytt`} tone="secondary">
            {t('way_hand')}
          </Button>
          <Button href={`${path}/plan`} tone="secondary">
            {t('way_plan')}
          </Button>
        </>
      )
    }
  >
    <p>{t(mayKeep ? 'none_yet_text' : 'none_yet_reader')}</p>
  </EmptyState>
)

const facets = (units: readonly UnitOption[], kinds: readonly string[]) => [
  {
    name: 'kategori',
    label: t('category'),
    options: categoryOptions().filter(option => kinds.includes(option.value)),
  },
  ...(units.length > 0
    ? [{ name: 'enhet', label: t('unit'), options: units.map(u => ({ value: u.unit_id, label: u.name })) }]
    : []),
  {
    name: 'lage',
    label: t('state'),
    single: true,
    options: (['oppna', 'avslutade', 'alla'] as const).map(l => ({ value: l, label: t(`filter_${l}`) })),
  },
  {
    name: 'visas',
    label: t('shown_to_all'),
    single: true,
    options: (['ja', 'nej'] as const).map(v => ({ value: v, label: t(`shown_${v}`) })),
  },
  {
    name: 'kalla',
    label: t('source'),
    options: sources.map(s => ({ value: s, label: t(`source_${s}`) })),
  },
]

/** Everything the organisation is going to buy, as far as it has said. */
export const NeedsPage = ({ list }: { list: Shown<Need, NeedsQuery, NeedsMore, NeedSums> }) => {
  const { kinds, units, mayKeep } = list.more
  const { total, valued, sum } = list.page.totals
  return (
    <ListPage
      list={list}
      lead={t('list_lead')}
      actions={kinds.length > 0 && ways(mayKeep)}
      nothing={kinds.length === 0 ? <Empty mayKeep={mayKeep} /> : undefined}
      search={t('search_needs')}
      facets={facets(units, kinds)}
      summary={t(valued === total ? 'sums' : 'sums_some', {
        count: total,
        sum: showLarge(sum),
        without: total - valued,
      })}
      empty={{ title: t('none_found'), text: t('none_found_text') }}
      rowHref={n => `${path}/${n.need_id}`}
    />
  )
}
