import type { About, Job } from '../../../core/jobs/job.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { holdsNow } from '../../../core/organisations/membership.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { isLocale } from '../../../kit/text/locale.ts'
import { t } from '../words.ts'
import { lapseRequest } from './actions.ts'

const abouts = (rows: readonly { tenant_id: string; request_id: string }[]): About[] =>
  rows.map(row => ({ tenantId: row.tenant_id, key: row.request_id }))

/** On the day that a question about a place should be answered, its enterprise gets a letter that says that something waits, and no more. */
export const requestReminder: Job = {
  name: 'place_request_reminder',
  daily: async (tx, { clock }) =>
    abouts(
      await tx
        .selectFrom('placements.requests')
        .select(['tenant_id', 'request_id'])
        .where('state', '=', 'asked')
        .where('answer_by', '<=', clock.today())
        .where('reminded_at', 'is', null)
        .modifyEnd(acrossTenants('questions that nobody has answered'))
        .execute(),
    ),
  run: ({ tenantId, key, last }, { clock, config }) =>
    last(async tx => {
      const { numUpdatedRows } = await tx
        .updateTable('placements.requests')
        .set({ reminded_at: clock.now() })
        .where('tenant_id', '=', tenantId)
        .where('request_id', '=', key)
        .where('state', '=', 'asked')
        .where('reminded_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return
      const readers = await tx
        .selectFrom('core.memberships as m')
        .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
        .select(['p.email', 'p.locale'])
        .distinct()
        .where('m.tenant_id', '=', tenantId)
        .where('m.role', '=', 'enterprise_manager')
        .where('p.ended_at', 'is', null)
        .where(holdsNow(clock))
        .execute()
      for (const { email, locale } of readers) {
        const language = isLocale(locale) ? locale : 'sv'
        await postMail(tx, clock.now(), {
          to: email,
          tenantId,
          subject: t('mail_waits_subject', undefined, language),
          text: t('mail_waits', { url: `${config.publicUrl}/hem` }, language),
        })
      }
    }),
}

/** A place that was held and not taken within the days is free again; both sides are told. */
export const heldPlace: Job = {
  name: 'held_place',
  asSystem: 'what was held for somebody belongs to two',
  daily: async (tx, { clock }) =>
    abouts(
      await tx
        .selectFrom('placements.requests')
        .select(['tenant_id', 'request_id'])
        .where('state', '=', 'yes')
        .where('held_until', '<', clock.today())
        .modifyEnd(acrossTenants('places that are held no longer'))
        .execute(),
    ),
  run: ({ tenantId, key, by, last }, { clock }) =>
    last(tx => lapseRequest(tx, by, clock.now(), { tenantId, requestId: key })),
}
