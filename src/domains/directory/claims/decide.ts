import { postMail } from '../../../core/mail/outbox.ts'
import { addMembership } from '../../../core/organisations/actions.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { conflict, invalid } from '../../../kit/http/errors.ts'
import { isLocale, type Locale } from '../../../kit/text/locale.ts'
import { enterpriseMoves } from '../enterprises/actions.ts'
import { refreshEntries } from '../search/entries.ts'
import { t } from '../words.ts'
import { claimMoves } from './actions.ts'

type Person = Actor & { kind: 'person' }
type Enterprise = { tenant_id: string; slug: string }
type Claim = { claim_id: string; person_id: string }
type Site = { clock: Clock; config: { publicUrl: string } }

const claimantOf = async (tx: Tx, personId: string) => {
  const person = await tx
    .selectFrom('core.persons')
    .select(['email', 'locale', 'ended_at'])
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return { ...person, locale: isLocale(person.locale) ? person.locale : ('sv' as const) }
}

/**
 * The claim's answer and its letter, alike for yes and no: the page says which. False where it was answered or taken back
 * already: two who decide the same one at once take turns, and the second finds it so.
 */
const answer = async (
  tx: Tx,
  by: Person,
  { clock, config }: Site,
  { tenant_id: tenantId, slug }: Enterprise,
  { claim_id, person_id }: Claim,
  move: 'claim_approved' | 'claim_declined',
  reason: (locale: Locale) => string,
): Promise<boolean> => {
  const { email, locale, ended_at } = await claimantOf(tx, person_id)
  const set = { reason: reason(locale), decided_at: clock.now(), decided_by: by.personId }
  const done = await claimMoves.go(tx, by, clock.now(), { tenantId, id: claim_id }, move, { set })
  if (done === 'already') return false
  if (ended_at !== null) {
    if (move === 'claim_approved') throw invalid('claimant_ended', 'The claimant’s account has ended.')
    return true
  }
  await postMail(tx, clock.now(), {
    to: email,
    tenantId,
    subject: t('claim_mail_subject', undefined, locale),
    text: t('claim_mail_text', { url: `${config.publicUrl}/foretag/${slug}/gor-ansprak` }, locale),
  })
  return true
}

/** Says no. Decided meanwhile: a conflict. */
export const declineClaim = async (
  tx: Tx,
  by: Person,
  site: Site,
  enterprise: Enterprise,
  { reason, ...claim }: Claim & { reason: string },
): Promise<void> => {
  if (!(await answer(tx, by, site, enterprise, claim, 'claim_declined', () => reason))) throw conflict()
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
  claim: Claim,
): Promise<void> => {
  const { tenant_id: tenantId } = enterprise
  const key = { tenantId, id: tenantId }
  const taken = await enterpriseMoves.go(tx, by, site.clock.now(), key, 'enterprise_claimed', {
    // Whoever approves has looked at who it is.
    set: { speaker_checked_at: site.clock.now() },
  })
  if (!(await answer(tx, by, site, enterprise, claim, 'claim_approved', () => ''))) throw conflict()
  if (taken === 'already') throw invalid('claimed_already', 'The enterprise has somebody already.')
  await refreshEntries(tx, site.clock.now(), tenantId)
  const { person_id: personId } = claim
  await addMembership(tx, by, site.clock, { tenantId, personId, role: 'enterprise_manager' })
  const rivals = await tx
    .selectFrom('directory.claims')
    .select(['claim_id', 'person_id'])
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .execute()
  // Taken back in the same moment: nothing to answer.
  for (const rival of rivals)
    await answer(tx, by, site, enterprise, rival, 'claim_declined', locale =>
      t('claim_given_to_other', undefined, locale),
    )
}
