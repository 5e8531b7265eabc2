import type { FastifyInstance } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { ComponentChildren } from 'preact'
import { afterAwardRules, directAwardRules, socialServicesCeiling } from '../../../core/law/direct-award.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { categories } from '../../directory/public.ts'
import { keepsLedger, seesRows, seesSpend } from '../policy.ts'
import { candidatesOf, totalsOf } from './candidates.ts'
import { pairs, suppliers, units } from './details.ts'
import { kindName } from './names.ts'
import { selectNear } from './near.ts'
import { CategoryPage } from './pages/category-page.tsx'
import { NothingYetPage } from './pages/empty-page.tsx'
import { OverviewPage } from './pages/overview-page.tsx'
import type { Recurring } from './pages/recurring.tsx'
import { askedPeriod } from './period.ts'
import { selectMonthSums, selectReach, selectSums } from './queries.ts'
import {
  before,
  categoryInAddress,
  categoryOfAddress,
  narrowQuery,
  type Period,
  rollingPeriod,
  yearPeriod,
} from './schema.ts'
import { t } from './words.ts'

/** What a page of a kind shows of others' advertised procurements. */
export type Precedents = (tx: Tx, category: string) => Promise<ComponentChildren>

const classesShown = 10

/** All rows of a list at once. */
const all = async <Row,>(tx: Tx, source: RawBuilder<Row>, order: RawBuilder<unknown>): Promise<Row[]> =>
  (await sql<Row>`${source} order by ${order}`.execute(tx)).rows

/** What the pages let a reader do; whoever sees rows also writes needs. */
const rightsOf = (viewer: Viewer | null) => ({
  mayKeep: keepsLedger(viewer),
  mayNeed: seesRows(viewer),
  seesRows: seesRows(viewer),
})

/** The overview and the page of one kind. */
export const spendRoutes = (app: FastifyInstance, { db, clock }: Services, precedents: Precedents) => {
  const access = onlyIf(seesSpend)

  app.get('/inkop', { config: { access } }, async (request, reply) => {
    const rights = rightsOf(request.viewer)
    const municipality = seatOf(request).municipalityCode
    const body = await db.inActor(request.actor, async tx => {
      const asked = await askedPeriod(tx, request, clock.today())
      if (asked === undefined) return <NothingYetPage {...rights} />
      const { tenantId, period } = asked
      const sums = await selectSums(tx, tenantId, period)
      const months = await selectMonthSums(tx, tenantId, { from: before(period).from, until: period.until })
      const isNow = (m: { month: Period['from'] }) => m.month.until(period.from).sign <= 0
      return (
        <OverviewPage
          {...rights}
          {...asked}
          candidates={candidatesOf(sums, await selectReach(tx, municipality))}
          totals={totalsOf(sums)}
          months={months.filter(isNow)}
          monthsBefore={months.filter(m => !isNow(m))}
          municipality={municipality}
        />
      )
    })
    return reply.page({ title: t('title'), body })
  })

  /** One kind over the three times of policy/direct-award. */
  const recurringOf = async (
    tx: Tx,
    tenantId: string,
    category: string,
    until: Period['until'],
  ): Promise<Recurring> => {
    const last = until.subtract({ days: 1 })
    const sumOf = async (period: Period) => {
      const rows = await selectMonthSums(tx, tenantId, period, category)
      return { period, ore: rows.reduce((n, m) => n + m.amount_ore, 0) }
    }
    return {
      category,
      rolling: await sumOf(rollingPeriod(until)),
      year: { ...(await sumOf(yearPeriod(last.year))), months: last.month },
      rule: directAwardRules.at(clock.today()),
      social: socialServicesCeiling(clock.today()),
      notice: afterAwardRules.at(clock.today()),
    }
  }

  app.get<Of<'kind'>>('/inkop/kategorier/:kind', { config: { access } }, async (request, reply) => {
    const category = categoryOfAddress(request.params.kind)
    const isKind = categories.has(category)
    if (!isKind && category !== '' && category !== 'other') throw notFound()
    const body = await db.inActor(request.actor, async tx => {
      const asked = await askedPeriod(tx, request, clock.today())
      if (asked === undefined) return <NothingYetPage mayKeep={false} mayNeed={false} />
      const { tenantId, period, periods } = asked
      const narrow = narrowQuery.parse({ kategori: categoryInAddress(category) })
      const last = periods[0]?.until ?? period.until
      const mostWeighty = sql`weight_ore desc, supplier_no, account_no limit ${classesShown}`
      return (
        <CategoryPage
          {...rightsOf(request.viewer)}
          {...asked}
          category={category}
          sum={(await selectSums(tx, tenantId, period)).find(s => s.category === category)}
          months={await selectMonthSums(tx, tenantId, period, category)}
          suppliers={await all(tx, suppliers(tenantId, period, narrow), sql`amount_ore desc, supplier_no`)}
          units={await all(tx, units(tenantId, period, narrow), sql`amount_ore desc, unit_no`)}
          pairs={await all(tx, pairs(tenantId, period, narrow), mostWeighty)}
          recurring={isKind ? await recurringOf(tx, tenantId, category, last) : undefined}
          near={isKind ? await selectNear(tx, category, seatOf(request).municipalityCode) : undefined}
          precedents={isKind ? await precedents(tx, category) : undefined}
        />
      )
    })
    return reply.page({
      title: kindName(category),
      breadcrumbs: [{ href: '/inkop', label: t('title') }],
      body,
    })
  })
}
