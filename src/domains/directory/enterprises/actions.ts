import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import { moves } from '../../../core/moves/moves.ts'
import { createOrganisation } from '../../../core/organisations/actions.ts'
import { operatorId } from '../../../core/organisations/operator.ts'
import { hashOrgnr, type Orgnr } from '../../../core/organisations/orgnr.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { dayOf } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import type { Json } from '../../../kit/db/types.ts'
import { monthsBefore } from '../freshness/state.ts'
import { freshnessRules } from '../policy.ts'
import { refreshEntries } from '../search/entries.ts'
import { settleReview } from '../trust/level.ts'
import { follow, followed } from './followed.ts'
import { log } from './log.ts'
import { type Criterion, criteria, type Registration, type Section, type sections } from './schema.ts'
import { takeSlug } from './slug.ts'

type NewEnterprise = Omit<Registration, 'orgnr' | 'kind'> & {
  /** Null: nobody has said. */
  kind: Registration['kind'] | null
  orgnr: Orgnr | undefined
  secret: string
  stewardId: string
  claimed: boolean
  at: Temporal.Instant
}

/**
 * Adds an enterprise to the register: an organisation and its profile, published at once and marked as not verified.
 * Needs the system actor (a new tenant is nobody's yet). The constraint `organisations_orgnr_key` decides duplicates.
 */
export const insertEnterprise = async (
  tx: Tx,
  by: Actor,
  e: NewEnterprise,
): Promise<{ tenantId: string; slug: string }> => {
  const place = municipalities.get(e.municipality_code)
  if (place === undefined) throw new Error(`no municipality ${e.municipality_code}`)
  const tenantId = await createOrganisation(
    tx,
    by,
    { now: () => e.at },
    {
      kind: 'social_enterprise',
      name: e.name,
      municipalityCode: e.municipality_code,
      orgnr: e.orgnr?.kind === 'organisation' ? e.orgnr.digits : undefined,
      orgnrHash: e.orgnr?.kind === 'person' ? hashOrgnr(e.secret, e.orgnr.digits) : undefined,
      isPublic: true,
    },
  )
  const slug = await takeSlug(tx, tenantId, e.name, place.name)
  await tx
    .insertInto('directory.enterprises')
    .values({
      tenant_id: tenantId,
      steward_id: e.stewardId,
      slug,
      name: e.name,
      kind: e.kind ?? 'not_told',
      legal_form: e.legal_form,
      municipality_code: e.municipality_code,
      place: e.place,
      lat: place.lat,
      lon: place.lon,
      presentation_sv: e.presentation_sv,
      confirmed_at: e.at,
      // Whoever adds somebody else's enterprise does not speak for it.
      confirmed_by_itself: e.claimed,
      claimed_at: e.claimed ? e.at : null,
      published_at: e.at,
      updated_at: e.at,
    })
    .execute()
  await log(tx, by, e.at, tenantId, 'enterprise_added')
  await refreshEntries(tx, e.at, tenantId)
  return { tenantId, slug }
}

/** Who stewards enterprises of a municipality: itself, if it takes part; else whoever runs the installation. */
export const selectSteward = async (tx: Tx, municipalityCode: string): Promise<string> => {
  const found = await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('kind', '=', 'municipality')
    .where('municipality_code', '=', municipalityCode)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found?.tenant_id ?? operatorId
}

/** The enterprise's own hand on its data says that it is looked after (policy/freshness). */
const ownChangeConfirms = (at: Temporal.Instant) =>
  freshnessRules.at(dayOf(at)).own_change_counts_as_confirmation

const isItself = (by: Actor, tenantId: string) => by.kind === 'person' && by.tenantId === tenantId

type SectionData<S extends Section> = z.output<(typeof sections)[S]>

