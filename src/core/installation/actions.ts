import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { audit } from '../audit/audit.ts'
import { moves } from '../moves/moves.ts'
import { createOrganisation } from '../organisations/actions.ts'
import { type InviteSite, inviteTo } from '../organisations/invitations.ts'
import { tellOfOrganisation } from '../organisations/listeners.ts'
import type { OrganisationKind } from '../organisations/roles.ts'
import { municipalities } from '../reference/places.ts'
import { firstRole, type InvitedKind } from './schema.ts'

export type NewParticipant = {
  once?: string
  kind: InvitedKind
  name: string
  orgnr: string | undefined
  /** Of a municipality: its own code. Of an association: those it covers. */
  codes: string[]
}

const coverMunicipalities = async (tx: Tx, tenantId: string, codes: readonly string[]) => {
  await tx.deleteFrom('core.association_members').where('tenant_id', '=', tenantId).execute()
  if (codes.length > 0)
    await tx
      .insertInto('core.association_members')
      .values(codes.map(code => ({ tenant_id: tenantId, municipality_code: code })))
      .execute()
}

/** Lets an organisation take part. One that does already breaks a constraint: its municipality, number or name. */
export const addParticipant = async (
  tx: Tx,
  actor: Actor,
  clock: Clock,
  { once, kind, name, orgnr, codes }: NewParticipant,
): Promise<string> => {
  const own = kind === 'municipality' ? municipalities.get(codes[0] ?? '') : undefined
  const tenantId = await createOrganisation(tx, actor, clock, {
    once,
    kind,
    name: own?.nameFull ?? name,
    orgnr,
    municipalityCode: own?.code,
    isPublic: true,
  })
  if (kind === 'association') await coverMunicipalities(tx, tenantId, codes)
  return tenantId
}

/** Invites somebody who can invite the others. */
export const inviteFirst = (
  tx: Tx,
  actor: Actor,
  site: InviteSite,
  { once, tenantId, kind, email }: { once: string; tenantId: string; kind: InvitedKind; email: string },
): Promise<void> =>
  inviteTo(tx, actor, site, tenantId, {
    once,
    email,
    role: firstRole[kind],
    unitId: undefined,
    endsOn: undefined,
  })

export const changeCover = async (
  tx: Tx,
  actor: Actor,
  clock: Clock,
  tenantId: string,
  codes: readonly string[],
) => {
  await coverMunicipalities(tx, tenantId, codes)
  await audit(tx, actor, clock.now(), {
    tenantId,
    action: 'association_members_changed',
    objectType: 'organisation',
    objectId: tenantId,
    detail: { count: codes.length },
  })
}

const organisationMoves = moves(
  { noun: 'organisation', table: 'core.organisations', id: 'tenant_id' },
  { organisation_ended: { mark: 'ended_at', back: 'organisation_restored' } },
)

/** Ends an organisation's part, or undoes it: its people come in no more, from their next request. What it has stays. */
export const moveOrganisation = async (
  tx: Tx,
  actor: Actor,
  clock: Clock,
  tenantId: string,
  move: 'organisation_ended' | 'organisation_restored',
) => {
  const done = await organisationMoves.go(tx, actor, clock.now(), { tenantId, id: tenantId }, move)
  if (done === 'already') return done
  const { kind, municipality_code: municipalityCode } = await tx
    .selectFrom('core.organisations')
    .select(['kind', 'municipality_code'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const ended = move === 'organisation_ended'
  await tellOfOrganisation(tx, { tenantId, kind: kind as OrganisationKind, municipalityCode, ended })
  return done
}
