import { type Listener, tell } from '../../../core/events/events.ts'
import { selectFitting, selectReach } from './queries.ts'
import { fitOf } from './reach.ts'

/**
 * An enterprise offers something new, or is shown anew: whoever has an open need that it fits hears of it, unless it fitted
 * before. As the enterprise, which sees no more of the needs than everybody does.
 */
export const findBuyers: Listener = {
  name: 'find_buyers',
  hear: async (tx, { at, ids, forTenant }) => {
    const { offer } = ids
    const of = offer === undefined ? {} : { only: offer }
    const reach = await selectReach(tx, forTenant, of)
    const before = offer === undefined ? undefined : await selectReach(tx, forTenant, { without: offer })
    for (const { need } of reach ? await selectFitting(tx, reach) : [])
      if (!(before && fitOf(need, before).fits))
        await tell(tx, at, {
          tenantId: forTenant,
          kind: 'need_fitted',
          object: 'need',
          ids: { need: need.need_id, enterprise: forTenant },
          forTenant: need.tenant_id,
        })
  },
}

/** As the buyer: notes it once, for those who keep its needs. */
export const noteFit: Listener = {
  name: 'note_fit',
  hear: (tx, { at, ids, forTenant }) =>
    tx
      .insertInto('needs.new_fits')
      .values({
        tenant_id: forTenant,
        need_id: ids['need'] ?? '',
        enterprise_id: ids['enterprise'] ?? '',
        found_at: at,
      })
      .onConflict(c => c.columns(['tenant_id', 'need_id', 'enterprise_id']).doNothing())
      .execute(),
}
