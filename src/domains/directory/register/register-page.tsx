import type { Temporal } from 'temporal-polyfill'
import type { ListColumn } from '../../../core/lists/columns.ts'
import type { Shown } from '../../../core/lists/list.ts'
import { ListPage } from '../../../core/lists/page.tsx'
import { Button } from '../../../kit/html/button.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { Trust, trustText } from '../trust/words.tsx'
import { t } from '../words.ts'
import { type Lack, lacks, type RegisterQuery, type Stewarded } from './list.ts'

/** How many are kept in all, by whom, and whether the reader may read in a list. */
export type RegisterMore = { all: number; place: string; imports: boolean }

const ofTrust: ReadonlySet<Lack> = new Set(['unconfirmed', 'not_by_itself', 'unchecked', 'unverified'])

export const registerColumns = (now: Temporal.Instant): ListColumn<Stewarded>[] => [
  { key: 'name', label: t('field_name'), value: e => e.name, names: true },
  { key: 'municipality', label: t('field_municipality'), value: e => e.municipality, word: '' },
  {
    key: 'confirmed',
    label: t('trust_facet'),
    value: e => trustText(e, now),
    cell: e => <Trust of={e} now={now} />,
    as: 'text',
    word: '',
  },
  { key: 'day', label: t('column_confirmed'), value: e => e.confirmed_at, fileOnly: true },
  { key: 'offers', label: t('column_offers'), value: e => e.offers, numeric: true },
  {
    key: 'lacks',
    label: t('column_lacks'),
    value: e => e.lacks.map(l => t(`lack_${l}`)).join(', '),
    // The rest is what the ladder says.
    cell: e =>
      e.lacks
        .filter(l => !ofTrust.has(l))
        .map(l => t(`lack_${l}`))
        .join(', '),
    as: 'text',
    word: '',
  },
]

/** The data quality list: every enterprise that we keep, the longest unconfirmed first, and what each lacks. */
export const RegisterPage = ({ list }: { list: Shown<Stewarded, RegisterQuery, RegisterMore, 'places'> }) => {
  const { all, place, imports } = list.more
  const { total, places } = list.page.totals
  return (
    <ListPage
      list={list}
      lead={t('register_heading_lead', { place })}
      actions={
        <>
          <Button href="/anmal-foretag">{t('add_button')}</Button>
          {imports && (
            <Button href="/registret/las-in" tone="secondary">
              {t('import_button')}
            </Button>
          )}
        </>
      }
      nothing={
        all === 0 ? (
          <EmptyState title={t('register_empty')}>
            <p>{t(imports ? 'register_empty_text' : 'register_empty_operator')}</p>
          </EmptyState>
        ) : undefined
      }
      search={t('search_by_name')}
      facets={[
        {
          name: 'uppgifter',
          label: t('trust_facet'),
          single: true,
          options: (['2', '3'] as const).map(value => ({ value, label: t(`trust_at_least_${value}`) })),
        },
        {
          name: 'brist',
          label: t('column_lacks'),
          single: true,
          options: lacks.map(l => ({ value: l, label: t(`lack_${l}`) })),
        },
      ]}
      summary={t('register_summary', { count: total, all })}
      empty={{ title: t('register_none_left') }}
      rowHref={e => `/foretag/${e.slug}`}
      without={places > 1 ? [] : ['municipality']}
    />
  )
}
