import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { isId } from '../../../kit/http/ids.ts'

export const selectDisclosures = (tx: Tx, tenantId: string, placementId: string) =>
  tx
    .selectFrom('placements.disclosures as d')
    .leftJoin('core.persons as p', 'p.person_id', 'd.asked_by')
    .selectAll('d')
    .select('p.name as asker')
    .where('d.tenant_id', '=', tenantId)
    .where('d.placement_id', '=', placementId)
    .orderBy('d.item', 'desc')
    .execute()
export type Disclosure = Awaited<ReturnType<typeof selectDisclosures>>[number]

export const selectDisclosure = async (
  tx: Tx,
  tenantId: string,
  placementId: string,
  disclosureId: string,
): Promise<Disclosure> => {
  if (!isId(disclosureId)) throw notFound()
  const found = (await selectDisclosures(tx, tenantId, placementId)).find(
    one => one.disclosure_id === disclosureId,
  )
  if (found === undefined) throw notFound()
  return found
}

/** What the enterprise has been told of who comes, today; undefined before the referral. What was told until yesterday is not there. */
export const selectOptionalHostView = async (
  tx: Tx,
  tenantId: string,
  requestId: string,
  today: Temporal.PlainDate,
) => {
  const view = await tx
    .selectFrom('placements.host_views')
    .select(['host_id', 'sent_at', 'seen_at'])
    .where('tenant_id', '=', tenantId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (view === undefined) return undefined
  const items = await tx
    .selectFrom('placements.host_items')
    .select(['item', 'value', 'purpose', 'until_on'])
    .where('tenant_id', '=', tenantId)
    .where('host_id', '=', view.host_id)
    .where('until_on', '>=', today)
    .orderBy('item', 'desc')
    .execute()
  return { ...view, items }
}
