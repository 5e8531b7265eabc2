import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../../../kit/db/actor.ts'
import { categories, categoryGroups } from '../../directory/public.ts'
import { type OpenNeed, selectOpenOfKinds, selectOpenWithin } from '../open/queries.ts'
import { type Fit, fitOf, type Reach, reachOfEntries } from './reach.ts'

export type FittingNeed = { need: OpenNeed; fit: Fit }

const mostLooked = 500
const mostNear = 20

/** What the register says an enterprise offers and where, of `only` one of its offers or `without` it; undefined when it shows nothing of that. */
export const selectReach = async (
  tx: Tx,
  tenantId: string,
  { only, without }: { only?: string; without?: string } = {},
): Promise<Reach | undefined> =>
  reachOfEntries(
    await tx
      .selectFrom('directory.search_entries')
      .select(['category', 'municipality_code', 'reach'])
      .where('tenant_id', '=', tenantId)
      .$if(only !== undefined, q => q.where('offer_id', '=', only ?? ''))
      .$if(without !== undefined, q => q.where('offer_id', '!=', without ?? ''))
      .execute(),
  )

const judged = (needs: readonly OpenNeed[], reach: Reach): FittingNeed[] =>
  needs.map(need => ({ need, fit: fitOf(need, reach) }))

/** Open needs of a kind that they offer, where they deliver; the newest first. `since`: opened after that. */
export const selectFitting = async (
  tx: Tx,
  reach: Reach,
  since?: Temporal.Instant,
): Promise<FittingNeed[]> => {
  if (reach.kinds.size === 0) return []
  const wanted = { categories: [...reach.kinds.keys()], limit: mostLooked, ...(since ? { since } : {}) }
  return judged(await selectOpenOfKinds(tx, wanted), reach).filter(({ fit }) => fit.fits)
}

/** The kinds that stand in the same groups as theirs, theirs included. */
const kin = (reach: Reach): string[] => {
  const groups = new Set([...reach.kinds.keys()].map(kind => categories.get(kind)?.group))
  return categoryGroups.filter(g => groups.has(g.key)).flatMap(g => g.kinds.map(k => k.key))
}

/** Nearly theirs: the kind but not the place, a neighbouring kind, then whatever is wanted where they deliver. */
export const selectNear = async (tx: Tx, reach: Reach): Promise<FittingNeed[]> => {
  const kinds = kin(reach)
  const related =
    kinds.length === 0
      ? []
      : judged(await selectOpenOfKinds(tx, { categories: kinds, limit: mostLooked }), reach)
  const here = judged(await selectOpenWithin(tx, [...reach.all], kinds, mostNear), reach)
  const rank = ({ fit }: FittingNeed) =>
    fit.sameKind ? 0 : fit.reaches === undefined ? 3 : fit.offers ? 1 : 2
  return [...related, ...here]
    .filter(({ fit }) => !fit.fits)
    .sort((a, b) => rank(a) - rank(b) || Temporal.Instant.compare(b.need.opened_at, a.need.opened_at))
    .slice(0, mostNear)
}

export const selectOptionalDigest = (tx: Tx, tenantId: string, personId: string) =>
  tx
    .selectFrom('needs.need_digests')
    .select(['chosen_at', 'last_sent_at'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .executeTakeFirst()

/** Open needs that enterprises have begun to fit since then, each with how many. */
export const selectNewFits = (
  tx: Tx,
  tenantId: string,
  { since, unitId }: { since: Temporal.Instant; unitId: string | undefined },
) =>
  tx
    .selectFrom('needs.new_fits as f')
    .innerJoin('needs.needs as n', join =>
      join.onRef('n.tenant_id', '=', 'f.tenant_id').onRef('n.need_id', '=', 'f.need_id'),
    )
    .innerJoin('directory.enterprises as e', 'e.tenant_id', 'f.enterprise_id')
    .select(['n.need_id', 'n.title'])
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.min('e.name').as('name'),
      fn.max('f.found_at').as('found_at'),
    ])
    .where('f.tenant_id', '=', tenantId)
    .where('f.found_at', '>', since)
    .where('n.closed_at', 'is', null)
    .where('e.published_at', 'is not', null)
    .$if(unitId !== undefined, q => q.where('n.unit_id', '=', unitId ?? ''))
    .groupBy(['n.need_id', 'n.title'])
    .orderBy('found_at', 'desc')
    .execute()
