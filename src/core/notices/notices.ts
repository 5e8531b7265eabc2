import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import type { WorkItem } from '../../kit/html/work-list.tsx'
import { type Moment, showDate } from '../../kit/text/format.ts'
import type { Seat, Viewer } from '../web/viewer.ts'

/** Who is told, in the organisation that they act in, and when. */
export type Reader = { seat: Seat; tenantId: string; now: Temporal.Instant; today: Temporal.PlainDate }

/** One sentence, one button, and at most one day with what is said of it. */
export type Said = Pick<WorkItem, 'text' | 'action' | 'urgent'> & {
  date?: readonly [Moment | null, (date: string) => string]
}

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

/** What waits for the reader; what needs a person now comes first. Somebody who belongs nowhere is told nothing. */
export const waitingFor = async (
  tx: Tx,
  viewer: Viewer,
  clock: Clock,
  notices: readonly Notice[],
): Promise<WorkItem[]> => {
  const { seat } = viewer
  if (seat === null) return []
  const reader = { seat, tenantId: seat.tenantId, now: clock.now(), today: clock.today() }
  const said: Said[] = []
  for (const one of notices) if (one.may(viewer)) said.push(...(await one.said(tx, reader)))
  return said
    .map(({ date, ...item }, i) => ({
      ...item,
      key: String(i),
      ...(date?.[0] && { date: { label: date[1](showDate(date[0])), machine: date[0].toString() } }),
    }))
    .sort((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false))
}
