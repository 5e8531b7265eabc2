import type { Tx } from '../../../kit/db/actor.ts'

/** One enterprise by its address, if the actor may see it. */
export const selectOptionalEnterprise = (tx: Tx, slug: string) =>
  tx
    .selectFrom('directory.enterprises as e')
    .innerJoin('core.municipalities as m', 'm.code', 'e.municipality_code')
    .leftJoin('core.organisations as steward', 'steward.tenant_id', 'e.steward_id')
    .leftJoin('core.organisations as reviewer', 'reviewer.tenant_id', 'e.reviewed_by')
    .leftJoin('core.organisations as own', 'own.tenant_id', 'e.tenant_id')
    .selectAll('e')
    .select([
      'm.name as municipality',
      'm.county_code',
      'steward.name as steward',
      'reviewer.name as reviewer',
      'own.orgnr',
    ])
    .where('e.slug', '=', slug)
    .where('e.merged_at', 'is', null)
    .executeTakeFirst()

/** Where a name or an id leads that once was another enterprise's, which turned out to be this one. */
export const selectOptionalMovedTo = (tx: Tx, slugOrId: string) =>
  tx
    .selectFrom('directory.slugs as s')
    .innerJoin('directory.enterprises as e', 'e.tenant_id', 's.tenant_id')
    .select(['e.tenant_id', 'e.slug'])
    .where('s.slug', '=', slugOrId)
    .whereRef('e.slug', '!=', 's.slug')
    .executeTakeFirst()

export type Enterprise = NonNullable<Awaited<ReturnType<typeof selectOptionalEnterprise>>>

export const selectCriteria = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.criteria as c')
    .leftJoin('core.organisations as o', 'o.tenant_id', 'c.verified_by')
    .select([
      'c.criterion',
      'c.met',
      'c.evidence',
      'c.declared_at',
      'c.verified_at',
      'c.verified_by',
      'o.name as verifier',
    ])
    .where('c.tenant_id', '=', tenantId)
    .execute()

export const selectServiceAreas = async (tx: Tx, tenantId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('directory.service_areas')
    .select('municipality_code')
    .where('tenant_id', '=', tenantId)
    .orderBy('municipality_code')
    .execute()
  return rows.map(r => r.municipality_code)
}

const offers = (tx: Tx, tenantId: string, ended: 'is' | 'is not') =>
  tx.selectFrom('directory.offers').where('tenant_id', '=', tenantId).where('ended_at', ended, null)
export const selectOffers = (tx: Tx, tenantId: string) =>
  offers(tx, tenantId, 'is').selectAll().orderBy('title_sv').execute()
/** What was taken out of the register and can be put back: for those who keep it. */
export const selectRemovedOffers = (tx: Tx, tenantId: string) =>
  offers(tx, tenantId, 'is not')
    .select(['offer_id', 'title_sv'])
    .orderBy('ended_at', 'desc')
    .limit(20)
    .execute()
export type Offer = Awaited<ReturnType<typeof selectOffers>>[number]

export const selectPlaces = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.places')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('kind')
    .orderBy('place_id')
    .execute()
export type Place = Awaited<ReturnType<typeof selectPlaces>>[number]

export const selectTerms = (tx: Tx, tenantId: string, placeId: string) =>
  tx
    .selectFrom('directory.place_terms')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('place_id', '=', placeId)
    .executeTakeFirst()

export const selectPictures = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.pictures')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('position')
    .execute()

/** Empty for whoever row-level security does not show it: the enterprise itself and its steward. */
export const selectAid = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.de_minimis')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('granted_on', 'desc')
    .execute()

/** Everything that an enterprise's page shows. */
export const selectProfile = async (tx: Tx, enterprise: Enterprise) => ({
  enterprise,
  criteria: await selectCriteria(tx, enterprise.tenant_id),
  areas: await selectServiceAreas(tx, enterprise.tenant_id),
  offers: await selectOffers(tx, enterprise.tenant_id),
  removed: await selectRemovedOffers(tx, enterprise.tenant_id),
  places: await selectPlaces(tx, enterprise.tenant_id),
  pictures: await selectPictures(tx, enterprise.tenant_id),
  aid: await selectAid(tx, enterprise.tenant_id),
})
export type Profile = Awaited<ReturnType<typeof selectProfile>>

export const selectOptionalByOrgnr = (tx: Tx, orgnr: string | null, hash: Buffer | null) =>
  tx
    .selectFrom('core.organisations as o')
    .innerJoin('directory.enterprises as e', 'e.tenant_id', 'o.tenant_id')
    .select(['e.tenant_id', 'e.slug', 'e.name', 'e.claimed_at'])
    .where(eb => (orgnr === null ? eb('o.orgnr_hash', '=', hash) : eb('o.orgnr', '=', orgnr)))
    .executeTakeFirst()
