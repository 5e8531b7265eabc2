import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { conflict } from '../../../kit/http/errors.ts'
import { placementMoves } from '../placements/moves.ts'
import type { Placement } from '../placements/queries.ts'
import type { Item } from './items.ts'
import type { Disclosure } from './queries.ts'

type Officer = Actor & { kind: 'person' }
export type Basis = 'persons_yes' | 'law'
export type Said = { item: Item; isTold: boolean }

/** What was decided with the person, before anything is sent: one row for each item, also for what is not told. */
export const saveDisclosures = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  placement: Placement,
  { said, basis, until }: { said: readonly Said[]; basis: Basis; until: Temporal.PlainDate },
): Promise<void> => {
  const { tenant_id, placement_id, person_id, area_id, officers } = placement
  await tx
    .deleteFrom('placements.disclosures')
    .where('tenant_id', '=', tenant_id)
    .where('placement_id', '=', placement_id)
    .execute()
  if (said.length > 0)
    await tx
      .insertInto('placements.disclosures')
      .values(
        said.map(({ item: { item, purpose }, isTold }) => ({
          tenant_id,
          disclosure_id: randomUUID(),
          person_id,
          area_id,
          officers,
          placement_id,
          item,
          purpose,
          basis,
          is_told: isTold,
          until_on: until,
          asked_by: by.personId,
          asked_at: at,
          updated_at: at,
        })),
      )
      .execute()
  await note(tx, by, at, placement, 'disclosures_decided', { told: said.filter(one => one.isTold).length })
}

const note = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenant_id, placement_id, person_id }: Placement,
  action: string,
  detail: Record<string, string | number>,
) =>
  audit(tx, by, at, {
    tenantId: tenant_id,
    action,
    objectType: 'placement',
    objectId: placement_id,
    subjectKind: 'participant',
    subjectId: person_id,
    detail,
  })

/**
 * Sends the referral: the enterprise gets rows of its own with what is told, and nothing else (needs the system actor). `shown`: how the
 * person has read it before. Sent already: nothing changes.
 */
export const sendReferral = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  placement: Placement,
  told: readonly (Item & { until: Temporal.PlainDate })[],
  shown: 'screen' | 'paper' | 'aloud',
): Promise<'done' | 'already'> => {
  const own = { tenantId: placement.tenant_id, id: placement.placement_id }
  const set = { next_what: 'visit', next_on: placement.starts_on }
  const done = await placementMoves.go(tx, by, at, own, 'placement_referred', { set, detail: { shown } })
  if (done === 'already') return 'already'
  const host = { tenant_id: placement.enterprise_id, host_id: randomUUID() }
  await tx
    .insertInto('placements.host_views')
    .values({ ...host, request_id: placement.request_id, sent_at: at })
    .execute()
  await addItems(tx, host, told)
  return 'done'
}

const addItems = async (
  tx: Tx,
  host: { tenant_id: string; host_id: string },
  told: readonly (Item & { until: Temporal.PlainDate })[],
) => {
  if (told.length === 0) return
  await tx
    .insertInto('placements.host_items')
    .values(
      told.map(({ item, value, purpose, until }) => ({ ...host, item, value, purpose, until_on: until })),
    )
    .execute()
}

const hostOf = (tx: Tx, { enterprise_id, request_id }: Placement) =>
  tx
    .selectFrom('placements.host_views')
    .select(['tenant_id', 'host_id'])
    .where('tenant_id', '=', enterprise_id)
    .where('request_id', '=', request_id)
    .forNoKeyUpdate()
    .executeTakeFirst()

/**
 * The person takes an item back, or lets it be shown again: the enterprise loses it, or gets it, in the same transaction (needs the
 * system actor). Somebody saw another state meanwhile: refused.
 */
export const turnDisclosure = async (
  tx: Tx,
  by: Officer,
  at: Temporal.Instant,
  placement: Placement,
  disclosure: Disclosure,
  item: Item | undefined,
  to: 'withdrawn' | 'shown',
): Promise<void> => {
  const { numUpdatedRows } = await tx
    .updateTable('placements.disclosures')
    .set({
      is_told: to === 'shown',
      withdrawn_at: to === 'shown' ? null : at,
      version: disclosure.version + 1,
      updated_at: at,
    })
    .where('tenant_id', '=', disclosure.tenant_id)
    .where('disclosure_id', '=', disclosure.disclosure_id)
    .where('version', '=', disclosure.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw conflict()
  const host = await hostOf(tx, placement)
  if (host !== undefined) {
    await tx
      .deleteFrom('placements.host_items')
      .where('tenant_id', '=', host.tenant_id)
      .where('host_id', '=', host.host_id)
      .where('item', '=', disclosure.item)
      .execute()
    if (to === 'shown' && item !== undefined)
      await addItems(tx, host, [{ ...item, until: disclosure.until_on }])
  }
  await note(tx, by, at, placement, `disclosure_${to}`, { item: disclosure.item })
}

/** The enterprise has opened it: the person is told so before something is taken back. */
export const noteSeen = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, hostId }: { tenantId: string; hostId: string },
): Promise<void> => {
  await tx
    .updateTable('placements.host_views')
    .set({ seen_at: at })
    .where('tenant_id', '=', tenantId)
    .where('host_id', '=', hostId)
    .execute()
  await audit(tx, by, at, { tenantId, action: 'host_view_read', objectType: 'host_view', objectId: hostId })
}
