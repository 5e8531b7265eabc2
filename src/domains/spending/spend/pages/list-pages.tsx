import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { Button } from '../../../../kit/html/button.tsx'
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

const Periods = ({ path, params, more }: Pick<Props<unknown>['list'], 'path' | 'params' | 'more'>) => {
  const { q, kategori, social, leverantor, konto, forvaltning } = params
  const [supplier, account, unit] = [leverantor, konto, forvaltning].map(n => n?.toString())
  const query = { q, kategori, social, leverantor: supplier, konto: account, forvaltning: unit }
  return <PeriodChoice path={path} period={more.period} periods={more.periods} query={query} />
}

const Views = ({ list }: { list: Pick<Props<unknown>['list'], 'path' | 'params' | 'more'> }) => (
  <>
    <SpendTabs current={list.path} period={list.more.period} seesRows={list.more.seesRows} />
    <Periods {...list} />
  </>
)

const none = () => ({ title: t('none_found') })

export const SuppliersPage = ({ list }: Props<SupplierSum>) => (
  <ListPage
    list={list}
    lead={t('suppliers_lead')}
    search={t('search_supplier')}
    facets={[kindFacet(), socialFacet()]}
    summary={t('suppliers_summary', {
      count: list.page.totals.total,
      sum: showKronor(list.page.totals.sum),
    })}
    keep={['period']}
    empty={none()}
  >
    <Views list={list} />
  </ListPage>
)

export const UnitsPage = ({ list }: Props<UnitSum>) => (
  <ListPage
    list={list}
    lead={t('units_lead')}
    facets={[kindFacet()]}
    summary={t('units_summary', { count: list.page.totals.total })}
    keep={['period']}
    empty={none()}
  >
    <Views list={list} />
  </ListPage>
)

export const ClassesPage = ({ list }: Props<PairSum>) => (
  <ListPage
    list={list}
    lead={t('classes_heading_lead')}
    actions={
      <Button href="/inkop/klassning/beslut" tone="secondary">
        {t('see_decisions', { count: list.more.decisions })}
      </Button>
    }
    search={t('search_supplier')}
    facets={[kindFacet()]}
    summary={t('classes_summary', { count: list.page.totals.total, sum: showKronor(list.page.totals.sum) })}
    keep={['period']}
    without={list.more.mayKeep ? [] : ['change']}
    empty={none()}
  >
    <Views list={list} />
  </ListPage>
)

export const RowsPage = ({ list }: Props<LedgerRow>) => {
  const { total, sum } = list.page.totals
  return (
    <ListPage
      list={list}
      lead={t('rows_lead')}
      search={t('search_supplier')}
      facets={[kindFacet(), socialFacet()]}
      summary={t('rows_summary', { count: total, shown: showNumber(total), sum: showKronor(sum) })}
      keep={['period', 'leverantor', 'konto', 'forvaltning', 'manad']}
      empty={none()}
    >
      <Periods {...list} />
    </ListPage>
  )
}
