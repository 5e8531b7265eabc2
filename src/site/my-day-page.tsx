import type { ComponentChildren } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { type Coming, daysAhead, drawnOf } from '../core/notices/notices.ts'
import { Section } from '../kit/html/arrange.tsx'
import { DayStrip } from '../kit/html/day-strip.tsx'
import { PageHead } from '../kit/html/page-head.tsx'
import { type WorkItem, WorkList } from '../kit/html/work-list.tsx'
import { showNearDate } from '../kit/text/format.ts'
import type { canDo } from './can-do.ts'
import { t } from './words.ts'

type Props = {
  name: string
  items: readonly WorkItem[]
  coming: readonly Coming[]
  /** Where things stand for the reader's role; else the days ahead are drawn. */
  picture: ComponentChildren
  can: ReturnType<typeof canDo> | undefined
  today: Temporal.PlainDate
  /** Every row, not only the first. */
  all: boolean
}

const mostRows = 7
const mostDays = 8

/** Nothing waits: what comes next, with its day; else what can be done here. */
const next = ({
  coming: [first],
  can,
  today,
}: Pick<Props, 'coming' | 'can' | 'today'>): ComponentChildren => {
  if (first !== undefined)
    return [
      t('my_day_next'),
      ' ',
      <a href={first.href}>{first.text}</a>,
      `, ${showNearDate(first.day, today)}.`,
    ]
  return can === undefined
    ? t('my_day_empty')
    : [t('my_day_nothing'), ' ', can.text, ' ', <a href={can.href}>{can.label}</a>]
}

const DaysAhead = ({ coming, today }: Pick<Props, 'coming' | 'today'>) =>
  coming.length > 1 && (
    <Section id="coming" title={t('my_day_coming')}>
      <DayStrip
        caption={t('my_day_coming_in', { count: coming.length, days: daysAhead })}
        today={today}
        days={daysAhead}
        rows={coming.slice(0, mostDays)}
      />
    </Section>
  )

/** My day: what waits for me by my role, each with what can be done about it; then one picture. */
export const MyDayPage = ({ name, items, coming, picture, can, today, all }: Props) => (
  <>
    <PageHead title={t('my_day_hello', { name: name.split(' ')[0] ?? '' })} />
    <WorkList
      items={items}
      title={t('my_day_title')}
      empty={next({ coming, can, today })}
      most={all ? undefined : { rows: mostRows, all: '/hem?alla=1' }}
    />
    {picture ?? <DaysAhead coming={drawnOf(coming, today)} today={today} />}
  </>
)
