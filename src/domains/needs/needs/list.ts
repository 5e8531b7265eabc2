import { z } from 'zod'
import type { UnitOption } from '../../../core/organisations/schema.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { containing } from '../../../kit/db/containing.ts'
import { field, many, one } from '../../../kit/http/forms.ts'
import { type Need, needs } from './queries.ts'
import { sources } from './schema.ts'

export const needsQuery = z.object({
  q: one(z.string().trim().min(1).max(200).optional()),
  kategori: many(z.string().max(60)),
  enhet: many(field.id()),
  lage: one(z.enum(['oppna', 'avslutade', 'alla']).default('oppna')),
  visas: one(z.enum(['ja', 'nej']).optional()),
  kalla: many(z.enum(sources)),
})
export type NeedsQuery = z.output<typeof needsQuery>
export type NeedSums = 'valued' | 'sum'
export type NeedsMore = {
  /** The kinds that the organisation has needs of, whether or not the filters leave any; none: it has no need. */
  kinds: readonly string[]
  units: readonly UnitOption[]
  mayKeep: boolean
}

/** As narrowed. */
export const narrowedNeeds = (
  tx: Tx,
  tenantId: string,
  { q, kategori, enhet, lage, visas, kalla }: NeedsQuery,
) =>
  needs(tx, tenantId)
    .$if(q !== undefined, query =>
      query.where(e =>
        e.or([
          e('n.title', 'ilike', containing(q ?? '')),
          e('n.todays_supplier', 'ilike', containing(q ?? '')),
          e('n.registration_number', 'ilike', containing(q ?? '')),
        ]),
      ),
    )
    .$if(kategori.length > 0, query => query.where('n.category', 'in', kategori))
    .$if(enhet.length > 0, query => query.where('n.unit_id', 'in', enhet))
    .$if(kalla.length > 0, query => query.where('n.source', 'in', kalla))
    .$if(lage !== 'alla', query => query.where('n.closed_at', lage === 'oppna' ? 'is' : 'is not', null))
    .$if(visas === 'ja', query => query.where('n.opened_at', 'is not', null).where('n.closed_at', 'is', null))
    .$if(visas === 'nej', query =>
      query.where(e => e.or([e('n.opened_at', 'is', null), e('n.closed_at', 'is not', null)])),
    )

/** The kinds that the organisation has needs of: none means that it has no need at all. */
export const selectKinds = async (tx: Tx, tenantId: string): Promise<string[]> => {
  const rows = await needs(tx, tenantId).clearSelect().select('n.category').distinct().execute()
  return rows.map(row => row.category)
}

export const stateOf = (
  n: Pick<Need, 'opened_at' | 'closed_at'>,
): 'state_closed' | 'state_shown' | 'state_own' =>
  n.closed_at ? 'state_closed' : n.opened_at ? 'state_shown' : 'state_own'
