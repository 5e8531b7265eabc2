import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { AppError, notFound } from '../../../kit/http/errors.ts'
import { wholeNumber } from '../../../kit/http/figures.ts'
import { keepsLedger } from '../policy.ts'
import { stopUsing, useAgain } from './actions.ts'
import { fileOf, type OfFile } from './file-of.ts'
import { monthText } from './period-text.ts'
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
  app.post<OfFile>(
    '/inkop/reskontra/:ledger/anvand',
    { config: { access: onlyIf(keepsLedger) } },
    async (request, reply) => {
      const made = await fileOf(db, request)
      const asked = form.safeParse(request.body ?? {})
      if (!asked.success) throw notFound()
      const { kopare, manad, sett } = asked.data
      const key = { tenantId: made.tenant_id, fileNo: made.file_no, buyerNo: kopare, month: manad }
      try {
        await db.inActor(request.actor, tx =>
          useAgain(tx, request.actor, clock.now(), made.file_id, key, sett),
        )
      } catch (error) {
        if (!(error instanceof AppError) || error.status !== 409) throw error
        return showLedger(request, reply, { message: t('conflict_months') }, 409)
      }
      const month = monthText(Temporal.PlainDate.from(manad))
      return reply.done(
        `/inkop/reskontra?ar=${manad.slice(0, 4)}`,
        t('used_again', { month, file: made.file_name }),
      )
    },
  )

  app.post<OfFile>(
    '/inkop/reskontra/:ledger/sluta',
    { config: { access: onlyIf(keepsLedger) } },
    async (request, reply) => {
      const made = await fileOf(db, request)
      const asked = form.safeParse(request.body ?? {})
      if (!asked.success) throw notFound()
      const { kopare, manad } = asked.data
      const key = { tenantId: made.tenant_id, fileNo: made.file_no, buyerNo: kopare, month: manad }
      await db.inActor(request.actor, tx => stopUsing(tx, request.actor, clock.now(), made.file_id, key))
      const month = monthText(Temporal.PlainDate.from(manad))
      return reply.done(
        `/inkop/reskontra?ar=${manad.slice(0, 4)}`,
        t('stopped', { month, file: made.file_name }),
      )
    },
  )
}
