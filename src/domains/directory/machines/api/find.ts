import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Tx } from '../../../../kit/db/actor.ts'
import { findEnterprises } from '../../search/find.ts'
import type { EnterpriseHit } from '../../search/schema.ts'
import { openEnterpriseOf, type Publisher } from '../open-enterprise.ts'
import { selectRecordsOf } from '../records.ts'
import type { Found, findParams, foundPage } from './schema.ts'

/** An enterprise without a fitting offer is here for its own name or presentation. */
const reasonsOf = (hit: EnterpriseHit): NonNullable<Found['reasons']> =>
  hit.offers.length === 0
    ? [{ match: 'about', offer_id: null }]
    : hit.offers.map(offer => ({ match: offer.reason, offer_id: offer.offer_id }))

/** The same search as on the page, answered with whole enterprises. */
export const searchOpen = async (
  tx: Tx,
  asked: z.output<typeof findParams>,
  publisher: Publisher,
  today: Temporal.PlainDate,
): Promise<z.output<typeof foundPage>> => {
  const { q, municipality, category, limit, after } = asked
  const { result, corrected } = await findEnterprises(
    tx,
    {
      ...(q === undefined ? {} : { q }),
      ...(municipality === undefined ? {} : { kommun: municipality }),
      ...(category === undefined ? {} : { kategori: category }),
      ...(after === undefined ? {} : { efter: after }),
      krav: [],
    },
    today,
    limit,
  )
  const hits = new Map(result.hits.map(hit => [hit.tenant_id, hit]))
  const records = await selectRecordsOf(tx, [...hits.keys()])
  return {
    data: records.flatMap(record => {
      const hit = hits.get(record.tenant_id)
      return hit === undefined
        ? []
        : [
            {
              ...openEnterpriseOf(record, publisher),
              distance_km: hit.distance_km,
              reach: hit.reach,
              ...(q === undefined ? {} : { reasons: reasonsOf(hit) }),
            },
          ]
    }),
    next: result.next,
    total: result.total,
    corrected: corrected ?? null,
  }
}
