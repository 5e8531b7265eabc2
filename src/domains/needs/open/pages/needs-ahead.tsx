import type { Temporal } from 'temporal-polyfill'
import { PlainList } from '../../../../kit/html/arrange.tsx'
import { YearGrid, type YearRow } from '../../../../kit/html/year-grid.tsx'
import { showMonth, showShortDate } from '../../../../kit/text/format.ts'
import { t } from '../../needs/words.ts'
import type { OpenNeed } from '../queries.ts'

type Props = { needs: readonly OpenNeed[]; today: Temporal.PlainDate; caption: string }

/** On a phone the first alone: the list of all is one link away. */
const mostOnPhone = 3

const startOf = ({ starts_on }: OpenNeed) => (starts_on === null ? '' : showShortDate(starts_on))

/** 1 is the month of today; 13 is after the year. */
const monthFrom = (today: Temporal.PlainDate, day: Temporal.PlainDate) =>
  Math.min(13, 12 * (day.year - today.year) + day.month - today.month + 1)

const rowOf =
  (today: Temporal.PlainDate) =>
  (need: OpenNeed): YearRow => {
    const { need_id, title, starts_on, ends_on } = need
    const from = starts_on === null ? 0 : monthFrom(today, starts_on)
    return {
      key: need_id,
      title,
      href: `/behov/${need_id}`,
      under: `${need.buyer}, ${startOf(need)}`,
      from,
      until: ends_on === null ? from : monthFrom(today, ends_on),
      marks: [{ month: from, tone: 'growing', label: t('calendar_start') }],
    }
  }

/** What municipalities are about to buy in the twelve months from now on: when each begins and how long it goes on. */
export const NeedsAhead = ({ needs, today, caption }: Props) => (
  <>
    <YearGrid
      caption={caption}
      heading={t('need')}
      months={Array.from({ length: 12 }, (_, i) =>
        showMonth(today.with({ day: 1 }).add({ months: i })).slice(0, 3),
      )}
      rows={needs.map(rowOf(today))}
      legend={[{ tone: 'growing', label: t('ahead_legend') }]}
    />
    <div class="narrow-only">
      <PlainList>
        {needs.slice(0, mostOnPhone).map(need => (
          <li key={need.need_id}>
            <a href={`/behov/${need.need_id}`}>{need.title}</a>
            <div class="quiet small">{t('ahead_said', { buyer: need.buyer, date: startOf(need) })}</div>
          </li>
        ))}
      </PlainList>
    </div>
  </>
)
