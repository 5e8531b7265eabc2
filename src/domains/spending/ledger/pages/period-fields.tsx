import { Temporal } from 'temporal-polyfill'
import { Fieldset } from '../../../../kit/html/fieldset.tsx'
import { Select } from '../../../../kit/html/select.tsx'
import { locale } from '../../../../kit/text/locale.ts'
import { t } from '../words.ts'

type Props = { year: string; month: string; years: readonly string[]; error?: string | undefined }

const monthName = (month: number) =>
  Temporal.PlainYearMonth.from({ year: 2025, month })
    .toPlainDate({ day: 1 })
    .toLocaleString(locale() === 'sv' ? 'sv-SE' : 'en-GB', { month: 'long' })

/** What a file without dates is about: a year, or a month of it. */
export const PeriodFields = ({ year, month, years, error }: Props) => (
  <Fieldset legend={t('period_legend')} hint={t('period_hint')} name="period">
    <Select
      name="ar"
      label={t('period_year_label')}
      error={error}
      options={years.map(value => ({ value, label: value }))}
      value={year}
    />
    <Select
      name="manad"
      label={t('period_month_label')}
      options={Array.from({ length: 12 }, (_, i) => ({
        value: String(i + 1).padStart(2, '0'),
        label: monthName(i + 1),
      }))}
      value={month}
      empty={t('period_whole_year')}
    />
  </Fieldset>
)
