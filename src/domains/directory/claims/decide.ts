import { audit } from '../../../core/audit/audit.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { addMembership } from '../../../core/organisations/actions.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { conflict, invalid } from '../../../kit/http/errors.ts'
import { isLocale } from '../../../kit/text/locale.ts'
import { t } from '../words.ts'

type Person = Actor & { kind: 'person' }
type Enterprise = { tenant_id: string; slug: string }
type Site = { clock: Clock; config: { publicUrl: string } }

/** Claims that still wait, and no others: two who decide the same one at once take turns, and the second finds none. */
const decideWaiting = (
  tx: Tx,
  by: Person,
  { clock }: Site,
  { tenant_id }: Enterprise,
  decision: { state: 'approved' | 'declined'; reason: string },
) =>
  tx
    .updateTable('directory.claims')
    .set({ ...decision, decided_at: clock.now(), decided_by: by.personId })
    .where('tenant_id', '=', tenant_id)
    .where('state', '=', 'waiting')
    .returning('person_id')

const claimantOf = async (tx: Tx, personId: string) => {
  const person = await tx
    .selectFrom('core.persons')
    .select(['email', 'locale', 'ended_at'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return { ...person, locale: isLocale(person.locale) ? person.locale : ('sv' as const) }
}

/** The log's line and the letter, alike for yes and no: the page says which. */
const tell = async (
  tx: Tx,
  by: Person,
  { clock, config }: Site,
  { tenant_id: tenantId, slug }: Enterprise,
  action: 'claim_approved' | 'claim_declined',
  personId: string,
) => {
  await audit(tx, by, clock.now(), {
    tenantId,
    action,
    objectType: 'enterprise',
    objectId: tenantId,
    subjectId: personId,
  })
  const { email, locale, ended_at } = await claimantOf(tx, personId)
  if (ended_at !== null) return
  await postMail(tx, clock.now(), {
    to: email,
    tenantId,
    subject: t('claim_mail_subject', undefined, locale),
    text: t('claim_mail_text', { url: `${config.publicUrl}/foretag/${slug}/gor-ansprak` }, locale),
  })
}

/** Says no. Decided meanwhile: a conflict. */
export const declineClaim = async (
  tx: Tx,
  by: Person,
  site: Site,
  enterprise: Enterprise,
  { claimId, reason }: { claimId: string; reason: string },
): Promise<void> => {
  const claim = await decideWaiting(tx, by, site, enterprise, { state: 'declined', reason })
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  if (claim === undefined) throw conflict()
  await tell(tx, by, site, enterprise, 'claim_declined', claim.person_id)
}

/**
 * Says yes: the claimant becomes the enterprise's manager, its data is its own, and claims that wait beside it get a no.
 * The enterprise's row decides between two who say yes at once. Runs as the system (the membership is another tenant's).
 */
export const approveClaim = async (
  tx: Tx,
  by: Person,
  site: Site,
  enterprise: Enterprise,
  claimId: string,
): Promise<void> => {
  const { tenant_id: tenantId } = enterprise
  const { numUpdatedRows } = await tx
    .updateTable('directory.enterprises')
    .set({ claimed_at: site.clock.now() })
    .where('tenant_id', '=', tenantId)
    .where('claimed_at', 'is', null)
    .executeTakeFirst()
  const claim = await decideWaiting(tx, by, site, enterprise, { state: 'approved', reason: '' })
    .where('claim_id', '=', claimId)
    .executeTakeFirst()
  if (claim === undefined) throw conflict()
  if (numUpdatedRows === 0n) throw invalid('claimed_already', 'The enterprise has somebody already.')
  const { ended_at } = await claimantOf(tx, claim.person_id)
  if (ended_at !== null) throw invalid('claimant_ended', 'The claimant’s account has ended.')
  await addMembership(tx, by, site.clock, { tenantId, personId: claim.person_id, role: 'enterprise_manager' })
  await tell(tx, by, site, enterprise, 'claim_approved', claim.person_id)
  const rivals = await tx
    .selectFrom('directory.claims')
    .select('person_id')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .execute()
  for (const rival of rivals) {
    const { locale } = await claimantOf(tx, rival.person_id)
    const reason = t('claim_given_to_other', undefined, locale)
    const declined = await decideWaiting(tx, by, site, enterprise, { state: 'declined', reason })
      .where('person_id', '=', rival.person_id)
      .executeTakeFirst()
    // Taken back in the same moment: nothing to answer.
    if (declined) await tell(tx, by, site, enterprise, 'claim_declined', rival.person_id)
  }
}
