import type { FastifyInstance } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { ComponentChildren } from 'preact'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { categories } from '../../directory/public.ts'
import {
  afterAwardRules,
  directAwardRules,
  keepsLedger,
  seesRows,
  seesSpend,
  socialServicesCeiling,
} from '../policy.ts'
import { candidatesOf, totalsOf } from './candidates.ts'
import { pairs, suppliers, units } from './details.ts'
import { kindName, spendPath } from './names.ts'
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

/** The overview and the page of one kind. */
export const spendRoutes = (app: FastifyInstance, { db, clock }: Services, precedents: Precedents) => {
  const access = onlyIf(seesSpend)

  app.get('/inkop', { config: { access } }, async (request, reply) => {
    const viewer = request.viewer
    const may = {
      mayKeep: keepsLedger(viewer),
      mayNeed: seesRows(viewer),
    }
    const seesThem = seesRows(viewer)
    const municipality = viewer?.seat?.municipalityCode ?? null
    const body = await db.inActor(request.actor, async tx => {
      const asked = await askedPeriod(tx, request, clock.today())
      if (asked === undefined) return <NothingYetPage {...may} />
      const { tenantId, period, periods, all } = asked
      const sums = await selectSums(tx, tenantId, period)
      const months = await selectMonthSums(tx, tenantId, { from: before(period).from, until: period.until })
      const isNow = (m: { month: Period['from'] }) => m.month.until(period.from).sign <= 0
      return (
        <OverviewPage
          {...may}
          period={period}
          periods={periods}
          all={all}
          candidates={candidatesOf(sums, await selectReach(tx, municipality))}
          totals={totalsOf(sums)}
          months={months.filter(isNow)}
          monthsBefore={months.filter(m => !isNow(m))}
          municipality={municipality}
          seesRows={seesThem}
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
    seesThem: boolean,
  ): Promise<Recurring> => {
    const rule = directAwardRules.at(clock.today())
    const year = until.subtract({ days: 1 }).year
    const rolling = await selectMonthSums(tx, tenantId, rollingPeriod(until), category)
    const fiscal = await selectMonthSums(tx, tenantId, yearPeriod(year), category)
    const sum = (rows: typeof rolling) => rows.reduce((n, m) => n + m.amount_ore, 0)
    return {
      rollingOre: sum(rolling),
      year,
      yearOre: sum(fiscal),
      yearMonths: until.subtract({ days: 1 }).month,
      termYears: rule.term_years,
      termOre: sum(rolling) * rule.term_years,
      ceilingKronor: rule.ceiling_kronor,
      documentKronor: rule.document_over_kronor,
      documentDays: rule.document_within_days,
      social: socialServicesCeiling(clock.today()),
      notice: afterAwardRules.at(clock.today()),
      source: rule.source,
      ...(seesThem
        ? {
            rollingRows: spendPath('/inkop/rader', rollingPeriod(until), { kategori: category }),
            yearRows: spendPath('/inkop/rader', yearPeriod(year), { kategori: category }),
          }
        : {}),
    }
  }

  app.get<Of<'kind'>>('/inkop/kategorier/:kind', { config: { access } }, async (request, reply) => {
    const category = categoryOfAddress(request.params.kind)
    const isKind = categories.has(category)
    if (!isKind && category !== '' && category !== 'other') throw notFound()
    const viewer = request.viewer
    const body = await db.inActor(request.actor, async tx => {
      const asked = await askedPeriod(tx, request, clock.today())
      if (asked === undefined) return <NothingYetPage mayKeep={false} mayNeed={false} />
      const { tenantId, period, periods } = asked
      const narrow = narrowQuery.parse({ kategori: categoryInAddress(category) })
      const last = periods[0]?.until ?? period.until
      return (
        <CategoryPage
          category={category}
          period={period}
          periods={periods}
          sum={(await selectSums(tx, tenantId, period)).find(s => s.category === category)}
          months={await selectMonthSums(tx, tenantId, period, category)}
          suppliers={await all(tx, suppliers(tenantId, period, narrow), sql`amount_ore desc, supplier_no`)}
          units={await all(tx, units(tenantId, period, narrow), sql`amount_ore desc, unit_no`)}
          pairs={
            await all(
              tx,
              pairs(tenantId, period, narrow),
              sql`weight_ore desc, supplier_no, account_no limit ${classesShown}`,
            )
          }
          recurring={isKind ? await recurringOf(tx, tenantId, category, last, seesRows(viewer)) : undefined}
          near={isKind ? await selectNear(tx, category, viewer?.seat?.municipalityCode ?? null) : undefined}
          precedents={isKind ? await precedents(tx, category) : undefined}
          mayNeed={seesRows(viewer)}
          mayKeep={keepsLedger(viewer)}
          seesRows={seesRows(viewer)}
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
