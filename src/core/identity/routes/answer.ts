import type { FastifyReply } from 'fastify'
import { AppError } from '../../../kit/http/errors.ts'
import type { Entered } from '../enter.ts'
import { withReturn } from '../return-to.ts'

/** better-auth's cookies onto the answer. */
export const keepCookies = (reply: FastifyReply, cookies: string[]): FastifyReply => {
  for (const cookie of cookies) reply.header('set-cookie', cookie)
  return reply
}

/** What a way in came to, where it came to something; `undefined` leaves the wrong try to the page. */
export const answerTo = (reply: FastifyReply, entered: Entered, till: string): FastifyReply | undefined => {
  if (entered.outcome === 'ended')
    throw new AppError(403, 'account_ended', 'The account or every assignment has ended.')
  if (entered.outcome === 'wrong') return undefined
  keepCookies(reply, entered.cookies)
  return reply.done(entered.outcome === 'in' ? till : withReturn('/logga-in/kod', till))
}
