import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { system } from '../../kit/db/actor.ts'
import { openLoop } from '../../kit/loop.ts'
import type { Services } from '../web/services.ts'

/** Letters on their way at once: one server that hangs on one of them holds up a quarter of the rest. */
const atOnce = 4
/**
 * How long the process that hands a letter over may be silent before another takes the letter, and how often it says that
 * it is alive: a slow server is waited for, a process that was killed is not.
 */
const lease = { seconds: 30 }
const beat = 10_000
/** Waiting time after a failed attempt: 1, 2, 4 … minutes, at most four hours. A day and a half in all, then it is given up. */
const pause = (attempts: number) => Math.min(2 ** (attempts - 1), 240)
const mostAttempts = 14
/** A server that says "never" (5xx) is asked again, in case it was wrong, but not for long. */
const mostRefusals = 3

const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** What was wrong, without the address that servers like to quote. */
const faultIn = (error: unknown) => {
  const { code = 'unknown', responseCode } = (error ?? {}) as { code?: string; responseCode?: number }
  return {
    text: [code, responseCode].filter(part => part !== undefined).join(' '),
    refused: (responseCode ?? 0) >= 500,
  }
}

type Letter = { mail_id: string; to_address: string; subject: string; body_text: string; attempts: number }

/**
 * Sends what waits in the outbox, the urgent first. No transaction is open while a server is talked to: a letter is taken
 * with a lease, which another process respects. At least once: a crash between sending and noting it sends again, under
 * the same Message-ID.
 */
export const openMail = ({ config, db, clock }: Services) => {
  const transport = createTransport({ url: config.smtpUrl ?? '', ...limits })
  const as = system('mail')

  const take = () =>
    db.inActor(as, async tx => {
      const now = clock.now()
      const { rows } = await sql<Letter>`
        update core.mails set attempts = attempts + 1, next_attempt_at = ${now.add(lease)}::timestamptz
        where mail_id = (select mail_id from core.mails where sent_at is null and failed_at is null
          and next_attempt_at <= ${now}::timestamptz order by urgent desc, next_attempt_at, mail_id limit 1 for update skip locked)
        returning mail_id, to_address, subject, body_text, attempts`.execute(tx)
      return rows[0]
    })
  const note = (letter: Letter, what: object) =>
    db.inActor(as, tx =>
      tx
        .updateTable('core.mails')
        .set(what)
        .where('mail_id', '=', letter.mail_id)
        .where('attempts', '=', letter.attempts)
        .execute(),
    )

  const whileAlive = async <T>(letter: Letter, work: Promise<T>): Promise<T> => {
    // A beat that fails is followed by the next; the last has ended before the letter's own end is noted.
    let last: Promise<unknown> = Promise.resolve()
    const timer = setInterval(() => {
      last = note(letter, { next_attempt_at: clock.now().add(lease) }).catch(() => undefined)
    }, beat)
    try {
      return await work
    } finally {
      clearInterval(timer)
      await last
    }
  }

  const carry = async (letter: Letter): Promise<boolean> => {
    try {
      const handedOver = transport.sendMail({
        from: config.mailFrom,
        to: letter.to_address,
        subject: letter.subject,
        text: letter.body_text,
        messageId: `<${letter.mail_id}@plantskola>`,
      })
      await whileAlive(letter, handedOver)
    } catch (error) {
      const { text, refused } = faultIn(error)
      const over = letter.attempts >= (refused ? mostRefusals : mostAttempts)
      const next = clock.now().add({ minutes: pause(letter.attempts) })
      await note(letter, {
        next_attempt_at: next,
        last_error: text,
        ...(over ? { failed_at: clock.now(), body_text: '' } : {}),
      })
      return false
    }
    await note(letter, { sent_at: clock.now(), last_error: null, body_text: '' })
    return true
  }

  return openLoop('mail', async busy => {
    if (config.smtpUrl === undefined || busy('mail') >= atOnce) return undefined
    const letter = await take()
    return letter && { lane: 'mail', work: () => carry(letter) }
  })
}

/** Sends all that is due now; answers how many were sent. */
export const sendWaitingMail = (services: Services): Promise<number> => openMail(services).drain()
