import type { JSX } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { WorkItem } from '../../kit/html/work-list.tsx'
import { type Moment, showNearDate, showShortDate } from '../../kit/text/format.ts'
import type { Services } from '../web/services.ts'
import type { Seat, Viewer } from '../web/viewer.ts'

/** Who is told, in the organisation that they act in, and when. */
export type Reader = {
  viewer: Viewer
  seat: Seat
  tenantId: string
  now: Temporal.Instant
  today: Temporal.PlainDate
}

/** One sentence, one button, a quieter second one, and at most one day with what is said of it. */
export type Said = Pick<WorkItem, 'text' | 'action' | 'second' | 'urgent'> & {
  date?: readonly [Moment | null, (date: string) => string]
}

const readerOf = (viewer: Viewer, clock: Clock, { seat } = viewer): Reader | undefined =>
  seat === null
    ? undefined
    : { viewer, seat, tenantId: seat.tenantId, now: clock.now(), today: clock.today() }

/** What may wait for somebody: one by one, the first few and how many more; or all of them in one sentence. */
export type NoticeOf<Row> = { may: (viewer: Viewer) => boolean } & (
  | {
      find: (tx: Tx, reader: Reader) => Promise<readonly Row[]>
      each: (row: Row, reader: Reader) => Said
      most?: number
      more?: (count: number) => Said
    }
  | { count: (tx: Tx, reader: Reader) => Promise<number>; all: (count: number) => Said }
)

export type Notice = {
  may: (viewer: Viewer) => boolean
  said: (tx: Tx, reader: Reader) => Promise<Said[]>
}

const usualMost = 5

/** A notice of a domain (`domain.ts`): asked of those alone who may see it. */
export const notice = <Row>(of: NoticeOf<Row>): Notice => ({
  may: of.may,
  said: async (tx, reader) => {
    if ('count' in of) {
      const count = await of.count(tx, reader)
      return count === 0 ? [] : [of.all(count)]
    }
    const { most = usualMost, more, each } = of
    const found = await of.find(tx, reader)
    const left = found.length - most
    return [
      ...found.slice(0, most).map(row => each(row, reader)),
      ...(more !== undefined && left > 0 ? [more(left)] : []),
    ]
  },
})

/** "mån 30 nov 2026", of a day to keep; of what has been, the day alone. */
const dayText = (at: Moment, today: Temporal.PlainDate) =>
  'epochMilliseconds' in at ? showShortDate(at) : showNearDate(at, today)

/** What needs a person now, then what has a day to keep, then the rest: an instant is when something happened. */
const placeOf = ({ urgent, date }: WorkItem) =>
  `${urgent ? 0 : 1} ${date === undefined || date.machine.includes('T') ? '9' : date.machine}`

/** What waits for the reader; what needs a person now comes first, then by day. Somebody who belongs nowhere is told nothing. */
export const waitingFor = async (
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  notices: readonly Notice[],
): Promise<WorkItem[]> => {
  const reader = readerOf(viewer, clock)
  if (reader === undefined) return []
  const said: Said[] = []
  for (const one of notices) if (one.may(viewer)) said.push(...(await one.said(tx, reader)))
  return said
    .map(({ date, ...item }, i) => ({
      ...item,
      key: String(i),
      ...(date?.[0] && {
        date: { label: date[1](dayText(date[0], reader.today)), machine: date[0].toString() },
      }),
    }))
    .sort((a, b) => placeOf(a).localeCompare(placeOf(b)))
}

/** Something with a day ahead, and where it is found. */
export type Coming = { text: string; day: Temporal.PlainDate; href: string }
export type ComingOf = {
  may: (viewer: Viewer) => boolean
  find: (tx: Tx, reader: Reader) => Promise<readonly Coming[]>
}

/** How far ahead a day is drawn. */
export const daysAhead = 90

/** What comes for the reader, the nearest first. */
export const comingFor = async (
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  all: readonly ComingOf[],
): Promise<Coming[]> => {
  const reader = readerOf(viewer, clock)
  if (reader === undefined) return []
  const found: Coming[] = []
  for (const one of all) if (one.may(viewer)) found.push(...(await one.find(tx, reader)))
  return found
    .filter(({ day }) => reader.today.until(day).sign >= 0)
    .sort((a, b) => a.day.toString().localeCompare(b.day.toString()))
}

/** Those of it that are drawn. */
export const drawnOf = (coming: readonly Coming[], today: Temporal.PlainDate): Coming[] =>
  coming.filter(({ day }) => today.until(day).days <= daysAhead)

/** Where things stand for some role, drawn: named by its message, with the same as words or a table. */
export type PictureOf = {
  may: (viewer: Viewer) => boolean
  /** Read as this actor rather than as the reader. */
  as?: Actor
  /** Null where there is nothing to show. */
  draw: (tx: Tx, reader: Reader) => Promise<JSX.Element | null>
}

/** The reader's picture: the first of those meant for them that has something to show. */
export const pictureFor = async (
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  actor: Actor,
  viewer: Viewer,
  all: readonly PictureOf[],
): Promise<JSX.Element | null> => {
  const reader = readerOf(viewer, clock)
  if (reader === undefined) return null
  for (const { may, as = actor, draw } of all) {
    const drawn = may(viewer) ? await db.inActor(as, tx => draw(tx, reader)) : null
    if (drawn !== null) return drawn
  }
  return null
}
