import { sql } from 'kysely'
import { audit } from '../../../core/audit/audit.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { insertQuestion, questionRules } from '../../../core/mail/questions.ts'
import { municipalities } from '../../../core/reference/places.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { invalid } from '../../../kit/http/errors.ts'
import { freshnessRules } from '../policy.ts'
import { t } from '../words.ts'

type Question = {
  once: string
  question: string
  municipality: string
  asker: { personId: string; email: string; organisation: string; tenantId: string }
  publicUrl: string
}

/**
 * Sends the question, with where to answer, to the nearest enterprises with an address that is still shown; the same
 * form sent twice is one question. Answers how many, or throws that there is nobody or that there have been too many. Needs the system actor.
 */
export const askEnterprises = async (
  tx: Tx,
  by: Actor,
  clock: Clock,
  { once, question, municipality, asker, publicUrl }: Question,
): Promise<number> => {
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
    .where('email', 'is not', null)
    .where('confirmed_at', '>', silent)
    .orderBy(sql`power(lat - ${place?.lat ?? 62}, 2) + power((lon - ${place?.lon ?? 15}) * 0.47, 2)`)
    .limit(questionRules.at(clock.today()).most_asked)
    .execute()
  if (nearest.length === 0) throw invalid('nobody_to_ask', 'There is nobody to ask.')
  const { tenantId, personId } = asker
  const asked = nearest.length
  if (!(await insertQuestion(tx, clock, { tenantId, personId, once, asked }))) return asked
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
  await audit(tx, by, at, {
    tenantId,
    action: 'enterprises_asked',
    objectType: 'question',
    detail: { asked, municipality },
  })
  return asked
}
