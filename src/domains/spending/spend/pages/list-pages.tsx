import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { Pager } from '../../../../kit/html/pager.tsx'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import type { PairSum, SupplierSum, UnitSum } from '../details.ts'
import { spendPath } from '../names.ts'
import type { NarrowQuery, Period } from '../schema.ts'
import { t } from '../words.ts'
import { kindFacet, socialFacet } from './facets.ts'
import { PairTable } from './pair-table.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { SpendTabs } from './spend-tabs.tsx'
import { SupplierTable } from './supplier-table.tsx'
import { UnitTable } from './unit-table.tsx'

type Common = { period: Period; periods: readonly Period[]; query: URLSearchParams; seesRows: boolean }

const files = (path: string, query: URLSearchParams) => ({
  csv: `${path}.csv?${query}`,
  xlsx: `${path}.xlsx?${query}`,
})
const kept = (q: NarrowQuery) => ({ q: q.q, kategori: q.kategori, social: q.social })

const withParams = (path: string, query: URLSearchParams, changes: Record<string, string>) => {
  const next = new URLSearchParams(query)
  next.delete('sida')
  for (const [name, value] of Object.entries(changes)) next.set(name, value)
  return `${path}?${next}`
}

/** At most this many on a page; the file has them all. */
const mostShown = 200

/** The page asked for, or the last one where there are fewer. */
const cutOut = <Row,>(rows: readonly Row[], { sida }: NarrowQuery) => {
  const pages = Math.max(1, Math.ceil(rows.length / mostShown))
  const page = Math.min(sida, pages)
  const start = (page - 1) * mostShown
  return { page, pages, start, shown: rows.slice(start, start + mostShown) }
}

const Pages = ({ path, query, at, all }: PagesProps) => (
  <Pager
    previous={at.page > 1 ? withParams(path, query, { sida: String(at.page - 1) }) : undefined}
    next={at.page < at.pages ? withParams(path, query, { sida: String(at.page + 1) }) : undefined}
    summary={t('shown_of', {
      from: showNumber(at.start + 1),
      to: showNumber(at.start + at.shown.length),
      all: showNumber(all),
    })}
  />
)
type PagesProps = {
  path: string
  query: URLSearchParams
  at: ReturnType<typeof cutOut>
  all: number
}

export const SuppliersPage = (
  props: Common & { rows: readonly SupplierSum[]; sum: number; q: NarrowQuery },
) => {
  const { period, periods, query, rows, sum, q, seesRows } = props
  const path = '/inkop/leverantorer'
  const at = cutOut(rows, q)
  return (
    <>
      <PageHead title={t('suppliers_heading')} lead={t('suppliers_lead')} />
      <SpendTabs current={path} period={period} seesRows={props.seesRows} />
      <PeriodChoice path={path} period={period} periods={periods} query={kept(q)} />
      <Filters
        path={path}
        params={query}
        search={{ name: 'q', label: t('search_supplier') }}
        facets={[kindFacet(), socialFacet()]}
        summary={t('suppliers_summary', { count: rows.length, sum: showKronor(sum) })}
        keep={['period', 'sort', 'riktning']}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('none_found')} />
      ) : (
        <>
          <SupplierTable
            rows={at.shown}
            period={period}
            seesRows={seesRows}
            exports={files(path, query)}
            sort={{
              key: q.sort,
              direction: q.riktning,
              href: (sort, riktning) => withParams(path, query, { sort, riktning }),
            }}
          />
          <Pages path={path} query={query} at={at} all={rows.length} />
        </>
      )}
    </>
  )
}

export const UnitsPage = (props: Common & { rows: readonly UnitSum[]; q: NarrowQuery }) => {
  const { period, periods, query, rows, q, seesRows } = props
  const path = '/inkop/forvaltningar'
  return (
    <>
      <PageHead title={t('units_heading')} lead={t('units_lead')} />
      <SpendTabs current={path} period={period} seesRows={props.seesRows} />
      <PeriodChoice path={path} period={period} periods={periods} query={kept(q)} />
      <Filters
        path={path}
        params={query}
        facets={[kindFacet()]}
        summary={t('units_summary', { count: rows.length })}
        keep={['period']}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('none_found')} />
      ) : (
        <UnitTable rows={rows} period={period} seesRows={seesRows} exports={files(path, query)} />
      )}
    </>
  )
}

export const ClassesPage = (
  props: Common & {
    rows: readonly PairSum[]
    sum: number
    q: NarrowQuery
    mayKeep: boolean
    decisions: number
  },
) => {
  const { period, periods, query, rows, sum, q, mayKeep, decisions } = props
  const path = '/inkop/klassning'
  const at = cutOut(rows, q)
  return (
    <>
      <PageHead
        title={t('classes_heading')}
        lead={t('classes_heading_lead')}
        actions={
          <Button href="/inkop/klassning/beslut" tone="secondary">
            {t('see_decisions', { count: decisions })}
          </Button>
        }
      />
      <SpendTabs current={path} period={period} seesRows={props.seesRows} />
      <PeriodChoice path={path} period={period} periods={periods} query={kept(q)} />
      <Filters
        path={path}
        params={query}
        search={{ name: 'q', label: t('search_supplier') }}
        facets={[kindFacet()]}
        summary={t('classes_summary', { count: rows.length, sum: showKronor(sum) })}
        keep={['period']}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('none_found')} />
      ) : (
        <>
          <PairTable
            rows={at.shown}
            mayKeep={mayKeep}
            kinds
            back={spendPath(path, period, { ...kept(q), ...(at.page > 1 ? { sida: at.page } : {}) })}
            exports={files(path, query)}
          />
          <Pages path={path} query={query} at={at} all={rows.length} />
        </>
      )}
    </>
  )
}
