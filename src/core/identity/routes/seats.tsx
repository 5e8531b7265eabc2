import type { FastifyInstance } from 'fastify'
import { notFound } from '../../../kit/http/errors.ts'
import { signedIn } from '../../web/access.ts'
import type { Identity } from '../identity.ts'
import { SeatsPage } from '../pages/seats.tsx'
import { t } from '../words.ts'

/** For who has several assignments: which one to act in. */
export const seatRoutes = (app: FastifyInstance, { methods }: Identity) => {
  app.get(
    '/byt-uppdrag',
    { config: { access: signedIn } },
    async ({ viewer }, reply) =>
      viewer && reply.page({ title: t('seats_title'), width: 'text', body: <SeatsPage viewer={viewer} /> }),
  )

  app.post('/byt-uppdrag', { config: { access: signedIn } }, async ({ viewer, body }, reply) => {
    const wanted = (body as { uppdrag?: unknown } | undefined)?.uppdrag
    const seat = viewer?.seats.find(s => s.membershipId === wanted)
    if (!viewer || seat === undefined) throw notFound()
    await methods.chooseSeat(viewer, seat.membershipId)
    return reply.done('/hem', t('seat_chosen', { organisation: seat.organisation }))
  })
}
