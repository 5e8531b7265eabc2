import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { fileColumns } from '../../../core/lists/columns.ts'
import { type At, type List, list } from '../../../core/lists/list.ts'
import { tableFiles } from '../../../core/lists/table-files.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { keepsLedger, seesRows, seesSpend } from '../policy.ts'
import { selectUnitChoices } from '../units/queries.ts'
import { candidatesOf } from './candidates.ts'
import { countDecisions } from './decisions.ts'
import {
  type LedgerRow,
  ledgerRows,
  type PairSum,
  pairs,
  type SupplierSum,
  selectTotal,
  suppliers,
  type UnitSum,
  units,
  withNames,
} from './details.ts'
import { candidateColumns } from './pages/candidate-table.tsx'
import { NothingYetPage } from './pages/empty-page.tsx'
import { pairColumns, rowColumns, supplierColumns, unitColumns } from './pages/list-columns.tsx'
import { looks, type Spend, SpendListPage } from './pages/list-pages.tsx'
import { askedPeriod } from './period.ts'
import { selectReach, selectSums } from './queries.ts'
import { type NarrowQuery, narrowQuery, rollingPeriod } from './schema.ts'
import { t } from './words.ts'

const more = async (
  tx: Tx,
  { request, viewer, tenantId, today, path, params }: At<NarrowQuery, undefined>,
): Promise<Spend> => {
  const asked = await askedPeriod(tx, request, today)
  return {
    ...(asked ?? { period: rollingPeriod(today), periods: [] }),
    nothingYet: asked === undefined,
    seesRows: seesRows(viewer),
    mayKeep: keepsLedger(viewer),
    units: await selectUnitChoices(tx, tenantId, params.forvaltning),
    decisions: path === '/inkop/klassning' ? await countDecisions(tx, tenantId) : 0,
  }
}

/** The same purchases by supplier, unit, class and row; each list whole as a file. */
export const spendListRoutes = (app: FastifyInstance, services: Services) => {
  const spendList = <Row,>(
    look: Parameters<typeof SpendListPage<Row>>[0]['look'],
    own: Omit<List<Row, NarrowQuery, Spend, 'sum'>, 'params' | 'more' | 'Body'>,
  ) =>
    list<Row, NarrowQuery, Spend, 'sum'>(app, services, {
      ...own,
      params: narrowQuery,
      more,
      from: (tx, at) => (at.more.nothingYet ? undefined : own.from(tx, at)),
      Body: ({ list: shown }) =>
        shown.more.nothingYet ? (
          <NothingYetPage mayKeep={false} mayNeed={false} />
        ) : (
          <SpendListPage list={shown} look={look} />
        ),
    })
  const summed = { grouped: true, sums: { sum: sql<number>`coalesce(sum(amount_ore), 0)::bigint` } }

  spendList<SupplierSum>(looks.suppliers, {
    ...summed,
    title: () => t('suppliers_heading'),
    path: '/inkop/leverantorer',
    access: onlyIf(seesSpend),
    from: (_tx, at) => suppliers(at.tenantId, at.more.period, at.params),
    orders: { summa: ['amount_ore'], namn: ['name'], rader: ['row_count'] },
    usual: '-summa',
    id: ['supplier_no'],
    columns: supplierColumns,
  })
  spendList<UnitSum>(looks.units, {
    ...summed,
    title: () => t('units_heading'),
    path: '/inkop/forvaltningar',
    access: onlyIf(seesSpend),
    from: (_tx, at) => units(at.tenantId, at.more.period, at.params),
    orders: { summa: ['amount_ore'] },
    usual: '-summa',
    id: ['unit_no'],
    columns: unitColumns,
  })
  spendList<PairSum>(looks.classes, {
    ...summed,
    title: () => t('classes_heading'),
    path: '/inkop/klassning',
    access: onlyIf(seesRows),
    from: (_tx, at) => pairs(at.tenantId, at.more.period, at.params),
    orders: { tyngst: ['weight_ore'] },
    usual: '-tyngst',
    id: ['supplier_no', 'account_no'],
    columns: pairColumns,
  })
  // File by file and line by line, as they were read in.
  spendList<LedgerRow>(looks.rows, {
    title: () => t('rows_heading'),
    path: '/inkop/rader',
    access: onlyIf(seesRows),
    from: (tx, at) => ledgerRows(tx, at.tenantId, at.more.period, at.params),
    named: (page, at) => withNames(page, at.tenantId),
    counted: (tx, at) => selectTotal(tx, at.tenantId, at.more.period, at.params),
    orders: { rad: [] },
    usual: 'rad',
    id: ['file_no', 'line'],
    columns: rowColumns,
  })

  tableFiles(app, '/inkop/kategorier', onlyIf(seesSpend), async request => {
    const municipality = request.viewer?.seat?.municipalityCode ?? null
    const today = services.clock.today()
    const rows = await services.db.inActor(request.actor, async tx => {
      const asked = await askedPeriod(tx, request, today)
      return asked === undefined
        ? []
        : candidatesOf(
            await selectSums(tx, asked.tenantId, asked.period),
            await selectReach(tx, municipality),
          )
    })
    const columns = candidateColumns(municipality)
    return { name: t('title'), columns: fileColumns(columns), rows }
  })
}
