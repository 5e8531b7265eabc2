import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import { receiveUpload } from '../../../core/web/upload.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { TableError } from '../../../kit/tables/errors.ts'
import { keepsLedger, seesRows } from '../policy.ts'
import { selectMonthRows } from './month-rows.ts'
import { LedgerPage } from './pages/ledger-page.tsx'
import { storeParts } from './parts.ts'
import { selectFiles, selectYears } from './queries.ts'
import { deleteFile, fingerprinted, insertFile, readBeginning, readColumns, setReceived } from './receive.ts'
import { ledgerLimits } from './schema.ts'
import { textOf } from './text-of.ts'
import { failureText, t } from './words.ts'

const pageQuery = z.object({ ar: z.coerce.number().int().min(1990).max(2200).optional() })
type PageError = { name?: string; message: string }

/** The way in to the ledger: the page of files and months, and a file that arrives. */
export const ledgerUpload = (app: FastifyInstance, { db, clock, secret }: Services) => {
  const show = async (request: FastifyRequest, reply: FastifyReply, error?: PageError, status = 200) => {
    const tenantId = request.viewer?.seat?.tenantId ?? ''
    const { ar } = readQuery(pageQuery, request.query)
    const [files, years] = await db.inActor(request.actor, async tx => [
      await selectFiles(tx, tenantId),
      await selectYears(tx, tenantId),
    ])
    const year = ar ?? years[0]
    const months = await db.inActor(request.actor, tx => selectMonthRows(tx, tenantId, { year }))
    const query = new URLSearchParams(year === undefined ? {} : { ar: String(year) })
    const mayRead = request.viewer !== null && keepsLedger(request.viewer)
    return reply.page(
      {
        title: t('title'),
        width: 'wide',
        breadcrumbs: [{ href: '/inkop', label: t('crumb_spend') }],
        body: <LedgerPage {...{ files, months, years, query, mayRead, error }} />,
      },
      status,
    )
  }

  app.get('/inkop/reskontra', { config: { access: onlyIf(seesRows) } }, (request, reply) =>
    show(request, reply),
  )

  app.post('/inkop/reskontra', { config: { access: onlyIf(keepsLedger) } }, async (request, reply) => {
    const { seat, personId } = request.viewer ?? {}
    const file = await receiveUpload(request, ledgerLimits.csvBytes + 1)
    const missing = { name: 'fil', message: t('problem_missing') }
    if (file === undefined || !seat) return show(request, reply, missing, 422)
    const run = <T,>(work: (tx: Tx) => Promise<T>) => db.inActor(request.actor, work)
    const by = {
      tenantId: seat.tenantId,
      createdBy: personId ?? null,
      membershipId: seat.membershipId,
      now: clock.now(),
    }
    const key = await run(tx => insertFile(tx, by, file.fileName))
    try {
      const { about, pieces } = fingerprinted(file.pieces, ledgerLimits.csvBytes)
      const text = await textOf(pieces)
      const beginning = await readBeginning(text.head)
      const bytes = await storeParts(run, secret, key, text.pieces)
      await run(async tx => {
        const columns = await readColumns(tx, key.tenantId, beginning)
        await setReceived(tx, key, { sha256: about.sha256(), bytes, columns, state: 'mapping' })
      })
      return reply.done(`/inkop/reskontra/${key.fileId}`)
    } catch (error) {
      file.drop()
      await run(tx => deleteFile(tx, key))
      if (!(error instanceof TableError)) throw error
      return show(request, reply, { name: 'fil', message: failureText(error.problem) }, error.status)
    }
  })
  return show
}
