import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { onlyIf } from '../../../core/web/access.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import type { TableFormat } from '../../../kit/tables/send.ts'
import { keepsLedger, seesRows } from '../policy.ts'
import { cancelLedger, isBusy, startLedger } from './actions.ts'
import { type Chosen, chosenIn, type MappingErrors, mappingErrors, periodOf } from './choices.ts'
import { fileOf, keyOf, type OfFile } from './file-of.ts'
import { monthRoutes } from './month-routes.tsx'
import type { LedgerFile } from './queries.ts'
import { allRejected, rejectedColumns, rejectedQuery } from './rejected.ts'
import { sampleFile } from './sample.ts'
import { showMapping, showResult, showRunning } from './show.tsx'
import { ledgerUpload } from './upload.tsx'
import { t } from './words.ts'

const may = {
  see: { config: { access: onlyIf(seesRows) } },
  keep: { config: { access: onlyIf(keepsLedger) } },
}

/** Reading supplier ledgers in: upload, confirm the columns, follow, see what became of each row, bring months back. */
export const ledgerRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const showLedger = ledgerUpload(app, services)
  monthRoutes(app, services, showLedger)

  app.get('/inkop/reskontra/exempel.csv', may.see, (_, reply) =>
    reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${t('sample_name')}.csv"`)
      .send(`\ufeff${sampleFile()}`),
  )

  app.get<OfFile>('/inkop/reskontra/:id', may.see, async (request, reply) => {
    const made = await fileOf(db, request)
    if (made.state === 'mapping')
      return showMapping(
        services,
        request,
        reply,
        made,
        { mapping: made.mapping, year: '', month: '' },
        {},
        200,
      )
    // Taken up again here if the process that ran it has ended.
    if (made.state === 'running' || made.state === 'receiving') return showRunning(request, reply, made)
    return showResult(services, request, reply, made)
  })

  app.post<OfFile>('/inkop/reskontra/:id/starta', may.keep, async (request, reply) => {
    const made = await fileOf(db, request)
    const path = `/inkop/reskontra/${made.file_id}`
    if (made.state !== 'mapping') return reply.done(path, t('error_already'))
    const chosen = chosenIn(request.body, made.header.length)
    const again = (errors: MappingErrors, status: number) =>
      showMapping(services, request, reply, made, chosen, errors, status)
    const errors = mappingErrors(chosen)
    if (Object.keys(errors).length > 0) return again(errors, 422)
    try {
      await start(request, made, chosen)
    } catch (error) {
      if (!isBusy(error)) throw error
      return again({ '': t('error_busy') }, 409)
    }
    return reply.done(path)
  })
  const start = (request: FastifyRequest, made: LedgerFile, chosen: Chosen) =>
    db.inActor(request.actor, tx =>
      startLedger(tx, request.actor, clock.now(), made, {
        mapping: chosen.mapping,
        period: periodOf(chosen),
      }),
    )

  app.post<OfFile>('/inkop/reskontra/:id/avbryt', may.keep, async (request, reply) => {
    const made = await fileOf(db, request)
    await db.inActor(request.actor, tx => cancelLedger(tx, request.actor, clock.now(), keyOf(request)))
    return made.state === 'mapping'
      ? reply.done('/inkop/reskontra', t('discarded'))
      : reply.done(`/inkop/reskontra/${made.file_id}`)
  })

  const sendRejected =
    (format: TableFormat) => async (request: FastifyRequest<OfFile>, reply: FastifyReply) => {
      const made = await fileOf(db, request)
      const { orsak } = readQuery(rejectedQuery, request.query)
      const rows = allRejected(db, request.actor, keyOf(request), orsak)
      return sendTable(reply, { name: t('rejects_name'), columns: rejectedColumns(made), rows }, format)
    }
  for (const format of ['csv', 'xlsx'] as const)
    app.get<OfFile>(`/inkop/reskontra/:id/rader.${format}`, may.see, sendRejected(format))
}
