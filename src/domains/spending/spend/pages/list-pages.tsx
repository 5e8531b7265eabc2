import type { ComponentChildren } from 'preact'
import type { Shown } from '../../../../core/lists/list.ts'
import { ListView } from '../../../../core/lists/view.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import type { LedgerRow, PairSum, SupplierSum, UnitSum } from '../details.ts'
import type { NarrowQuery, Period } from '../schema.ts'
import { t } from '../words.ts'
import { kindFacet, socialFacet } from './facets.ts'
import { PeriodChoice } from './period-choice.tsx'
import { SpendTabs } from './spend-tabs.tsx'

/** What every list of purchases knows besides its rows. */
export type Spend = {
  period: Period
  periods: readonly Period[]
  /** No ledger has been read in. */
  nothingYet: boolean
  seesRows: boolean
  mayKeep: boolean
  /** How many classes the organisation has decided itself: of that list alone. */
  decisions: number
}
type Props<Row> = { list: Shown<Row, NarrowQuery, Spend, 'sum'> }
type HeadProps = Pick<Props<unknown>['list'], 'path' | 'params' | 'more'> & {
  title: string
  lead: string
  actions?: ComponentChildren
}

const Head = ({ path, params: { q, ...narrow }, more, title, lead, actions }: HeadProps) => (
  <>
    <PageHead title={title} lead={lead} actions={actions} />
    {path !== '/inkop/rader' && <SpendTabs current={path} period={more.period} seesRows={more.seesRows} />}
    <PeriodChoice
      path={path}
      period={more.period}
      periods={more.periods}
      query={{
        q,
        kategori: narrow.kategori,
        social: narrow.social,
        leverantor: narrow.leverantor?.toString(),
        konto: narrow.konto?.toString(),
        forvaltning: narrow.forvaltning?.toString(),
      }}
    />
  </>
)

const empty = () => <EmptyState title={t('none_found')} />

export const SuppliersPage = ({ list }: Props<SupplierSum>) => {
  const { total, sum } = list.page.totals
  return (
    <>
      <Head {...list} title={t('suppliers_heading')} lead={t('suppliers_lead')} />
      <ListView
        list={list}
        caption={t('suppliers_title')}
        search={t('search_supplier')}
        facets={[kindFacet(), socialFacet()]}
        summary={t('suppliers_summary', { count: total, sum: showKronor(sum) })}
        keep={['period']}
        empty={empty()}
      />
    </>
  )
}

export const UnitsPage = ({ list }: Props<UnitSum>) => (
  <>
    <Head {...list} title={t('units_heading')} lead={t('units_lead')} />
    <ListView
      list={list}
      caption={t('units_title')}
      facets={[kindFacet()]}
      summary={t('units_summary', { count: list.page.totals.total })}
      keep={['period']}
      empty={empty()}
    />
  </>
)

export const ClassesPage = ({ list }: Props<PairSum>) => {
  const { total, sum } = list.page.totals
  return (
    <>
      <Head
        {...list}
        title={t('classes_heading')}
        lead={t('classes_heading_lead')}
        actions={
          <Button href="/inkop/klassning/beslut" tone="secondary">
            {t('see_decisions', { count: list.more.decisions })}
          </Button>
        }
      />
      <ListView
        list={list}
        caption={t('classes_title')}
        search={t('search_supplier')}
        facets={[kindFacet()]}
        summary={t('classes_summary', { count: total, sum: showKronor(sum) })}
        keep={['period']}
        without={list.more.mayKeep ? [] : ['change']}
        empty={empty()}
      />
    </>
  )
}

export const RowsPage = ({ list }: Props<LedgerRow>) => {
  const { total, sum } = list.page.totals
  return (
    <>
      <Head {...list} title={t('rows_heading')} lead={t('rows_lead')} />
      <ListView
        list={list}
        caption={t('rows_heading')}
        search={t('search_supplier')}
        facets={[kindFacet(), socialFacet()]}
        summary={t('rows_summary', { count: total, shown: showNumber(total), sum: showKronor(sum) })}
        keep={['period', 'leverantor', 'konto', 'forvaltning', 'manad']}
        empty={empty()}
      />
    </>
  )
}
