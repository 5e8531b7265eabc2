import { Temporal } from 'temporal-polyfill'
import type { UnitOption } from '../../../../core/organisations/schema.ts'
import { address } from '../../../../kit/html/address.ts'
import { Button } from '../../../../kit/html/button.tsx'
import { EmptyState } from '../../../../kit/html/empty-state.tsx'
import { Filters } from '../../../../kit/html/filters.tsx'
import { Link } from '../../../../kit/html/link.tsx'
import { PageHead } from '../../../../kit/html/page-head.tsx'
import { StatusChip, type Tone } from '../../../../kit/html/status-chip.tsx'
import { TableExports } from '../../../../kit/html/table-exports.tsx'
import { YearGrid } from '../../../../kit/html/year-grid.tsx'
import { showDate, showMonth } from '../../../../kit/text/format.ts'
import { t } from '../../needs/words.ts'
import { type CalendarEvent, eventText, type Overdue } from '../events.ts'
import { gridRows } from '../grid.ts'

type Props = {
  year: number
  unitId: string | undefined
  today: Temporal.PlainDate
  units: readonly UnitOption[]
  events: readonly CalendarEvent[]
  overdue: readonly Overdue[]
  allOverdue: boolean
  query: URLSearchParams
}

const path = '/inkop/behov/kalender'
/** More late needs than this are told as a number, which leads to them all: the months below hold those of one year. */
const mostOverdue = 10

const toneOf = ({ kind, state }: CalendarEvent): Tone => {
  if (kind === 'contract_end') return 'ended'
  if (kind === 'start') return 'good'
  return state === 'overdue' ? 'attention' : 'growing'
}

const OverdueList = ({ overdue, allOverdue, query }: Pick<Props, 'overdue' | 'allOverdue' | 'query'>) => (
  <section class="section" aria-labelledby="overdue">
    <h2 id="overdue">{t('overdue_title', { count: overdue.length })}</h2>
    <p>{t('overdue_text')}</p>
    <ul>
      {overdue.slice(0, allOverdue ? overdue.length : mostOverdue).map(({ need, dialogue }) => (
        <li key={need.need_id}>
          <a href={`/inkop/behov/${need.need_id}`}>{need.title}</a>{' '}
          <StatusChip tone="attention">
            {t(`overdue_${dialogue.before}`, { date: showDate(dialogue.day) })}
          </StatusChip>
        </li>
      ))}
    </ul>
    {!allOverdue && overdue.length > mostOverdue && (
      <p>
        <Link href={`${address(path, { sena: 'alla' }, query)}#overdue`}>
          {t('overdue_more', { count: overdue.length - mostOverdue })}
        </Link>
      </p>
    )}
  </section>
)

/** "Mars 2027": a heading of its own begins with a capital. */
const monthName = (month: Temporal.PlainDate) =>
  showMonth(month).replace(/^./, letter => letter.toUpperCase())

const Month = ({ month, events }: { month: Temporal.PlainDate; events: readonly CalendarEvent[] }) => (
  <section class="year-month" aria-labelledby={`month-${month.month}`}>
    <h2 class="year-month__name" id={`month-${month.month}`}>
      {monthName(month)}
    </h2>
    {events.length === 0 ? (
      <p class="quiet">{t('month_none')}</p>
    ) : (
      <ul class="year-month__list">
        {events.map(event => (
          <li key={`${event.kind} ${event.need.need_id}`} class="year-month__item">
            <time class="year-month__day" dateTime={event.on.toString()}>
              {showDate(event.on)}
            </time>
            <span>
              <a href={`/inkop/behov/${event.need.need_id}`}>{event.need.title}</a>{' '}
              <StatusChip tone={toneOf(event)}>{eventText(event)}</StatusChip>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
)

/** A year in twelve months; on wide screens also as one picture, a line for each need. */
export const CalendarPage = ({ year, unitId, today, units, events, overdue, allOverdue, query }: Props) => {
  const months = Array.from({ length: 12 }, (_, i) => new Temporal.PlainDate(year, i + 1, 1))
  const rows = gridRows(events, year, today)
  return (
    <>
      <PageHead
        title={t('calendar_title', { year: String(year) })}
        lead={t('calendar_lead')}
        actions={
          <>
            <Button href={address(path, { ar: year - 1 }, query)} tone="secondary" icon="back">
              {String(year - 1)}
            </Button>
            <Button href={address(path, { ar: year + 1 }, query)} tone="secondary" icon="arrow">
              {String(year + 1)}
            </Button>
          </>
        }
      />
      {units.length > 0 && (
        <Filters
          path={path}
          params={query}
          facets={[
            {
              name: 'enhet',
              label: t('unit'),
              single: true,
              options: units.map(u => ({ value: u.unit_id, label: u.name })),
            },
          ]}
          summary={t('calendar_summary', { count: events.length, year: String(year) })}
          keep={['ar']}
        />
      )}
      {overdue.length > 0 && <OverdueList {...{ overdue, allOverdue, query }} />}
      {events.length === 0 ? (
        <EmptyState
          title={t(unitId === undefined ? 'calendar_none' : 'calendar_none_unit', { year: String(year) })}
        >
          <p>{t('calendar_none_text')}</p>
        </EmptyState>
      ) : (
        <>
          <YearGrid
            caption={t('calendar_title', { year: String(year) })}
            heading={t('need')}
            months={months.map(m => showMonth(m).slice(0, 3))}
            rows={rows.shown}
            legend={(['dialogue', 'contract_end', 'start'] as const).map(kind => ({
              tone: toneOf({ kind } as CalendarEvent),
              label: t(`calendar_${kind}`),
            }))}
            more={rows.left > 0 ? t('grid_more', { count: rows.left }) : undefined}
          />
          <div>
            {months.map(month => (
              <Month
                key={month.month}
                month={month}
                events={events.filter(event => event.on.month === month.month)}
              />
            ))}
          </div>
          <TableExports
            csv={`${path}.csv?${query}`}
            xlsx={`${path}.xlsx?${query}`}
            caption={t('calendar_title', { year: String(year) })}
          />
        </>
      )}
    </>
  )
}
