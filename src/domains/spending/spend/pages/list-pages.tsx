import type { Shown } from '../../../../core/lists/list.ts'
import { ListPage } from '../../../../core/lists/page.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { showKronor, showNumber } from '../../../../kit/text/format.ts'
import type { UnitChoice } from '../../units/queries.ts'
import type { LedgerRow, PairSum, SupplierSum, UnitSum } from '../details.ts'
import type { NarrowQuery, Period } from '../schema.ts'
import { t } from '../words.ts'
import { kindFacet, socialFacet, unitFacet } from './facets.ts'
import { pairHref, supplierRows, unitRows } from './list-columns.tsx'
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
  /** Among which a list is narrowed to one unit. */
  units: readonly UnitChoice[]
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

type Of<Row> = Props<Row>['list']
type Look<Row> = Omit<Parameters<typeof ListPage<Row>>[0], 'list' | 'empty' | 'children'>

/** Who was paid, for whom, as what, and row by row: what is the page's own of each. */
export const looks = {
  suppliers: ({ page, more }: Of<SupplierSum>): Look<SupplierSum> => ({
    lead: t('suppliers_lead'),
    search: t('search_supplier'),
    facets: [kindFacet(), ...unitFacet(more.units), socialFacet()],
    summary: t('suppliers_summary', { count: page.totals.total, sum: showKronor(page.totals.sum) }),
    rowHref: supplierRows(more),
  }),
  units: ({ page, more }: Of<UnitSum>): Look<UnitSum> => ({
    lead: t('units_lead'),
    facets: [kindFacet()],
    summary: t('units_summary', { count: page.totals.total }),
    rowHref: unitRows(more),
  }),
  classes: ({ page, more, request }: Of<PairSum>): Look<PairSum> => ({
    lead: t('classes_heading_lead'),
    actions: (
      <Button href="/inkop/klassning/beslut" tone="secondary">
        {t('see_decisions', { count: more.decisions })}
      </Button>
    ),
    search: t('search_supplier'),
    facets: [kindFacet(), ...unitFacet(more.units)],
    summary: t('classes_summary', { count: page.totals.total, sum: showKronor(page.totals.sum) }),
    rowHref: more.mayKeep ? pairHref(request.url) : undefined,
  }),
  rows: ({ page: { totals }, more }: Of<LedgerRow>): Look<LedgerRow> => ({
    lead: t('rows_lead'),
    search: t('search_supplier'),
    facets: [kindFacet(), ...unitFacet(more.units), socialFacet()],
    summary: t('rows_summary', {
      count: totals.total,
      shown: showNumber(totals.total),
      sum: showKronor(totals.sum),
    }),
    keep: ['period', 'leverantor', 'konto', 'manad'],
  }),
}

/** A list of purchases between the periods; of the four sides of them, with the way to the others. */
export const SpendListPage = <Row,>({ list, look }: Props<Row> & { look: (list: Of<Row>) => Look<Row> }) => (
  <ListPage list={list} keep={['period']} empty={{ title: t('none_found') }} {...look(list)}>
    <div class="tabs-row">
      <SpendTabs current={list.path} period={list.more.period} seesRows={list.more.seesRows} />
      <Periods {...list} />
    </div>
  </ListPage>
)
