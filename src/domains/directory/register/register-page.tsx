import type { Temporal } from 'temporal-polyfill'
import { municipalities } from '../../../core/reference/places.ts'
import { Button } from '../../../kit/html/button.tsx'
import { DataTable } from '../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../kit/html/empty-state.tsx'
import { Filters } from '../../../kit/html/filters.tsx'
import { Freshness } from '../../../kit/html/freshness.tsx'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { StatusChip } from '../../../kit/html/status-chip.tsx'
import { freshnessOf } from '../freshness/state.ts'
import { t } from '../words.ts'
import { lacks, lacksOf, type RegisterQuery, type Stewarded } from './list.ts'

type Props = {
  rows: Stewarded[]
  all: number
  params: RegisterQuery
  query: URLSearchParams
  now: Temporal.Instant
  place: string
  /** May read in a list. */
  imports: boolean
}

const withParams = (query: URLSearchParams, changes: Record<string, string>) => {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) next.set(name, value)
  return `/registret?${next}`
}

/** A municipality keeps its own; only an association has more than one to tell apart. */
const several = (rows: Stewarded[]) => new Set(rows.map(e => e.municipality_code)).size > 1

/** The data quality list: every enterprise that we keep, the longest unconfirmed first, and what each lacks. */
export const RegisterPage = ({ rows, all, params, query, now, place, imports }: Props) => (
  <>
    <PageHead
      title={t('register_heading')}
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
    />
    {all === 0 ? (
      <EmptyState title={t('register_empty')}>
        <p>{t(imports ? 'register_empty_text' : 'register_empty_operator')}</p>
      </EmptyState>
    ) : (
      <>
        <Filters
          path="/registret"
          params={query}
          search={{ name: 'q', label: t('search_by_name') }}
          facets={[
            {
              name: 'brist',
              label: t('column_lacks'),
              single: true,
              options: lacks.map(l => ({ value: l, label: t(`lack_${l}`) })),
            },
          ]}
          summary={t('register_summary', { count: rows.length, all })}
          keep={['sort', 'riktning']}
        />
        {rows.length === 0 ? (
          <EmptyState title={t('register_none_left')} />
        ) : (
          <DataTable
            caption={t('register_heading')}
            captionHidden
            rows={rows}
            rowKey={e => e.tenant_id}
            rowHref={e => `/foretag/${e.slug}`}
            exports={{ csv: `/registret.csv?${query}`, xlsx: `/registret.xlsx?${query}` }}
            sort={{
              key: params.sort,
              direction: params.riktning,
              href: (key, riktning) => withParams(query, { sort: key, riktning }),
            }}
            columns={[
              { key: 'name', label: t('field_name'), cell: e => e.name, sortable: true, names: true },
              ...(several(rows)
                ? [
                    {
                      key: 'municipality',
                      label: t('field_municipality'),
                      cell: (e: Stewarded) => municipalities.get(e.municipality_code)?.name ?? '',
                      sortable: true,
                    },
                  ]
                : []),
              {
                key: 'confirmed',
                label: t('column_confirmed'),
                cell: e => (
                  <Freshness
                    confirmedAt={e.confirmed_at}
                    byItself={e.confirmed_by_itself}
                    now={now}
                    state={freshnessOf(e.confirmed_at, now)}
                  />
                ),
                sortable: true,
              },
              { key: 'offers', label: t('column_offers'), cell: e => String(e.offers), numeric: true },
              {
                key: 'lacks',
                label: t('column_lacks'),
                cell: e =>
                  lacksOf(e, now).map(l => (
                    <StatusChip key={l} tone={l === 'hidden' ? 'ended' : 'attention'}>
                      {t(`lack_${l}`)}
                    </StatusChip>
                  )),
              },
            ]}
          />
        )}
      </>
    )}
  </>
)
