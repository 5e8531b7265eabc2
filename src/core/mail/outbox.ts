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
