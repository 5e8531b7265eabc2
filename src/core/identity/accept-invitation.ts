import type { Clock } from '../../kit/clock.ts'
import { type Actor, system, type Tx } from '../../kit/db/actor.ts'
import { acrossTenants } from '../../kit/db/tenant-condition.ts'
import { gone } from '../../kit/http/errors.ts'
import { locale } from '../../kit/text/locale.ts'
import { addMembership } from '../organisations/actions.ts'
import { invitationLink } from '../organisations/invitations.ts'
import { lastsStill } from '../organisations/membership.ts'
import { isRole } from '../organisations/roles.ts'
import { createPerson, selectOptionalPersonByEmail } from './persons.ts'

/** Open: not used, not withdrawn, not too old, its last day not passed, and the organisation is still there. */
const openInvitations = (tx: Tx, clock: Clock) =>
  tx
    .selectFrom('core.invitations as i')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'i.tenant_id')
    .leftJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'i.tenant_id').onRef('u.unit_id', '=', 'i.unit_id'),
    )
    .selectAll('i')
    .select(['o.name as organisation', 'u.name as unit'])
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', clock.now())
    .where(lastsStill(clock))
    .where('o.ended_at', 'is', null)

type Open = Awaited<ReturnType<typeof selectOpenInvitation>>

/** The invitation behind a mail's link. Unknown, used, withdrawn and expired answer alike. */
export const selectOpenInvitation = async (tx: Tx, clock: Clock, token: string) => {
  const lead = await invitationLink.find(tx, token)
  if (lead === undefined) throw gone('link_ended')
  const found = await openInvitations(tx, clock)
    .where('i.tenant_id', '=', lead.tenantId)
    .where('i.invitation_id', '=', lead.ids[0] ?? '')
    .forUpdate('i')
    .executeTakeFirst()
  if (found === undefined) throw gone('link_ended')
  return found
}

const accept = async (tx: Tx, actor: Actor, clock: Clock, invitation: Open, personId: string) => {
  const { tenant_id: tenantId, role } = invitation
  if (!isRole(role)) throw gone('link_ended')
  await tx
    .updateTable('core.invitations')
    .set({ accepted_at: clock.now(), accepted_by: personId })
    .where('tenant_id', '=', tenantId)
    .where('invitation_id', '=', invitation.invitation_id)
    .execute()
  // Who has the role already only uses up the invitation.
  return addMembership(tx, actor, clock, {
    tenantId,
    personId,
    role,
    unitId: invitation.unit_id,
    endsOn: invitation.ends_on,
  })
}

const self = (personId: string, tenantId: string): Actor => ({
  kind: 'person',
  personId,
  tenantId,
  membershipId: personId,
  role: '',
})

/** Somebody without an account says their name and is in. */
export const acceptAsNew = async (tx: Tx, clock: Clock, token: string, name: string): Promise<string> => {
  const invitation = await selectOpenInvitation(tx, clock, token)
  const personId = await createPerson(tx, clock.now(), { name, email: invitation.email, locale: locale() })
  await accept(tx, self(personId, invitation.tenant_id), clock, invitation, personId)
  return personId
}

/** Somebody signed in takes an invitation to their own address; answers the membership. */
export const acceptAs = async (tx: Tx, clock: Clock, token: string, personId: string): Promise<string> => {
  const invitation = await selectOpenInvitation(tx, clock, token)
  const owner = await selectOptionalPersonByEmail(tx, invitation.email)
  if (owner?.person_id !== personId) throw gone('link_ended')
  return accept(tx, self(personId, invitation.tenant_id), clock, invitation, personId)
}

/** Somebody whose address a provider vouches for becomes a person with all that they are invited to, if anything. */
export const acceptAllFor = async (
  tx: Tx,
  clock: Clock,
  newcomer: { email: string; name: string },
): Promise<void> => {
  const open = await openInvitations(tx, clock)
    .where('i.email', '=', newcomer.email)
    .orderBy('i.created_at')
    .forUpdate('i')
    .modifyEnd(acrossTenants('what one address is invited to'))
    .execute()
  if (open.length === 0) return
  const personId = await createPerson(tx, clock.now(), newcomer)
  for (const invitation of open) await accept(tx, system('provider'), clock, invitation, personId)
}
