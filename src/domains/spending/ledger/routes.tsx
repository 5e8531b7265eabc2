import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { forgetImport } from '../../../core/imports/forget.ts'
import type { ImportKind, Mistakes } from '../../../core/imports/kind.ts'
import { importRoutes } from '../../../core/imports/routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { projectRoot } from '../../../kit/db/migrate.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { keepsLedger, seesRows } from '../policy.ts'
import { countWaiting } from '../units/queries.ts'
import { cancelLedger, forgetLedger, startLedger } from './actions.ts'
import { becomes } from './becomes.ts'
import { columns, type Field } from './columns.ts'
import { ledgerDoubts } from './doubts.ts'
import { monthRoutes } from './month-routes.tsx'
import { selectMonthRows } from './month-rows.ts'
import { LedgerPage } from './pages/ledger-page.tsx'
import { PeriodFields } from './pages/period-fields.tsx'
import { NationalNotice, ReplacedNotice, SameNotice } from './pages/replaced.tsx'
import { resultOf, toldColumns } from './pages/result.tsx'
import { periodOf } from './period.ts'
import { previewRows, withoutTraders } from './preview.ts'
import {
  type LedgerFile,
  selectFiles,
  selectOptionalFile,
  selectOptionalSame,
  selectYears,
} from './queries.ts'
import { receiveLedger } from './receive.ts'
import { selectReplaced } from './replaced.ts'
import { ledgerLimits, type Reason, reasons, tables } from './schema.ts'
import { surveyLedger } from './survey.ts'
import { reasonText, t } from './words.ts'

const path = '/inkop/reskontra'
const previewed = 50
/** A dozen rows in the national format, to look at or to try with; suppliers and numbers are invented. */
const example = readFileSync(join(projectRoot, 'data/ledger-example.csv'), 'utf8')
const homeQuery = z.object({ ar: z.coerce.number().int().min(1990).max(2200).optional() })

/** Reading supplier ledgers in, and which file each month is taken from. */
export const ledgerRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const years = () => Array.from({ length: 10 }, (_, i) => String(clock.today().year - i))

  const ledger: ImportKind<Field, Reason, LedgerFile> = {
    path,
    noun: 'ledger',
    crumbs: () => [{ href: '/inkop', label: t('crumb_spend') }],
    may: { see: seesRows, keep: keepsLedger },
    tables,
    limits: ledgerLimits,
    columns,
    reasons,
    t,
    reasonText: row => reasonText(row.reason, row.detail),
    home: async (request, error) => {
      const tenantId = tenantOf(request)
      const { ar } = readQuery(homeQuery, request.query)
      const [files, years, waiting] = await db.inActor(request.actor, async tx => [
        await selectFiles(tx, tenantId),
        await selectYears(tx, tenantId),
        await countWaiting(tx, tenantId),
      ])
      const year = ar ?? years[0]
      const months = await db.inActor(request.actor, tx => selectMonthRows(tx, tenantId, { year }))
      const query = new URLSearchParams(year === undefined ? {} : { ar: String(year) })
      const mayRead = keepsLedger(request.viewer)
      return {
        width: 'wide',
        body: <LedgerPage {...{ files, months, years, query, mayRead, waiting, error }} />,
      }
    },
    receive: (file, { tenantId, membershipId }, { actor, viewer }) => {
      const by = { tenantId, membershipId, createdBy: viewer?.personId ?? null, now: clock.now() }
      return receiveLedger(services, work => db.inActor(actor, work), by, file)
    },
    select: selectOptionalFile,
    first: async (made, key) =>
      withoutTraders((await previewRows(services, key, previewed)).rows, made.mapping),
    options: {
      open: (options, mapping) => !mapping.includes('date') && periodOf(mapping, options) === undefined,
      read: ({ ar, manad }) => ({ ar: String(ar ?? ''), manad: String(manad ?? '') }),
      fields: ({ ar = '', manad = '' }, mapping, errors) =>
        (!mapping.includes('date') || errors['ar']) && (
          <PeriodFields year={ar} month={manad} years={years()} error={errors['ar']} />
        ),
    },
    becomes,
    notes: async (request, made, { mapping, options }) => {
      const key = { tenantId: made.tenant_id, importId: made.file_id }
      const same = await db.inActor(request.actor, tx => selectOptionalSame(tx, key, made.sha256))
      const survey = await surveyLedger(services, key, mapping, clock.today())
      const period = periodOf(mapping, options)
      const replaced = await selectReplaced(db, request.actor, key.tenantId, mapping, survey, period)
      return {
        page: (
          <>
            {made.national_format && !made.remembered && <NationalNotice />}
            <SameNotice same={same} />
            <ReplacedNotice {...replaced} />
          </>
        ),
        doubts: await ledgerDoubts(db, request.actor, key.tenantId, survey, replaced),
      }
    },
    mistakes: ({ mapping, options }) => {
      const errors: Mistakes = {}
      if (!mapping.includes('supplier') && !mapping.includes('supplier_number'))
        errors['kolumn-0'] = t('error_supplier_missing')
      if (!mapping.includes('amount')) errors['kolumn-0'] = t('error_amount_missing')
      if (!mapping.includes('date') && periodOf(mapping, options) === undefined)
        errors['ar'] = t('error_period')
      return errors
    },
    start: startLedger,
    busy: { constraint: 'ledger_files_one_running', text: () => t('error_busy') },
    cancel: cancelLedger,
    progress: async ({ bytes_read, byte_count, rows_read }) => {
      const max = Math.max(1, byte_count)
      const percent = Math.min(100, Math.floor((100 * bytes_read) / max))
      return { value: bytes_read, max, words: t('running_words', { percent, rows: rows_read }) }
    },
    result: async (made, key, request) => {
      const mayKeep = keepsLedger(request.viewer)
      const [months, waiting] = await db.inActor(request.actor, async tx => [
        await selectMonthRows(tx, key.tenantId, { fileNo: made.file_no }),
        mayKeep ? await countWaiting(tx, key.tenantId) : 0,
      ])
      return resultOf(path, made, months, mayKeep, waiting)
    },
    toldColumns,
  }
  monthRoutes(app, services, importRoutes(app, services, ledger))

  app.get(`${path}/exempel.csv`, { config: { access: onlyIf(seesRows) } }, (_, reply) =>
    reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${t('sample_name')}.csv"`)
      .send(`\ufeff${example}`),
  )
}

export const forgetLedgerFile = forgetImport('forget_ledger', tables, "state = 'receiving'", forgetLedger)
