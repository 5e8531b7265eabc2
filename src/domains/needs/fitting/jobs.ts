import type { About, Job } from '../../../core/jobs/job.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { holdsNow } from '../../../core/organisations/membership.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { isLocale, type Locale } from '../../../kit/text/locale.ts'
import { t } from '../needs/words.ts'
import { type FittingNeed, selectFitting, selectReach } from './queries.ts'

const days = 7
const mostNamed = 20

/** Those who chose the mail, still manage their enterprise, and have not had one this week; or `only` one of them. */
const selectDue = (tx: Tx, clock: Clock, only?: About) =>
  tx
    .selectFrom('needs.need_digests as d')
    .innerJoin('core.persons as p', 'p.person_id', 'd.person_id')
    .select(['d.tenant_id', 'd.person_id', 'd.chosen_at', 'd.last_sent_at', 'p.email', 'p.locale'])
    .where('p.ended_at', 'is', null)
    .$if(only !== undefined, q =>
      q.where('d.tenant_id', '=', only?.tenantId ?? '').where('d.person_id', '=', only?.key ?? ''),
    )
    .where(e =>
      e.or([
        e('d.last_sent_at', 'is', null),
        e('d.last_sent_at', '<=', clock.now().subtract({ hours: days * 24 })),
      ]),
    )
    .where(e =>
      e.exists(
        e
          .selectFrom('core.memberships as m')
          .select('m.membership_id')
          .whereRef('m.tenant_id', '=', 'd.tenant_id')
          .whereRef('m.person_id', '=', 'd.person_id')
          .where('m.role', '=', 'enterprise_manager')
          .where(holdsNow(clock)),
      ),
    )
    .modifyEnd(acrossTenants('whose letter is due'))
    .execute()

type Due = Awaited<ReturnType<typeof selectDue>>[number]

/** Titles and links; the subject names nobody. */
const written = (found: readonly FittingNeed[], publicUrl: string, locale: Locale) => {
  const left = found.length - mostNamed
  return {
    subject: t('digest_subject', undefined, locale),
    text: [
      t('digest_lead', { count: found.length }, locale),
      ...found
        .slice(0, mostNamed)
        .map(({ need }) => `${need.title} (${need.buyer})\n${publicUrl}/behov/${need.need_id}`),
      ...(left > 0 ? [t('digest_more', { count: left }, locale)] : []),
      `${t('digest_all', undefined, locale)}\n${publicUrl}/vart-foretag/behov`,
    ].join('\n\n'),
  }
}

const send = async (tx: Tx, clock: Clock, publicUrl: string, due: Due): Promise<void> => {
  const reach = await selectReach(tx, due.tenant_id)
  const found = reach ? await selectFitting(tx, reach, due.last_sent_at ?? due.chosen_at) : []
  if (found.length === 0) return
  await tx
    .updateTable('needs.need_digests')
    .set({ last_sent_at: clock.now() })
    .where('tenant_id', '=', due.tenant_id)
    .where('person_id', '=', due.person_id)
    .execute()
  const locale = isLocale(due.locale) ? due.locale : 'sv'
  await postMail(tx, clock.now(), {
    to: due.email,
    tenantId: due.tenant_id,
    ...written(found, publicUrl, locale),
  })
}

/** A mail a week at most to one person who chose it, when new needs fit their enterprise. */
export const needLetter: Job = {
  name: 'need_letter',
  daily: async (tx, { clock }) =>
    (await selectDue(tx, clock)).map(due => ({ tenantId: due.tenant_id, key: due.person_id })),
  run: (held, { clock, config }) =>
    held.last(async tx => {
      const [due] = await selectDue(tx, clock, held)
      if (due !== undefined) await send(tx, clock, config.publicUrl, due)
    }),
}
