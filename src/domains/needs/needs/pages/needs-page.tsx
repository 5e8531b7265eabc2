import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { showDate, showMoney } from '../../../../kit/text/format.ts'
import { categoryText } from '../facts.ts'
import { categoryOptions } from '../fields.ts'
import { showLarge } from '../large.ts'
import { type NeedSums, type NeedsQuery, sorts } from '../list.ts'
import type { Need, UnitOption } from '../queries.ts'
import { sources } from '../schema.ts'
import { t } from '../words.ts'
import { NeedState } from './need-state.tsx'

type Props = {
  rows: readonly Need[]
  sums: NeedSums
  /** The kinds that the organisation has needs of, whether or not the filters leave any; none: it has no need. */
  kinds: readonly string[]
  units: readonly UnitOption[]
  params: NeedsQuery
  query: URLSearchParams
  next: string | undefined
  mayKeep: boolean
}

const path = '/inkop/behov'

const withParams = (query: URLSearchParams, changes: Record<string, string>) => {
  const changed = new URLSearchParams(query)
  changed.delete('efter')
  for (const [name, value] of Object.entries(changes)) changed.set(name, value)
  return `${path}?${changed}`
}

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

/** Two short lines: the day and month, and the year under them where the column is narrow. */
const day = (at: Parameters<typeof showDate>[0] | null) => at && showDate(at)

const columns = [
  {
    key: 'title',
    names: true,
    cell: (n: Need) => (
      <>
        {n.title}
        <div class="quiet small">{[categoryText(n.category), n.unit].filter(Boolean).join(', ')}</div>
      </>
    ),
  },
  {
    key: 'varde',
    numeric: true,
    sortable: true,
    cell: (n: Need) => (n.value_ore === null ? '' : showMoney(n.value_ore)),
  },
  { key: 'start', sortable: true, cell: (n: Need) => day(n.starts_on) },
  { key: 'avtalsslut', sortable: true, cell: (n: Need) => day(n.contract_ends_on) },
  { key: 'state', cell: (n: Need) => <NeedState need={n} /> },
  { key: 'andrad', sortable: true, cell: (n: Need) => day(n.updated_at) },
]

/** Everything the organisation is going to buy, as far as it has said. */
export const NeedsPage = ({ rows, sums, kinds, units, params, query, next, mayKeep }: Props) => (
  <>
    <PageHead title={t('list_title')} lead={t('list_lead')} actions={kinds.length > 0 && ways(mayKeep)} />
    {kinds.length > 0 ? (
      <>
        <Filters
          path={path}
          params={query}
          search={{ name: 'q', label: t('search_needs') }}
          facets={facets(units, kinds)}
          summary={t(sums.valued === sums.count ? 'sums' : 'sums_some', {
            count: sums.count,
            sum: showLarge(sums.sum),
            without: sums.count - sums.valued,
          })}
          keep={['sort', 'riktning']}
        />
        {rows.length === 0 ? (
          <EmptyState title={t('none_found')}>
            <p>{t('none_found_text')}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={t('list_title')}
            captionHidden
            rows={rows}
            rowKey={n => n.need_id}
            rowHref={n => `${path}/${n.need_id}`}
            exports={{ csv: `${path}.csv?${query}`, xlsx: `${path}.xlsx?${query}` }}
            sort={{
              key: params.sort,
              direction: params.riktning,
              href: (key, riktning) => withParams(query, { sort: key, riktning }),
            }}
            columns={columns.map(column => ({ ...column, label: label(column.key) }))}
          />
        )}
        <Pager next={next} label={t('list_title')} />
      </>
    ) : (
      <Empty mayKeep={mayKeep} />
    )}
  </>
)

const label = (key: string): string => {
  const sort = sorts.find(s => s === key)
  if (sort !== undefined) return t(`sort_${sort}`)
  return t(key === 'title' ? 'need' : 'state')
}
