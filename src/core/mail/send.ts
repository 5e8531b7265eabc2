import { createTransport } from 'nodemailer'
import { system } from '../../kit/db/actor.ts'
import type { Services } from '../web/services.ts'

const batch = 20
/** Waiting time after a failed attempt: 1, 2, 4 … minutes, at most four hours. */
const pause = (attempts: number) => Math.min(2 ** attempts, 240)

/**
 * Sends what waits in the outbox; answers how many were sent. Rows are locked while they are sent, so that
 * several processes share the work. At least once: a crash between sending and noting it sends again.
 */
export const sendWaitingMail = async ({ config, db, clock }: Services): Promise<number> => {
  if (config.smtpUrl === undefined) return 0
  const transport = createTransport(config.smtpUrl)
  try {
    return await db.inActor(system('mail'), async tx => {
      const mails = await tx
        .selectFrom('core.mails')
        .selectAll()
        .where('sent_at', 'is', null)
        .where('next_attempt_at', '<=', clock.now())
        .orderBy('next_attempt_at')
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute()
      let sent = 0
      for (const mail of mails) {
        const update = tx.updateTable('core.mails').where('mail_id', '=', mail.mail_id)
        try {
          await transport.sendMail({
            from: config.mailFrom,
            to: mail.to_address,
            subject: mail.subject,
            text: mail.body_text,
            messageId: `<${mail.mail_id}@plantskola>`,
          })
          await update
            .set({ sent_at: clock.now(), attempts: mail.attempts + 1, last_error: null, body_text: '' })
            .execute()
          sent += 1
        } catch (error) {
          await update
            .set({
              attempts: mail.attempts + 1,
              next_attempt_at: clock.now().add({ minutes: pause(mail.attempts) }),
              last_error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
            })
            .execute()
        }
      }
      return sent
    })
  } finally {
    transport.close()
  }
}
