import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { Job } from '../jobs/job.ts'
import { enqueue } from '../jobs/queue.ts'
import type { Services } from '../web/services.ts'

/** Something that happened in `tenantId` and concerns `forTenant`, which may be the same. Ids of things, never of people, go across. */
export type Event = {
  tenantId: string
  eventId: string
  kind: string
  /** What it happened to: a noun. */
  object: string
  at: Temporal.Instant
  ids: Readonly<Record<string, string>>
  forTenant: string
}

/** What somebody does when it has happened: a domain's public action, for the organisation it concerns and as that one. */
export type Listener = {
  name: string
  hear: (tx: Tx, event: Event, services: Services) => Promise<unknown>
}

/** Kind of event → who listens (src/events.ts). */
export type Listeners = Readonly<Record<string, readonly Listener[]>>

let listeners: Listeners = {}
/** Said once, at the start, by the root: whoever tells never knows who listens. */
export const connectEvents = (table: Listeners): void => {
  listeners = table
}

const jobOf = ({ name }: Listener) => ({ name: `hear_${name}` })

/** Tells what has happened, in the transaction in which it does: each listener hears it once, if and only if that commits. */
export const tell = async (
  tx: Tx,
  at: Temporal.Instant,
  event: Omit<Event, 'eventId' | 'at'>,
): Promise<void> => {
  const eventId = randomUUID()
  await tx
    .insertInto('core.events')
    .values({
      tenant_id: event.tenantId,
      event_id: eventId,
      kind: event.kind,
      object: event.object,
      at,
      ids: JSON.stringify(event.ids),
      for_tenant: event.forTenant,
    })
    .execute()
  for (const listener of listeners[event.kind] ?? [])
    await enqueue(tx, jobOf(listener), { tenantId: event.forTenant, key: `${event.tenantId} ${eventId}` }, at)
}

/** Tells what somebody has done to a thing, to the organisation whose it is. */
export const tellDone = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  kind: string,
  object: string,
  key: { tenantId: string; id: string },
) =>
  tell(tx, at, {
    tenantId: 'tenantId' in by ? by.tenantId : key.tenantId,
    kind,
    object,
    ids: { [object]: key.id },
    forTenant: key.tenantId,
  })

const selectEvent = async (tx: Tx, key: string): Promise<Event | undefined> => {
  const [tenantId = '', eventId = ''] = key.split(' ')
  const row = await tx
    .selectFrom('core.events')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return (
    row && {
      tenantId,
      eventId,
      kind: row.kind,
      object: row.object,
      at: row.at,
      ids: row.ids as Record<string, string>,
      forTenant: row.for_tenant,
    }
  )
}

/** The jobs in which they listen. What one writes commits together with its having heard, so it hears an event once. */
export const listenerJobs = (table: Listeners): Job[] =>
  [...new Set(Object.values(table).flat())].map(listener => ({
    ...jobOf(listener),
    run: (held, services) =>
      held.last(async tx => {
        const event = await selectEvent(tx, held.key)
        if (event !== undefined) await listener.hear(tx, event, services)
      }),
  }))
