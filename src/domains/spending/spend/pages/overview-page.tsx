import { Section } from '../../../../kit/html/arrange.tsx'
import { BarChart } from '../../../../kit/html/bar-chart.tsx'
import { Button } from '../../../../kit/html/button.tsx'
import { Figure, Figures } from '../../../../kit/html/figure.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { showKronor, showMonth, showShare } from '../../../../kit/text/format.ts'
import { type Candidate, share, type Totals } from '../candidates.ts'
import { kindPath, monthPath, spendPath } from '../names.ts'
import type { MonthSum } from '../queries.ts'
import type { Period } from '../schema.ts'
import { t } from '../words.ts'
import { CandidateTable } from './candidate-table.tsx'
import { PeriodChoice } from './period-choice.tsx'
import { SpendTabs } from './spend-tabs.tsx'

type Props = {
  period: Period
  periods: readonly Period[]
  candidates: readonly Candidate[]
  /** Every kind, not only the first. */
  all: boolean
  totals: Totals
  months: readonly MonthSum[]
  monthsBefore: readonly MonthSum[]
  municipality: string | null
  mayKeep: boolean
  mayNeed: boolean
  seesRows: boolean
}

/** So many fit a few screens of a phone; the rest is one link away. */
const firstShown = 15

const against = (now: number, then: number): string =>
  then <= 0
    ? t('no_before')
    : t(now >= then ? 'more_than_before' : 'less_than_before', {
        share: showShare(Math.abs(now - then) / then),
      })

/** What the municipality buys anyway, and what of it social enterprises near it could deliver. */
export const OverviewPage = (props: Props) => {
  const { period, candidates, totals, monthsBefore, seesRows } = props
  const shown = props.all ? candidates.length : firstShown
  const hidden = candidates.length - shown
  const yearBefore = (m: MonthSum) => monthsBefore.find(b => b.month.add({ years: 1 }).equals(m.month))
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          props.mayKeep && (
            <Button href="/inkop/reskontra" tone="secondary">
              {t('to_ledger')}
            </Button>
          )
        }
      />
      <SpendTabs current="/inkop" period={period} seesRows={seesRows} />
      <PeriodChoice path="/inkop" period={period} periods={props.periods} />
      <Figures>
        <Figure
          label={t('figure_social')}
          value={showKronor(totals.social)}
          href={spendPath('/inkop/leverantorer', period, { social: 'ja' })}
          comparison={t('figure_social_compared', {
            now: showShare(share(totals.social, totals.deliverable)),
            before: showShare(share(totals.socialBefore, totals.deliverableBefore)),
          })}
        />
        <Figure
          label={t('figure_deliverable')}
          value={showKronor(totals.deliverable)}
          href={`${spendPath('/inkop', period, { alla: 1 })}#candidates`}
          comparison={t('figure_deliverable_compared', {
            share: showShare(share(totals.deliverable, totals.all)),
          })}
        />
        <Figure
          label={t('figure_all')}
          value={showKronor(totals.all)}
          href={seesRows ? spendPath('/inkop/rader', period) : undefined}
          comparison={against(totals.all, totals.before)}
        />
        <Figure
          label={t('figure_unclassified')}
          value={showKronor(totals.unclassified)}
          href={kindPath('', period)}
          comparison={t('figure_unclassified_compared', {
            share: showShare(share(totals.unclassified, totals.all)),
          })}
        />
      </Figures>
      <Section id="candidates" title={t('candidates_title')}>
        <p>{t('candidates_lead')}</p>
        <CandidateTable {...props} candidates={candidates.slice(0, shown)} />
        {hidden > 0 && (
          <p>
            <a href={`${spendPath('/inkop', period, { alla: 1 })}#candidates`}>
              {t('see_all_kinds', { count: candidates.length })}
            </a>
          </p>
        )}
        <p>
          <a href={kindPath('other', period)}>{t('see_other')}</a>
        </p>
      </Section>
      <Section id="months" title={t('months_title')}>
        <BarChart
          title={t('months_chart')}
          labelHeading={t('column_month')}
          valueHeading={t('column_bought')}
          comparedHeading={monthsBefore.length > 0 ? t('year_before') : undefined}
          bars={props.months.map(m => {
            const past = yearBefore(m)
            return {
              label:
                m.months > 1
                  ? t('month_and_on', { month: showMonth(m.month), count: m.months })
                  : showMonth(m.month),
              value: m.amount_ore,
              shown: showKronor(m.amount_ore),
              href: seesRows ? monthPath(m.month, period) : undefined,
              compared: past && { value: past.amount_ore, shown: showKronor(past.amount_ore) },
            }
          })}
        />
      </Section>
    </>
  )
}