/** Saves one section; false when somebody else saved the profile after `version` was read (nothing is changed then). */
export const updateSection = async <S extends Section>(
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  target: { tenantId: string; section: S; version: number; data: SectionData<S> },
): Promise<boolean> => {
  const { tenantId, section, version } = target
  const columns =
    section === 'reach'
      ? { serves_radius_km: (target.data as SectionData<'reach'>).serves_radius_km }
      : section === 'criteria'
        ? {}
        : (target.data as object)
  const { numUpdatedRows } = await tx
    .updateTable('directory.enterprises')
    .set({
      ...columns,
      version: version + 1,
      updated_at: at,
      ...(isItself(by, tenantId) && ownChangeConfirms(at)
        ? { confirmed_at: at, confirmed_by_itself: true }
        : {}),
    })
    .where('tenant_id', '=', tenantId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  if (section === 'reach')
    await replaceAreas(tx, tenantId, (target.data as SectionData<'reach'>).service_areas)
  if (section === 'criteria') await declareCriteria(tx, tenantId, at, target.data as SectionData<'criteria'>)
  await settleReview(tx, tenantId)
  await log(tx, by, at, tenantId, 'enterprise_changed', { section })
  await refreshEntries(tx, at, tenantId)
  return true
}

export const replaceAreas = async (tx: Tx, tenantId: string, codes: readonly string[]) => {
  await tx.deleteFrom('directory.service_areas').where('tenant_id', '=', tenantId).execute()
  if (codes.length === 0) return
  await tx
    .insertInto('directory.service_areas')
    .values(
      [...new Set(codes)].map(municipality_code => ({
        tenant_id: tenantId,
        ...followed(tenantId),
        municipality_code,
      })),
    )
    .execute()
}

/** What the enterprise says of itself. A changed answer or evidence loses its verification. */
const declareCriteria = async (
  tx: Tx,
  tenantId: string,
  at: Temporal.Instant,
  data: SectionData<'criteria'>,
) => {
  for (const criterion of criteria) {
    const met = data[criterion]
    const evidence = data[`${criterion}_evidence` as `${Criterion}_evidence`]
    const of = tx
      .deleteFrom('directory.criteria')
      .where('tenant_id', '=', tenantId)
      .where('criterion', '=', criterion)
    if (met === null) {
      await of.execute()
      continue
    }
    await tx
      .insertInto('directory.criteria')
      .values({ tenant_id: tenantId, ...followed(tenantId), criterion, met, evidence, declared_at: at })
      .onConflict(c =>
        c
          .columns(['tenant_id', 'criterion'])
          .doUpdateSet({
            met,
            evidence,
            declared_at: at,
            verified_by: null,
            verified_person_id: null,
            verified_at: null,
          })
          .where(eb =>
            eb.or([
              eb('directory.criteria.met', '!=', met),
              eb('directory.criteria.evidence', '!=', evidence),
            ]),
          ),
      )
      .execute()
  }
}

/** The steward has seen the evidence. */
export const verifyCriterion = async (
  tx: Tx,
  by: Actor & { kind: 'person' },
  at: Temporal.Instant,
  tenantId: string,
  criterion: Criterion,
  verified: boolean,
) => {
  const { numUpdatedRows } = await tx
    .updateTable('directory.criteria')
    .set(
      verified
        ? { verified_by: by.tenantId, verified_person_id: by.personId, verified_at: at }
        : { verified_by: null, verified_person_id: null, verified_at: null },
    )
    .where('tenant_id', '=', tenantId)
    .where('criterion', '=', criterion)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await settleReview(tx, tenantId)
  await refreshEntries(tx, at, tenantId)
  await log(tx, by, at, tenantId, verified ? 'criterion_verified' : 'verification_withdrawn', { criterion })
  return true
}

/**
 * All that is shown is still true: the age of the data starts anew. A steward's word says so too, but not that the
 * enterprise has confirmed it; `itself` is for a link that stands for the enterprise's own mailbox.
 */
export const confirmEnterprise = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  { itself, action, detail }: { itself: boolean; action: string; detail?: Json } = {
    itself: isItself(by, tenantId),
    action: 'enterprise_confirmed',
  },
) => {
  const confirmed = { confirmed_at: at, confirmed_by_itself: itself }
  // The enterprise's own word, while it is fresh, says more than a steward's.
  const since = monthsBefore(at, freshnessRules.at(dayOf(at)).confirm_every_months)
  const renews = itself
    ? sql<boolean>`true`
    : sql<boolean>`not (confirmed_by_itself and confirmed_at > ${since}::timestamptz)`
  await tx
    .updateTable('directory.enterprises')
    .set(confirmed)
    .where('tenant_id', '=', tenantId)
    .where(renews)
    .execute()
  await refreshEntries(tx, at, tenantId)
  await log(tx, by, at, tenantId, action, detail)
}

/** A profile is in the open register, and somebody has taken it over, once and for all. */
export const enterpriseMoves = moves(
  { noun: 'enterprise', table: 'directory.enterprises', id: 'tenant_id' },
  {
    enterprise_published: { mark: 'published_at', back: 'enterprise_unpublished' },
    enterprise_claimed: { mark: 'claimed_at' },
    speaker_checked: { mark: 'speaker_checked_at', back: 'speaker_unchecked' },
    enterprise_merged: { mark: 'merged_at', back: 'enterprise_parted' },
  },
)

/** Takes the profile out of the open register, or puts it back; nothing is deleted. */
export const moveEnterprise = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  move: 'enterprise_published' | 'enterprise_unpublished',
  reason: string,
) => {
  const done = await enterpriseMoves.go(tx, by, at, { tenantId, id: tenantId }, move, { detail: { reason } })
  if (done === 'already') return done
  await follow(tx, tenantId)
  await refreshEntries(tx, at, tenantId)
  return done
}
