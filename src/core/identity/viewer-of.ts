import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../kit/clock.ts'
import { AppError } from '../../kit/http/errors.ts'
import type { Viewer } from '../web/viewer.ts'
import type { AuthDatabase } from './auth-database.ts'
import { readToken, type SessionCookie } from './session-cookie.ts'
import { whoHolds } from './viewer-query.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
/** May be asked for in an assignment that has just ended. */
const always = new Set(['/logga-ut', '/byt-uppdrag', '/demo/som/:person'])

/**
 * The reader of a request. Where the assignment that the session acts in has ended, the next one takes over when a
 * page is read – but a form that was made in the old one is refused, so that nothing lands in another organisation.
 */
export const makeViewerOf =
  (auth: AuthDatabase, clock: Clock, cookie: SessionCookie) =>
  async (request: FastifyRequest): Promise<Viewer | null> => {
    const token = readToken(request.cookies[cookie.name], cookie.secret)
    if (token === undefined) return null
    const known = await whoHolds(auth, clock, token)
    if (known === null) return null
    const { viewer, chosen, unseen } = known
    const seat = viewer.seat?.membershipId ?? null
    const moved = chosen !== seat
    if (
      moved &&
      chosen !== null &&
      !reading.has(request.method) &&
      !always.has(request.routeOptions.url ?? '')
    ) {
      throw new AppError(403, 'seat_ended', 'The assignment this form was made in has ended.')
    }
    if (unseen || (moved && reading.has(request.method))) {
      await auth.pool.query(
        'update auth.session set "updatedAt" = now(), "membershipId" = $2 where id = $1',
        [viewer.sessionId, seat],
      )
    }
    return viewer
  }
