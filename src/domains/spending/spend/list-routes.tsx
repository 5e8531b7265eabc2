import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import { onlyIf } from '../../../core/web/access.ts'
import { sendTable } from '../../../core/web/send-table.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import type { TableFormat } from '../../../kit/tables/send.ts'
import { keepsLedger, seesRows, seesSpend } from '../policy.ts'
import { candidatesOf } from './candidates.ts'
import { selectDecisions } from './decisions.ts'
import { selectPairSums, selectRows, selectSuppliers, selectTotal, selectUnits } from './details.ts'
import { allRows, candidateColumns, pairColumns, rowColumns, supplierColumns, unitColumns } from './files.ts'
import { NothingYetPage } from './pages/empty-page.tsx'
import { ClassesPage, SuppliersPage, UnitsPage } from './pages/list-pages.tsx'
import { RowsPage } from './pages/rows-page.tsx'
import { type Asked, askedPeriod, queryOf } from './period.ts'
import { selectReach, selectSums } from './queries.ts'
import { type NarrowQuery, narrowQuery } from './schema.ts'
import { t } from './words.ts'

/** A workbook is made in memory; more rows than this are given as CSV, which streams. */
const mostInWorkbook = 100_000

type Draw = (tx: Tx, asked: Asked, q: NarrowQuery) => Promise<ComponentChildren>

/** The same purchases by supplier, unit, class and row; each list whole as a file. */
export const spendListRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const sums = onlyIf(seesSpend)
  const details = onlyIf(seesRows)

  const show = async (request: FastifyRequest, reply: FastifyReply, title: string, draw: Draw) => {
    const body = await db.inActor(request.actor, async tx => {
      const asked = await askedPeriod(tx, request, clock.today())
      if (asked === undefined) return <NothingYetPage mayKeep={false} mayNeed={false} />
      return draw(tx, asked, readQuery(narrowQuery, request.query))
    })
    return reply.page({ title, breadcrumbs: [{ href: '/inkop', label: t('title') }], body })
  }
  const sees = (request: FastifyRequest) => request.viewer !== null && seesRows(request.viewer)
  const sum = (rows: readonly { amount_ore: number }[]) => rows.reduce((n, r) => n + r.amount_ore, 0)

  app.get('/inkop/leverantorer', { config: { access: sums } }, (request, reply) =>
    show(request, reply, t('suppliers_heading'), async (tx, asked, q) => {
      const rows = await selectSuppliers(tx, asked.tenantId, asked.period, q)
      return (
        <SuppliersPage
          {...asked}
          q={q}
          query={queryOf(request)}
          seesRows={sees(request)}
          rows={rows}
          sum={sum(rows)}
        />
      )
    }),
  )

  app.get('/inkop/forvaltningar', { config: { access: sums } }, (request, reply) =>
    show(request, reply, t('units_heading'), async (tx, asked, q) => (
      <UnitsPage
        {...asked}
        q={q}
        query={queryOf(request)}
        seesRows={sees(request)}
        rows={await selectUnits(tx, asked.tenantId, asked.period, q)}
      />
    )),
  )

  app.get('/inkop/klassning', { config: { access: details } }, (request, reply) =>
    show(request, reply, t('classes_heading'), async (tx, asked, q) => {
      const rows = await selectPairSums(tx, asked.tenantId, asked.period, q)
      return (
        <ClassesPage
          {...asked}
          q={q}
          query={queryOf(request)}
          seesRows
          mayKeep={request.viewer !== null && keepsLedger(request.viewer)}
          decisions={(await selectDecisions(tx, asked.tenantId)).length}
          rows={rows}
          sum={sum(rows)}
        />
      )
    }),
  )

  app.get('/inkop/rader', { config: { access: details } }, (request, reply) =>
    show(request, reply, t('rows_heading'), async (tx, asked, q) => {
      const total = await selectTotal(tx, asked.tenantId, asked.period, q)
      return (
        <RowsPage
          {...asked}
          {...(await selectRows(tx, asked.tenantId, asked.period, q))}
          q={q}
          query={queryOf(request)}
          total={total}
          workbook={total.row_count <= mostInWorkbook}
        />
      )
    }),
  )

  const nothing = { tenantId: '', rows: [] }
  const files = (format: TableFormat) => {
    const asked = (request: FastifyRequest) =>
      db.inActor(request.actor, tx => askedPeriod(tx, request, clock.today()))

    app.get(`/inkop/kategorier.${format}`, { config: { access: sums } }, async (request, reply) => {
      const at = await asked(request)
      const rows = at
        ? await db.inActor(request.actor, async tx =>
            candidatesOf(
              await selectSums(tx, at.tenantId, at.period),
              await selectReach(tx, request.viewer?.seat?.municipalityCode ?? null),
            ),
          )
        : nothing.rows
      return sendTable(reply, { name: t('title'), columns: candidateColumns(), rows }, format)
    })
    app.get(`/inkop/leverantorer.${format}`, { config: { access: sums } }, async (request, reply) => {
      const at = await asked(request)
      const q = readQuery(narrowQuery, request.query)
      const rows = at
        ? await db.inActor(request.actor, tx => selectSuppliers(tx, at.tenantId, at.period, q))
        : nothing.rows
      return sendTable(reply, { name: t('suppliers_heading'), columns: supplierColumns(), rows }, format)
    })
    app.get(`/inkop/forvaltningar.${format}`, { config: { access: sums } }, async (request, reply) => {
      const at = await asked(request)
      const q = readQuery(narrowQuery, request.query)
      const rows = at
        ? await db.inActor(request.actor, tx => selectUnits(tx, at.tenantId, at.period, q))
        : nothing.rows
      return sendTable(reply, { name: t('units_heading'), columns: unitColumns(), rows }, format)
    })
    app.get(`/inkop/klassning.${format}`, { config: { access: details } }, async (request, reply) => {
      const at = await asked(request)
      const q = readQuery(narrowQuery, request.query)
      const rows = at
        ? await db.inActor(request.actor, tx => selectPairSums(tx, at.tenantId, at.period, q))
        : nothing.rows
      return sendTable(reply, { name: t('classes_heading'), columns: pairColumns(), rows }, format)
    })
    app.get(`/inkop/rader.${format}`, { config: { access: details } }, async (request, reply) => {
      const at = await asked(request)
      const q = { ...readQuery(narrowQuery, request.query), efter: undefined }
      const most = format === 'xlsx' ? mostInWorkbook : Number.POSITIVE_INFINITY
      const rows = at ? allRows(db, request.actor, at, q, most) : nothing.rows
      return sendTable(reply, { name: t('rows_heading'), columns: rowColumns(), rows }, format)
    })
  }
  files('csv')
  files('xlsx')
}
