import { z } from 'zod'
import type { Role } from '../../core/organisations/roles.ts'
import type { Viewer } from '../../core/web/viewer.ts'
import { readRules } from '../../kit/data/rules.ts'

/** Dated rules that the register stands on (policy/). */
export const freshnessRules = readRules('freshness', {
  confirm_every_months: z.number(),
  remind_months: z.array(z.number()).min(1),
  link_works_months: z.number(),
  not_confirmed_after_months: z.number(),
  hide_contact_after_months: z.number(),
  hidden_fields: z.array(z.string()),
  own_change_counts_as_confirmation: z.boolean(),
})
export const reservedRules = readRules('reserved-contracts', { share: z.number() }, 'integration')
/** How long what is said of free places holds, and how soon a question about one is answered. */
export const placeRules = readRules('places', {
  confirm_every_days: z.number(),
  ask_first_after_days: z.number(),
  answer_within_days: z.number(),
  hold_days: z.number(),
})
export const aidRules = readRules(
  'de-minimis',
  {
    ceiling_eur: z.number(),
    period_years: z.number(),
    warn_at_share: z.number(),
    warn_sek_per_eur: z.number(),
  },
  'general',
)

/** Roles that keep the register for their municipality or association; the operator's, where no municipality takes part. */
export const keepers: readonly Role[] = [
  'business_officer',
  'coordinator',
  'procurement_officer',
  'municipality_admin',
  'case_worker',
  'association_coordinator',
  'system_admin',
]

/** As far as these rules need to know an enterprise. */
export type Kept = { tenant_id: string; steward_id: string | null; claimed_at: unknown }

const isOwn = (viewer: Viewer | null, enterprise: Kept) => viewer?.seat?.tenantId === enterprise.tenant_id
const isSteward = (viewer: Viewer | null, enterprise: Kept) =>
  enterprise.steward_id !== null && viewer?.seat?.tenantId === enterprise.steward_id

export const keepsRegister = (viewer: Viewer | null): boolean =>
  viewer?.seat != null && keepers.includes(viewer.seat.role)
/** Whose day it is to look after what is in the register; the others may, and are not told each time. */
const caretakers: readonly Role[] = [
  'business_officer',
  'coordinator',
  'municipality_admin',
  'association_coordinator',
  'system_admin',
]
export const looksAfterRegister = (viewer: Viewer | null): boolean =>
  viewer?.seat != null && caretakers.includes(viewer.seat.role)
/** A list is read in for a municipality or an association's; the operator has the command line. */
export const importsLists = (viewer: Viewer | null): boolean =>
  keepsRegister(viewer) && viewer?.seat?.organisationKind !== 'operator'
export const managesEnterprise = (viewer: Viewer | null): boolean =>
  viewer?.seat?.role === 'enterprise_manager'

/** The enterprise keeps its own profile; until it has claimed it, its steward does. */
export const mayEdit = (viewer: Viewer | null, enterprise: Kept): boolean =>
  (isOwn(viewer, enterprise) && managesEnterprise(viewer)) ||
  (enterprise.claimed_at === null && mayReview(viewer, enterprise))

/** Free places are told by whoever stands beside them: the supervisor too. */
export const mayUpdatePlaces = (viewer: Viewer | null, enterprise: Kept): boolean =>
  mayEdit(viewer, enterprise) || (isOwn(viewer, enterprise) && viewer?.seat?.role === 'supervisor')

/** The steward verifies criteria, decides claims and takes a listing down or puts it back; never the enterprise itself. */
export const mayReview = (viewer: Viewer | null, enterprise: Kept): boolean =>
  isSteward(viewer, enterprise) && keepsRegister(viewer)

/** Nobody vouches for an enterprise that they act for themselves. */
export const mayVouch = (viewer: Viewer | null, enterprise: Kept): boolean =>
  mayReview(viewer, enterprise) && !viewer?.seats.some(s => s.tenantId === enterprise.tenant_id)

/** Aid received is told to the enterprise itself and its steward. */
export const maySeeAid = (viewer: Viewer | null, enterprise: Kept): boolean =>
  (isOwn(viewer, enterprise) && managesEnterprise(viewer)) || mayReview(viewer, enterprise)

/** What its steward has noted as given, the enterprise does not take away. */
export const mayRemoveAid = (
  viewer: Viewer | null,
  enterprise: Kept,
  aid: { noted_by: string | null },
): boolean =>
  maySeeAid(viewer, enterprise) &&
  (aid.noted_by === null || viewer?.seat?.tenantId === aid.noted_by || mayReview(viewer, enterprise))

/** Whether a profile's own number may be claimed: by somebody signed in who does not already belong to it. */
export const mayClaim = (viewer: Viewer | null, enterprise: Kept): boolean =>
  viewer !== null &&
  enterprise.claimed_at === null &&
  !viewer.seats.some(s => s.tenantId === enterprise.tenant_id)

/** Those who answer for buying or for the register, in an organisation that buys; the reason stands in policy/questions. */
const askers: readonly Role[] = [
  'procurement_officer',
  'ordering_officer',
  'business_officer',
  'coordinator',
  'municipality_admin',
  'association_coordinator',
]

/** Questions to many at once are sent for an organisation, never by a visitor or an enterprise to its peers. */
export const mayAsk = ({ seat }: Viewer): boolean =>
  seat !== null &&
  ['municipality', 'region', 'association'].includes(seat.organisationKind) &&
  askers.includes(seat.role)
