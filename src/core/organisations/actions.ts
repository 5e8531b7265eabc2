import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { invalid } from '../../kit/http/errors.ts'
import { oneLine } from '../../kit/text/clean.ts'
import { audit } from '../audit/audit.ts'
import { open } from '../personal-numbers/exports.ts'
import { tellOfOrganisation } from './listeners.ts'
import { type OrganisationKind, type Role, suits } from './roles.ts'
import type { UnitKind } from './schema.ts'

export type NewOrganisation = {
  /** The form's one-time id, where it was made by one. */
  once?: string | undefined
  kind: OrganisationKind
  name: string
  orgnr?: string | undefined
  orgnrHash?: Buffer | undefined
  municipalityCode?: string | undefined
  isPublic?: boolean
}

/** Stores an organisation (as the system actor) and answers its tenant id. A known orgnr breaks its constraint. */
export const createOrganisation = async (
  tx: Tx,
  actor: Actor,
  clock: Pick<Clock, 'now'>,
  made: NewOrganisation,
): Promise<string> => {
  const tenantId = made.once ?? randomUUID()
  await tx
    .insertInto('core.organisations')
    .values({
      tenant_id: tenantId,
      kind: made.kind,
      name: open(oneLine(made.name)),
      orgnr: made.orgnr ?? null,
      orgnr_hash: made.orgnrHash ?? null,
      municipality_code: made.municipalityCode ?? null,
      is_public: made.isPublic ?? false,
      created_at: clock.now(),
    })
    .execute()
  await audit(tx, actor, clock.now(), {
    tenantId,
    action: 'organisation_created',
    objectType: 'organisation',
    objectId: tenantId,
  })
  await tellOfOrganisation(tx, {
    tenantId,
    kind: made.kind,
    municipalityCode: made.municipalityCode ?? null,
    ended: false,
  })
  return tenantId
}

export type NewUnit = {
  /** The form's one-time id, where it was made by one: the same form sent again changes nothing. */
  once?: string | undefined
  tenantId: string
  kind: UnitKind
  name: string
  area?: string | undefined
}

export const createUnit = async (
  tx: Tx,
  actor: Actor,
  clock: Pick<Clock, 'now'>,
  unit: NewUnit,
): Promise<string> => {
  const unitId = unit.once ?? randomUUID()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('core.units')
    .values({
      tenant_id: unit.tenantId,
      unit_id: unitId,
      kind: unit.kind,
      name: unit.name,
      area_id: unit.area ?? null,
    })
    .onConflict(c => c.columns(['tenant_id', 'unit_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return unitId
  await audit(tx, actor, clock.now(), {
    tenantId: unit.tenantId,
    action: 'unit_created',
    objectType: 'unit',
    objectId: unitId,
  })
  return unitId
}

export type NewMembership = {
  tenantId: string
  personId: string
  role: Role
  unitId?: string | null | undefined
  /** The last day it holds; without one it holds until somebody ends it. */
  endsOn?: Temporal.PlainDate | null | undefined
}

/** The organisation's people may see somebody who belongs, or did, to it. */
const becomeColleague = (tx: Tx, personId: string, tenantId: string) =>
  sql`update core.persons set tenants = array_append(tenants, ${tenantId}::uuid)
    where person_id = ${personId} and not ${tenantId}::uuid = any (tenants)`.execute(tx)

/**
 * Gives a person a role in an organisation from today, and answers the membership. Who has the role already, without a
 * last day, keeps the one they have (`memberships_once` decides, also between two at once).
 */
export const addMembership = async (
  tx: Tx,
  actor: Actor,
  clock: Clock,
  made: NewMembership,
): Promise<string> => {
  const { kind } = await tx
    .selectFrom('core.organisations')
    .select('kind')
    .where('tenant_id', '=', made.tenantId)
    .executeTakeFirstOrThrow()
  if (!suits(made.role, kind))
    throw invalid('role_unsuitable', 'That role does not exist in this kind of organisation.')
  const membershipId = randomUUID()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('core.memberships')
    .values({
      tenant_id: made.tenantId,
      membership_id: membershipId,
      person_id: made.personId,
      role: made.role,
      unit_id: made.unitId ?? null,
      starts_on: clock.today(),
      ends_on: made.endsOn ?? null,
      created_at: clock.now(),
    })
    .onConflict(c =>
      c
        .columns(['tenant_id', 'person_id', 'role'])
        .where('ends_on', 'is', null)
        .where('ended_at', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) {
    const kept = await tx
      .selectFrom('core.memberships')
      .select('membership_id')
      .where('tenant_id', '=', made.tenantId)
      .where('person_id', '=', made.personId)
      .where('role', '=', made.role)
      .where('ends_on', 'is', null)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    return kept.membership_id
  }
  await becomeColleague(tx, made.personId, made.tenantId)
  await audit(tx, actor, clock.now(), {
    tenantId: made.tenantId,
    action: 'membership_added',
    objectType: 'membership',
    objectId: membershipId,
    subjectId: made.personId,
    detail: { role: made.role, ...(made.endsOn ? { ends_on: made.endsOn.toString() } : {}) },
  })
  return membershipId
}

/** Gives an organisation that has no number its own. A number that another one has breaks its constraint. */
export const giveOrgnr = async (
  tx: Tx,
  actor: Actor,
  clock: Pick<Clock, 'now'>,
  tenantId: string,
  number: { orgnr: string } | { orgnrHash: Buffer },
) => {
  await tx
    .updateTable('core.organisations')
    .set('orgnr' in number ? { orgnr: number.orgnr } : { orgnr_hash: number.orgnrHash })
    .where('tenant_id', '=', tenantId)
    .where('orgnr', 'is', null)
    .where('orgnr_hash', 'is', null)
    .execute()
  await audit(tx, actor, clock.now(), {
    tenantId,
    action: 'organisation_numbered',
    objectType: 'organisation',
    objectId: tenantId,
  })
}
