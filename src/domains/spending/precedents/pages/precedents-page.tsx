import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { showNumber } from '../../../../kit/text/format.ts'
import { categories, categoryName } from '../../../directory/public.ts'
import type { PrecedentCounts } from '../queries.ts'
import { type Precedent, type PrecedentQuery, precedentYear, sourceAddress } from '../schema.ts'
import { t } from '../words.ts'
import { PrecedentTable } from './precedent-table.tsx'

type Props = {
  rows: readonly Precedent[]
  next: string | null
  counts: PrecedentCounts
  params: PrecedentQuery
  query: URLSearchParams
}

const path = '/inkop/forebilder'

const withParam = (query: URLSearchParams, name: string, value: string | null): string => {
  const next = new URLSearchParams(query)
  next.delete('efter')
  if (value === null) next.delete(name)
  else next.set(name, value)
  return next.size === 0 ? path : `${path}?${next}`
}

const year = String(precedentYear)

const Source = () => (
  <p>
    {t('source_lead')}{' '}
    <Link href={sourceAddress} external>
      {t('source', { year })}
    </Link>
    . {t('source_note')}
  </p>
)

/** Nothing fits: whether anybody did it without reserving, and the way there. */
const Nothing = ({ counts, params, query }: Omit<Props, 'rows' | 'next'>) => {
  const others = params.visa === 'reserverade' ? counts.others : 0
  return (
    <EmptyState
      title={t('none_title')}
      actions={
        others > 0 ? (
          <Button href={withParam(query, 'visa', 'alla')}>{t('see_others')}</Button>
        ) : (
          <Button href={path}>{t('start_over')}</Button>
        )
      }
    >
      <p>
        {others > 0 ? t('none_but_others', { count: others, shown: showNumber(others) }) : t('none_text')}
      </p>
    </EmptyState>
  )
}

/** What other municipalities have dared: the reserved procurements first. */
export const PrecedentsPage = ({ rows, next, counts, params, query }: Props) => {
  const files = new URLSearchParams(query)
  files.delete('efter')
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <p>{t('how_many', { all: showNumber(counts.all), reserved: showNumber(counts.reserved), year })}</p>
      <Filters
        path={path}
        params={query}
        search={{ name: 'q', label: t('search') }}
        facets={[
          {
            name: 'visa',
            label: t('facet_show'),
            single: true,
            options: [
              { value: 'reserverade', label: t('show_reserved') },
              { value: 'alla', label: t('show_all') },
            ],
          },
          {
            name: 'kategori',
            label: t('facet_category'),
            single: true,
            options: [...categories.keys()].flatMap(key => {
              const count = counts.byCategory.get(key)
              return count === undefined && key !== params.kategori
                ? []
                : [{ value: key, label: categoryName(key), count: count ?? 0 }]
            }),
          },
        ]}
        summary={t(params.visa === 'alla' ? 'found_all' : 'found_reserved', {
          count: counts.found,
          shown: showNumber(counts.found),
        })}
        keep={[]}
      />
      {rows.length === 0 ? (
        <Nothing counts={counts} params={params} query={query} />
      ) : (
        <PrecedentTable
          rows={rows}
          ofOneKind={params.kategori !== undefined}
          exports={{ csv: `${path}.csv?${files}`, xlsx: `${path}.xlsx?${files}` }}
        />
      )}
      <Pager
        previous={query.has('efter') ? withParam(query, 'efter', null) : undefined}
        next={next === null ? undefined : withParam(query, 'efter', next)}
        label={t('page_of_list')}
      />
      <Source />
    </>
  )
}
