import { sql } from 'kysely'
import { audit } from '../../../core/audit/audit.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { municipalities } from '../../../core/reference/places.ts'
import type { Clock } from '../../../kit/clock.ts'
import { type Actor, type Database, system } from '../../../kit/db/actor.ts'
import { freshnessRules } from '../policy.ts'
import { t } from '../words.ts'

type Question = {
  question: string
  municipality: string
  asker: { email: string; organisation: string; tenantId: string }
  publicUrl: string
}

/** At most this many are asked at once: a question is no mailing. */
const most = 25

/** Sends the question, with where to answer, to the nearest enterprises with an address that is still shown. Answers how many. */
export const askEnterprises = (
  db: Database,
  by: Actor,
  clock: Clock,
  { question, municipality, asker, publicUrl }: Question,
): Promise<number> =>
  db.inActor(system('ask enterprises'), async tx => {
    const at = clock.now()
    const place = municipalities.get(municipality)
    const silent = at
      .toZonedDateTimeISO('Europe/Stockholm')
      .subtract({ months: freshnessRules.at(clock.today()).hide_contact_after_months })
      .toInstant()
    const nearest = await tx
      .selectFrom('directory.enterprises')
      .select(['tenant_id', 'email'])
      .where('published_at', 'is not', null)
      .where('ended_on', 'is', null)
      .where('email', 'is not', null)
      .where('confirmed_at', '>', silent)
      .orderBy(sql`power(lat - ${place?.lat ?? 62}, 2) + power((lon - ${place?.lon ?? 15}) * 0.47, 2)`)
      .limit(most)
      .execute()
    for (const { tenant_id, email } of nearest) {
      if (email === null) continue
      await postMail(tx, at, {
        to: email,
        tenantId: tenant_id,
        subject: t('ask_mail_subject', undefined, 'sv'),
        text: t(
          'ask_mail_text',
          {
            question,
            organisation: asker.organisation,
            place: place?.name ?? '',
            email: asker.email,
            url: publicUrl,
          },
          'sv',
        ),
      })
    }
    if (nearest.length > 0) {
      await audit(tx, by, at, {
        tenantId: asker.tenantId,
        action: 'enterprises_asked',
        objectType: 'question',
        detail: { asked: nearest.length, municipality },
      })
    }
    return nearest.length
  })
