import type { ComponentChildren } from 'preact'
import { pageColumns } from '../../../../core/lists/columns.ts'
import { Section } from '../../../../kit/html/arrange.tsx'
import { BarChart } from '../../../../kit/html/bar-chart.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { DataTable } from '../../../../kit/html/data-table.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showKronor, showMonth, showShare } from '../../../../kit/text/format.ts'
import { share } from '../candidates.ts'
import type { PairSum, SupplierSum, UnitSum } from '../details.ts'
import { kindName, kindPath, monthPath, periodInSentence, spendPath } from '../names.ts'
import type { CategorySum, MonthSum } from '../queries.ts'
import { categoryInAddress, type Period } from '../schema.ts'
import { t } from '../words.ts'
import { newNeedPath } from './candidate-table.tsx'
import {
  pairColumns,
  pairHref,
  supplierColumns,
  supplierRows,
  unitColumns,
  unitRows,
} from './list-columns.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { type Recurring, RecurringSums } from './recurring.tsx'

export type Near = { slug: string; name: string; place: string }
type Props = {
  category: string
  period: Period
  periods: readonly Period[]
  sum: CategorySum | undefined
  months: readonly MonthSum[]
  suppliers: readonly SupplierSum[]
  units: readonly UnitSum[]
  pairs: readonly PairSum[]
  /** Only of kinds that social enterprises sell. */
  recurring?: Recurring | undefined
  near?: { shown: readonly Near[]; total: number; all: string } | undefined
  precedents?: ComponentChildren
  mayNeed: boolean
  mayKeep: boolean
  seesRows: boolean
}

const Lead = ({ sum, suppliers, period }: Pick<Props, 'suppliers' | 'period'> & { sum: CategorySum }) => (
  <>
    {t('kind_lead', {
      amount: showKronor(sum.now_ore),
      period: periodInSentence(period),
      count: suppliers.length,
      social: showKronor(sum.social_ore),
      share: showShare(share(sum.social_ore, sum.now_ore)),
    })}
  </>
)

/** Enterprises that deliver it here. */
const NearHere = ({ near }: { near: NonNullable<Props['near']> }) => (
  <Section id="near" title={t('near_title')}>
    {near.total === 0 ? (
      <p>{t('near_nobody')}</p>
    ) : (
      <ul>
        {near.shown.map(e => (
          <li key={e.slug}>
            <a href={`/foretag/${e.slug}`}>{e.name}</a>
            {e.place && `, ${e.place}`}
          </li>
        ))}
      </ul>
    )}
    <Whole href={near.all}>{t('near_all', { count: near.total })}</Whole>
  </Section>
)

/** The way to all of what a part of is shown. */
const Whole = ({ href, children }: { href: string; children: string }) => (
  <p>
    <a href={href}>{children}</a>
  </p>
)

/** Everything about one kind: how much, from whom, for whom, when; who could deliver it here; what others have dared. */
export const CategoryPage = (props: Props) => {
  const { category, period, periods, sum, months, suppliers, units, pairs, near, recurring } = props
  const path = `/inkop/kategorier/${categoryInAddress(category)}`
  const narrowed = { kategori: categoryInAddress(category) }
  const buyer = units.find(u => u.own_id !== null)?.own_id ?? undefined
  const biggest = suppliers.find(s => s.enterprise_slug === null)?.name
  return (
    <>
      <PageHead
        title={kindName(category)}
        lead={sum ? <Lead sum={sum} suppliers={suppliers} period={period} /> : undefined}
        actions={
          <>
            {props.mayNeed && near && (
              <Button href={newNeedPath(category, sum?.now_ore ?? 0, biggest, buyer)}>
                {t('make_need')}
              </Button>
            )}
            {props.seesRows && sum && (
              <Button href={spendPath('/inkop/rader', period, narrowed)} tone="secondary">
                {t('see_rows', { count: sum.row_count })}
              </Button>
            )}
          </>
        }
      />
      <PeriodChoice path={path} period={period} periods={periods} />
      {sum === undefined || sum.row_count === 0 ? (
        <EmptyState title={t('nothing_of_kind')}>
          <p>{t('nothing_of_kind_text')}</p>
        </EmptyState>
      ) : (
        <>
          {near && <NearHere near={near} />}
          {recurring && (
            <Section id="recurring" title={t('recurring_title')}>
              <RecurringSums recurring={recurring} seesRows={props.seesRows} />
            </Section>
          )}
          <Section id="suppliers" title={t('suppliers_title')}>
            <DataTable
              caption={t('suppliers_title')}
              captionHidden
              rows={suppliers.slice(0, 10)}
              rowKey={s => s.supplier_no}
              rowHref={supplierRows(props)}
              columns={pageColumns(supplierColumns(), [])}
            />
            {suppliers.length > 10 && (
              <Whole href={spendPath('/inkop/leverantorer', period, narrowed)}>
                {t('all_suppliers', { count: suppliers.length })}
              </Whole>
            )}
          </Section>
          <Section id="units" title={t('units_title')}>
            <DataTable
              caption={t('units_title')}
              captionHidden
              rows={units}
              rowKey={u => u.unit_no}
              rowHref={unitRows(props)}
              columns={pageColumns(unitColumns(), [])}
            />
          </Section>
          <Section id="months" title={t('months_title')}>
            <BarChart
              title={t('months_chart_kind', { kind: kindName(category) })}
              labelHeading={t('column_month')}
              valueHeading={t('column_bought')}
              comparedHeading={near ? t('from_social') : undefined}
              bars={months.map(m => ({
                label: showMonth(m.month),
                value: m.amount_ore,
                shown: showKronor(m.amount_ore),
                href: props.seesRows ? monthPath(m.month, period, narrowed.kategori) : undefined,
                compared: near && { value: m.social_ore, shown: showKronor(m.social_ore) },
              }))}
            />
          </Section>
          {props.precedents}
          <Section id="classes" title={t('classes_title')}>
            <p>{t('classes_lead')}</p>
            <DataTable
              caption={t('classes_title')}
              captionHidden
              rows={pairs}
              rowKey={p => `${p.supplier_no}-${p.account_no}`}
              rowHref={props.mayKeep ? pairHref(kindPath(category, period)) : undefined}
              columns={pageColumns(pairColumns(), [], ['kind'])}
            />
            {props.seesRows && (
              <Whole href={spendPath('/inkop/klassning', period, narrowed)}>{t('all_classes')}</Whole>
            )}
          </Section>
        </>
      )}
    </>
  )
}
