import type { Temporal } from 'temporal-polyfill'
import { postMail } from '../../../core/mail/outbox.ts'
import { type Clock, dayOf } from '../../../kit/clock.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { confirmEnterprise } from '../enterprises/actions.ts'
import { freshnessRules, keepers } from '../policy.ts'
import { digestMail, reminderMail } from './mails.ts'
import {
  confirmLink,
  type Enterprise,
  type Link,
  selectDue,
  selectKeepers,
  selectOptionalLink,
} from './queries.ts'
import { freshnessOf, monthsBefore, monthsSince } from './state.ts'

type Rule = ReturnType<typeof freshnessRules.at>

const toneOf = (rule: Rule, months: number, confirmedAt: Temporal.Instant, now: Temporal.Instant) => {
  if (['unconfirmed', 'hidden'].includes(freshnessOf(confirmedAt, now))) return 'late'
  if (months === 0) return 'added'
  if (months < rule.confirm_every_months) return 'ahead'
  return months === Math.max(...rule.remind_months) && months > rule.confirm_every_months ? 'last' : 'ask'
}

/**
 * A reminder that somebody at its steward sends by hand, once for each month of silence: false where it has been sent, or there
 * is no address. Needs the system actor.
 */
export const remindByHand = async (
  tx: Tx,
  publicUrl: string,
  now: Temporal.Instant,
  { tenant_id, confirmed_at }: Pick<Enterprise, 'tenant_id' | 'confirmed_at'>,
): Promise<boolean> => {
  const months = monthsSince(confirmed_at, now)
  const [due] = await selectDue(tx, { months, until: now, after: null, notByItself: false }, tenant_id)
  if (due === undefined) return false
  await remind(tx, publicUrl, now, months, due)
  await tx
    .updateTable('directory.enterprises')
    .set({ reminded_at: now })
    .where('tenant_id', '=', tenant_id)
    .execute()
  return true
}

/** Notes the reminder and posts its mail in one transaction, unless another was first. */
export const remind = async (
  tx: Tx,
  publicUrl: string,
  now: Temporal.Instant,
  months: number,
  e: Enterprise,
): Promise<void> => {
  // Confirmed since it was looked up: nothing to remind of.
  const still = await tx
    .selectFrom('directory.enterprises')
    .select('tenant_id')
    .where('tenant_id', '=', e.tenant_id)
    .where('confirmed_at', '=', e.confirmed_at)
    .forUpdate()
    .executeTakeFirst()
  if (still === undefined) return
  const noted = await tx
    .insertInto('directory.confirmations')
    .values({
      tenant_id: e.tenant_id,
      period_from: e.confirmed_at,
      months,
      sent_at: now,
    })
    .onConflict(c => c.constraint('confirmations_once_a_period').doNothing())
    .returning('confirmation_id')
    .executeTakeFirst()
  if (noted === undefined || e.email === null) return
  const rule = freshnessRules.at(dayOf(now))
  const mail = reminderMail(
    toneOf(rule, months, e.confirmed_at, now),
    await confirmLink.make(tx, publicUrl, { tenantId: e.tenant_id, ids: [noted.confirmation_id] }),
    { unconfirmed: rule.not_confirmed_after_months, hidden: rule.hide_contact_after_months },
    e.locale,
  )
  await postMail(tx, now, { to: e.email, tenantId: e.tenant_id, ...mail })
}

type Silent = { tenant_id: string; unconfirmed: number; soon: number }

/** Tells a steward's keepers, once a month, how much of their register has gone silent. */
export const digest = async (
  tx: Tx,
  publicUrl: string,
  clock: Clock,
  { tenant_id, unconfirmed, soon }: Silent,
): Promise<void> => {
  const recipients = await selectKeepers(tx, clock, tenant_id, keepers)
  if (recipients.length === 0) return
  const today = clock.today()
  const noted = await tx
    .insertInto('directory.digests')
    .values({ tenant_id, month: today.with({ day: 1 }), unconfirmed, sent_at: clock.now() })
    .onConflict(c => c.columns(['tenant_id', 'month']).doNothing())
    .returning('month')
    .executeTakeFirst()
  if (noted === undefined) return
  const months = freshnessRules.at(today).not_confirmed_after_months
  for (const { email, locale } of recipients) {
    const mail = digestMail(unconfirmed, soon, `${publicUrl}/registret?brist=unconfirmed`, months, locale)
    await postMail(tx, clock.now(), { to: email, tenantId: tenant_id, ...mail })
  }
}

/** `open`: can be used. `done`: somebody has confirmed since it was sent. `ended`: too old, or the listing is gone. */
export const stateOfLink = (link: Link, now: Temporal.Instant): 'open' | 'done' | 'ended' => {
  const rule = freshnessRules.at(dayOf(now))
  const tooOld = link.sent_at.epochMilliseconds <= monthsBefore(now, rule.link_works_months).epochMilliseconds
  if (tooOld || link.published_at === null) return 'ended'
  // What a list has changed since then is to be confirmed anew.
  const confirmed = link.used_at !== null || !link.confirmed_at.equals(link.period_from)
  return confirmed && link.confirmed_by_itself ? 'done' : 'open'
}

/** The button behind the link: all is still true. Needs the system actor, since whoever holds the link need not be known. */
export const confirmByLink = async (
  tx: Tx,
  now: Temporal.Instant,
  token: string,
): Promise<'open' | 'done' | 'ended' | 'unknown'> => {
  const link = await selectOptionalLink(tx, token, true)
  if (link === undefined) return 'unknown'
  const state = stateOfLink(link, now)
  if (state !== 'open') return state
  await tx
    .updateTable('directory.confirmations')
    .set({ used_at: now })
    .where('tenant_id', '=', link.tenant_id)
    .where('confirmation_id', '=', link.confirmation_id)
    .execute()
  const detail = { confirmation: link.confirmation_id, months: link.months }
  await confirmEnterprise(tx, system('confirmation link'), now, link.tenant_id, {
    itself: true,
    action: 'enterprise_confirmed_by_link',
    detail,
  })
  return state
}
