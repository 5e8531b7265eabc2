import type { FastifyInstance } from 'fastify'
import { forgetImport } from '../../../core/imports/forget.ts'
import type { ImportKind, Mistakes } from '../../../core/imports/kind.ts'
import { HomePage } from '../../../core/imports/pages/home-page.tsx'
import { selectFirstRows } from '../../../core/imports/queries.ts'
import { importRoutes } from '../../../core/imports/routes.tsx'
import { readOrgnr, showOrgnr } from '../../../core/organisations/orgnr.ts'
import { soleTrader } from '../../../core/personal-numbers/masks.ts'
import { findMunicipality } from '../../../core/reference/places.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { Notice } from '../../../kit/html/notice.tsx'
import { showDate } from '../../../kit/text/format.ts'
import { importsLists } from '../policy.ts'
import { cancelImport, forgetList as forget, startImport } from './actions.ts'
import { columns, type Field } from './columns.ts'
import { duplicateMistakes, listDoubts } from './doubts.tsx'
import { Area } from './pages/area.tsx'
import { outcomeText, resultOf, toldColumns } from './pages/result.tsx'
import { type Import, selectArea, selectCounts, selectImports, selectOptionalImport } from './queries.ts'
import { receiveFile } from './receive.ts'
import { importLimits, type Reason, reasons, tables } from './schema.ts'
import { readDay } from './values.ts'
import { reasonText, t } from './words.ts'

const path = '/registret/las-in'

/** What a value comes to where it does not stay as it stands. */
const becomes = (field: Field, value: string): string | undefined => {
  if (field === 'orgnr') {
    if (value === soleTrader) return value
    const read = readOrgnr(value)
    return read?.kind === 'organisation' ? showOrgnr(read.digits) : read && value
  }
  if (field === 'municipality' || field === 'municipality_code') return findMunicipality(value)?.name
  if (field !== 'confirmed' && field !== 'certified_until') return value
  const day = readDay(value, field === 'certified_until')
  return day && showDate(day)
}

/** Reading lists into the register. */
export const listRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock, secret } = services
  const asSystem = <T,>(work: (tx: Tx) => Promise<T>) => db.inActor(system('list preview'), work)
  const list: ImportKind<Field, Reason, Import> = {
    path,
    noun: 'import',
    crumbs: () => [{ href: '/registret', label: t('crumb_register') }],
    may: { see: importsLists, keep: importsLists },
    tables,
    limits: importLimits,
    columns,
    reasons,
    t,
    reasonText: row => reasonText(row.reason, row.detail),
    home: async (request, error) => {
      const tenantId = tenantOf(request)
      const [imports, area] = await db.inActor(request.actor, async tx => [
        await selectImports(tx, tenantId),
        await selectArea(tx, tenantId),
      ])
      const instead = area.size === 0 ? <Notice tone="warning" title={t('area_none')} /> : undefined
      const about = <Area area={area} />
      return { body: <HomePage {...{ t, path, rows: imports, error, about, instead }} /> }
    },
    receive: async (file, { tenantId, membershipId }, { actor, viewer }) => {
      const by = { tenantId, membershipId, createdBy: viewer?.personId ?? null, now: clock.now(), secret }
      const made = await receiveFile(work => db.inActor(actor, work), by, file.pieces, file.fileName)
      return made.importId
    },
    select: selectOptionalImport,
    first: (_, key, request) => db.inActor(request.actor, tx => selectFirstRows(tx, tables, key, 50)),
    becomes,
    options: { read: ({ dubbletter }) => ({ dubbletter: String(dubbletter ?? '') }) },
    notes: async (_request, made, chosen) => {
      const key = { tenantId: made.tenant_id, importId: made.import_id }
      return { doubts: await asSystem(tx => listDoubts(tx, key, chosen, clock.today())) }
    },
    mistakes: async (chosen, request, made) => {
      const { mapping } = chosen
      const area = await db.inActor(request.actor, tx => selectArea(tx, tenantOf(request)))
      const errors: Mistakes = {}
      if (!mapping.includes('name')) errors['kolumn-0'] = t('error_name_missing')
      const placed = mapping.includes('municipality') || mapping.includes('municipality_code')
      if (!placed && area.size !== 1) errors['kolumn-0'] ??= t('error_municipality_missing')
      const key = { tenantId: made.tenant_id, importId: made.import_id }
      return { ...errors, ...(await asSystem(tx => duplicateMistakes(tx, key, chosen, clock.today()))) }
    },
    start: startImport,
    busy: { constraint: 'imports_one_running', text: () => t('error_busy') },
    cancel: cancelImport,
    progress: async (made, key, request) => {
      const { read, waiting } = await db.inActor(request.actor, tx => selectCounts(tx, key))
      const [value, max] = [read - waiting, made.rows_read]
      return { value, max, words: t('running_words', { done: value, all: max }) }
    },
    result: async (made, key, request) => {
      const counts = await db.inActor(request.actor, tx => selectCounts(tx, key))
      return resultOf(path, made, counts)
    },
    toldColumns: made => toldColumns(columns.mappingOf(made.mapping).indexOf('name')),
    outcomeText,
    search: true,
  }
  importRoutes(app, services, list)
}

export const forgetList = forgetImport(
  'forget_list',
  tables,
  "state = 'reading' or created_by is null",
  forget,
)
