import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../../../core/web/page.ts'
import type { Services } from '../../../core/web/services.ts'
import { RefreshHead } from '../../../kit/html/auto-refresh.tsx'
import { readQuery } from '../../../kit/http/forms.ts'
import { keepsLedger } from '../policy.ts'
import { type MappingErrors, yearsOf } from './choices.ts'
import { keyOf, type OfFile } from './file-of.ts'
import { selectMonthRows } from './month-rows.ts'
import { MappingPage } from './pages/mapping-page.tsx'
import { ReplacedNotice, SameNotice } from './pages/replaced.tsx'
import { ResultPage } from './pages/result-page.tsx'
import { RunningPage } from './pages/running-page.tsx'
import { WaitingPage } from './pages/waiting-page.tsx'
import { previewRows, selectReplaced, withoutTraders } from './preview.ts'
import { type LedgerFile, selectOptionalSame, selectReasons, selectRejects } from './queries.ts'
import { rejectedQuery } from './rejected.ts'
import { t } from './words.ts'

type Asked = FastifyRequest<OfFile>

const pageSize = 100
const mayKeep = (request: Asked) => request.viewer !== null && keepsLedger(request.viewer)
const show = (reply: FastifyReply, page: Omit<Page, 'breadcrumbs'>, status = 200) =>
  reply.page(
    {
      breadcrumbs: [
        { href: '/inkop', label: t('crumb_spend') },
        { href: '/inkop/reskontra', label: t('title') },
      ],
      ...page,
    },
    status,
  )

/** The columns of a file that waits, with its first rows and what reading it in will take the place of. */
export const showMapping = async (
  services: Services,
  request: Asked,
  reply: FastifyReply,
  made: LedgerFile,
  chosen: { mapping: readonly string[]; year: string; month: string },
  errors: MappingErrors,
  status: number,
) => {
  const title = t('mapping_title')
  if (!mayKeep(request)) return show(reply, { title, body: <WaitingPage made={made} /> })
  const key = keyOf(request)
  const { rows } = await previewRows(services, key, 20)
  const replaced = await selectReplaced(services, request.actor, key, chosen.mapping)
  const same = await services.db.inActor(request.actor, tx => selectOptionalSame(tx, key, made.sha256))
  const years = yearsOf(services.clock.today())
  const body = (
    <MappingPage
      made={made}
      mapping={chosen.mapping}
      rows={withoutTraders(rows, chosen.mapping)}
      period={{ year: chosen.year, month: chosen.month, years }}
      errors={errors}
      notes={
        <>
          <SameNotice same={same} />
          <ReplacedNotice {...replaced} />
        </>
      }
    />
  )
  return show(reply, { title, body }, status)
}

export const showRunning = (request: Asked, reply: FastifyReply, made: LedgerFile) =>
  show(reply, {
    title: t('running_title'),
    head: <RefreshHead />,
    body: <RunningPage made={made} mayCancel={mayKeep(request)} />,
  })

/** What became of a file: its figures, its months and the rows that were not stored. */
export const showResult = async ({ db }: Services, request: Asked, reply: FastifyReply, made: LedgerFile) => {
  const key = keyOf(request)
  const { orsak, efter } = readQuery(rejectedQuery, request.query)
  const query = new URLSearchParams(request.url.split('?')[1])
  query.delete('lang')
  query.delete('efter')
  const [months, reasons, found] = await db.inActor(request.actor, async tx => [
    await selectMonthRows(tx, key.tenantId, { fileNo: made.file_no }),
    await selectReasons(tx, key),
    await selectRejects(tx, key, { reason: orsak, after: efter, limit: pageSize + 1 }),
  ])
  const rows = found.slice(0, pageSize)
  const more = new URLSearchParams(query)
  more.set('efter', String(rows.at(-1)?.line ?? 0))
  const next = found.length > pageSize ? `/inkop/reskontra/${made.file_id}?${more}` : undefined
  const mayChange = mayKeep(request)
  return show(reply, {
    title: made.file_name,
    width: 'wide',
    body: <ResultPage {...{ made, months, mayChange, reasons, rows, query, next }} />,
  })
}
