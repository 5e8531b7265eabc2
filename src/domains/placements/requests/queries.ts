import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'

const requests = (tx: Tx, tenantId: string, today: Temporal.PlainDate | null = null) =>
  tx
    .selectFrom('placements.requests as r')
    .innerJoin('directory.places as p', join =>
      join.onRef('p.tenant_id', '=', 'r.tenant_id').onRef('p.place_id', '=', 'r.place_id'),
    )
    .selectAll('r')
    .select(['p.free', 'p.total', 'p.free_as', 'p.next_free_on', 'p.next_free', 'p.confirmed_at'])
    .leftJoin('placements.host_views as h', join =>
      join.onRef('h.tenant_id', '=', 'r.tenant_id').onRef('h.request_id', '=', 'r.request_id'),
    )
    .leftJoin('placements.host_items as n', join =>
      join
        .onRef('n.tenant_id', '=', 'h.tenant_id')
        .onRef('n.host_id', '=', 'h.host_id')
        .on('n.item', '=', 'name')
        .on('n.until_on', '>=', today),
    )
    .select(['h.sent_at', 'h.seen_at', 'n.value as called'])
    // Empty once it is answered: what waits comes first in a list.
    .select(e =>
      e.case().when('r.state', '=', 'asked').then(e.ref('r.answer_by')).else(null).end().as('waits_until'),
    )
    .where('r.tenant_id', '=', tenantId)

export type Request = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

/** Those that wait for the enterprise's answer come first, by the day they are to be answered. */
export const listedRequests = (
  tx: Tx,
  tenantId: string,
  today: Temporal.PlainDate,
  states: readonly string[],
) => requests(tx, tenantId, today).$if(states.length > 0, q => q.where('r.state', 'in', states))

export const selectRequest = (tx: Tx, tenantId: string, requestId: string): Promise<Request> => {
  if (!isId(requestId)) throw notFound()
  return requests(tx, tenantId).where('r.request_id', '=', requestId).executeTakeFirstOrThrow(notFound)
}

export const selectWaitingRequests = (tx: Tx, tenantId: string) =>
  requests(tx, tenantId)
    .where('r.state', '=', 'asked')
    .orderBy('r.answer_by')
    .orderBy('r.request_id')
    .limit(100)
    .execute()

/** Who is coming and has not been read about yet. */
export const selectUnreadReferrals = (tx: Tx, tenantId: string) =>
  requests(tx, tenantId)
    .where('h.sent_at', 'is not', null)
    .where('h.seen_at', 'is', null)
    .where('r.state', '=', 'yes')
    .orderBy('r.starts_on')
    .orderBy('r.request_id')
    .limit(50)
    .execute()
