import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'

const requests = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('placements.requests as r')
    .innerJoin('directory.places as p', join =>
      join.onRef('p.tenant_id', '=', 'r.tenant_id').onRef('p.place_id', '=', 'r.place_id'),
    )
    .selectAll('r')
    .select(['p.free', 'p.total', 'p.free_as', 'p.next_free_on', 'p.next_free', 'p.confirmed_at'])
    // Empty once it is answered: what waits comes first in a list.
    .select(e =>
      e.case().when('r.state', '=', 'asked').then(e.ref('r.answer_by')).else(null).end().as('waits_until'),
    )
    .where('r.tenant_id', '=', tenantId)

export type Request = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

/** Those that wait for the enterprise's answer come first, by the day they are to be answered. */
export const listedRequests = (tx: Tx, tenantId: string, states: readonly string[]) =>
  requests(tx, tenantId).$if(states.length > 0, q => q.where('r.state', 'in', states))

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
