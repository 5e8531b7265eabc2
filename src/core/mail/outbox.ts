import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { afterCommit, type Tx } from '../../kit/db/actor.ts'
import { wakeLoops } from '../../kit/loop.ts'
import { oneLine } from '../../kit/text/clean.ts'

/** Subject and body carry no personal data: the mail says that something waits, the page says what. */
export type Mail = {
  to: string
  subject: string
  text: string
  tenantId?: string
  /** Somebody sits and waits for it. */
  urgent?: boolean
}

/** Puts a mail into the outbox: it is sent if and only if this transaction commits. A subject is one line, whatever is in it. */
export const postMail = (tx: Tx, at: Temporal.Instant, mail: Mail) => {
  afterCommit(wakeLoops)
  return tx
    .insertInto('core.mails')
    .values({
      tenant_id: mail.tenantId ?? null,
      to_address: mail.to,
      subject: oneLine(mail.subject),
      body_text: mail.text,
      urgent: mail.urgent ?? false,
      created_at: at,
      next_attempt_at: at,
    })
    .execute()
}

/** For whoever runs the installation: mails that could not be sent yet, and those given up in the last month. */
export const countStuck = async (
  tx: Tx,
  now: Temporal.Instant,
): Promise<{ waiting: number; given: number }> => {
  const since = now.subtract({ hours: 24 * 30 })
  const { rows } = await sql<{ waiting: number; given: number }>`
    select (count(*) filter (where failed_at is null))::int as waiting, (count(*) filter (where failed_at > ${since}::timestamptz))::int as given
    from core.mails where sent_at is null and (attempts > 0 or failed_at is not null)`.execute(tx)
  return rows[0] ?? { waiting: 0, given: 0 }
}
