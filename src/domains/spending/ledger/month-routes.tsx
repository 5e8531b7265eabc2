import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { AppError, notFound } from '../../../kit/http/errors.ts'
import { wholeNumber } from '../../../kit/http/figures.ts'
import { keepsLedger } from '../policy.ts'
import { stopUsing, useAgain } from './actions.ts'
import { monthText } from './period-text.ts'
import { selectFile } from './queries.ts'
import { t } from './words.ts'

const form = z.object({
  kopare: wholeNumber(1),
  manad: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/),
  sett: z.string().max(2000).default(''),
})

type ShowLedger = (
  request: FastifyRequest,
  reply: FastifyReply,
  error: { message: string },
  status: number,
) => Promise<FastifyReply>

/** Taking a month from an earlier file again, and back, and out of use: each time the other one stays. */
export const monthRoutes = (app: FastifyInstance, { db, clock }: Services, showLedger: ShowLedger) => {
  for (const [verb, change, said] of [
    ['anvand', useAgain, 'used_again'],
    ['sluta', stopUsing, 'stopped'],
  ] as const)
    app.post<Of<'ledger'>>(
      `/inkop/reskontra/:ledger/${verb}`,
      { config: { access: onlyIf(keepsLedger) } },
      async (request, reply) => {
        const asked = form.safeParse(request.body ?? {})
        if (!asked.success) throw notFound()
        const { kopare: buyerNo, manad: month, sett } = asked.data
        const key = { tenantId: tenantOf(request), importId: request.params.ledger }
        try {
          const file = await db.inActor(request.actor, async tx => {
            const made = await selectFile(tx, key)
            await change(
              tx,
              request.actor,
              clock.now(),
              { ...key, fileNo: made.file_no, buyerNo, month },
              sett,
            )
            return made.file_name
          })
          const values = { month: monthText(Temporal.PlainDate.from(month)), file }
          return reply.done(`/inkop/reskontra?ar=${month.slice(0, 4)}`, t(said, values))
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 409) throw error
          return showLedger(request, reply, { message: t('conflict_months') }, 409)
        }
      },
    )
}
