import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import { invalid, notFound } from '../../kit/http/errors.ts'
import { locale } from '../../kit/text/locale.ts'
import { audit } from '../audit/audit.ts'
import { mailedLink } from '../links/links.ts'
import { postMail } from '../mail/outbox.ts'
import { moves } from '../moves/moves.ts'
import { holdsNow, lastsStill } from './membership.ts'
import type { Role } from './roles.ts'
import { t } from './words.ts'

/** How long an invitation can be answered. */
const days = 14
type Person = Extract<Actor, { kind: 'person' }>
export type InviteSite = { clock: Clock; config: { publicUrl: string } }

/** Leads whom it was sent to into an organisation: once, and until it expires or is withdrawn. */
export const invitationLink = mailedLink('invitation', '/inbjudan')

/** Neither subject nor text says who is invited where: the page behind the link does. */
const post = async (tx: Tx, { clock, config }: InviteSite, to: string, tenantId: string, id: string) => {
  const url = await invitationLink.make(tx, config.publicUrl, { tenantId, ids: [id] })
  await postMail(tx, clock.now(), {
    to,
    tenantId,
    urgent: true,
    subject: t('mail_invitation_subject', undefined, locale()),
    text: t('mail_invitation_text', { url }, locale()),
  })
}

const note = (
  tx: Tx,
  actor: Actor,
  { clock }: InviteSite,
  tenantId: string,
  action: string,
  invitationId: string,
  detail = {},
) =>
  audit(tx, actor, clock.now(), {
    tenantId,
    action,
    objectType: 'invitation',
    objectId: invitationId,
    detail,
  })

const expiry = ({ clock }: InviteSite) => clock.now().add({ hours: days * 24 })

export type NewInvitation = {
  once: string
  email: string
  role: Role
  unitId: string | undefined
  endsOn: Temporal.PlainDate | undefined
}

const hasRole = (tx: Tx, { clock }: InviteSite, tenantId: string, { email, role }: NewInvitation) =>
  tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .select('m.membership_id')
    .where('m.tenant_id', '=', tenantId)
    .where('m.role', '=', role)
    .where('p.email', '=', email)
    .where(holdsNow(clock))
    .executeTakeFirst()

/**
 * Invites by mail. The same address in the same role, while one waits, breaks `invitations_once`; the same form (`once`)
 * sent twice is one invitation and one letter.
 */
export const inviteTo = async (
  tx: Tx,
  actor: Actor,
  site: InviteSite,
  tenantId: string,
  made: NewInvitation,
): Promise<void> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('core.invitations')
    .values({
      tenant_id: tenantId,
      invitation_id: made.once,
      email: made.email,
      role: made.role,
      unit_id: made.unitId ?? null,
      ends_on: made.endsOn ?? null,
      invited_by: actor.kind === 'person' ? actor.personId : null,
      created_at: site.clock.now(),
      expires_at: expiry(site),
    })
    .onConflict(c => c.columns(['tenant_id', 'invitation_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  if (await hasRole(tx, site, tenantId, made)) throw invalid('has_role', 'The person has that role already.')
  await post(tx, site, made.email, tenantId, made.once)
  await note(tx, actor, site, tenantId, 'invitation_sent', made.once, { role: made.role })
}

/** Into the organisation one acts for. */
export const invite = (tx: Tx, actor: Person, site: InviteSite, made: NewInvitation): Promise<void> =>
  inviteTo(tx, actor, site, actor.tenantId, made)

const waiting = async (tx: Tx, { tenantId }: Person, { clock }: InviteSite, invitationId: string) => {
  const found = await tx
    .selectFrom('core.invitations as i')
    .select('i.email')
    .where('i.tenant_id', '=', tenantId)
    .where('i.invitation_id', '=', invitationId)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where(lastsStill(clock))
    .forUpdate()
    .executeTakeFirst()
  if (found === undefined) throw notFound()
  return found
}

const change = (tx: Tx, { tenantId }: Person, invitationId: string) =>
  tx
    .updateTable('core.invitations')
    .where('tenant_id', '=', tenantId)
    .where('invitation_id', '=', invitationId)

/** A new link and fourteen days more; the link before no longer works. False, and nothing, within a minute of the letter before. */
export const resendInvitation = async (
  tx: Tx,
  actor: Person,
  site: InviteSite,
  invitationId: string,
): Promise<boolean> => {
  const { email } = await waiting(tx, actor, site, invitationId)
  const { numUpdatedRows } = await change(tx, actor, invitationId)
    .set({ expires_at: expiry(site) })
    .where('expires_at', '<', expiry(site).subtract({ minutes: 1 }))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await post(tx, site, email, actor.tenantId, invitationId)
  await note(tx, actor, site, actor.tenantId, 'invitation_resent', invitationId)
  return true
}

const invitationMoves = moves(
  { noun: 'invitation', table: 'core.invitations', id: 'invitation_id' },
  { invitation_withdrawn: { mark: 'withdrawn_at', when: invitation => invitation.accepted_at === null } },
)

export const withdrawInvitation = async (
  tx: Tx,
  actor: Person,
  { clock }: InviteSite,
  id: string,
): Promise<void> => {
  const key = { tenantId: actor.tenantId, id }
  const done = await invitationMoves.go(tx, actor, clock.now(), key, 'invitation_withdrawn')
  if (done === 'already') throw notFound()
}
