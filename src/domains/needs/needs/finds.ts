import type { Finder } from '../../../core/find/find.ts'
import { address } from '../../../kit/html/address.ts'
import { seesNeeds } from '../policy.ts'
import { narrowedNeeds, needsQuery, stateOf } from './list.ts'
import { t } from './words.ts'

/** The organisation's own needs, ended ones too, as its list finds them. */
export const needsFound: Finder = {
  title: () => t('list_title'),
  may: seesNeeds,
  find: ({ db, actor, tenantId, q, most }) =>
    db.inActor(actor, async tx => {
      const rows = await narrowedNeeds(tx, tenantId, needsQuery.parse({ q, lage: 'alla' }))
        .select(e => e.fn.countAll<number>().over().as('total'))
        .orderBy('n.updated_at', 'desc')
        .limit(most)
        .execute()
      const things = rows.map(need => ({
        href: `/inkop/behov/${need.need_id}`,
        name: need.title,
        about: [need.unit, t(stateOf(need))].filter(Boolean).join(' · '),
      }))
      return { total: rows[0]?.total ?? 0, things }
    }),
  all: q => address('/inkop/behov', { q, lage: 'alla' }),
}
