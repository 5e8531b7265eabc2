import type { FastifyInstance } from 'fastify'
import { forgetKept, type KeptImport, keptParts } from '../../../core/imports/kept-kind.tsx'
import type { ImportKind, Mistakes } from '../../../core/imports/kind.ts'
import { importRoutes } from '../../../core/imports/routes.tsx'
import type { Services } from '../../../core/web/services.ts'
import { NumberInput } from '../../../kit/html/number-input.tsx'
import { showDate } from '../../../kit/text/format.ts'
import { categoryText } from '../needs/facts.ts'
import { keepsNeeds } from '../policy.ts'

import { choosePlanColumns, readPlan, readRows } from './actions.ts'

import { columns, type Field } from './columns.ts'
import { isLoose, readPlanDay } from './days.ts'
import { planDoubts } from './doubts.ts'
import { plans } from './kept.ts'
import { Preview } from './pages/preview.tsx'
import { countColumns, outcomeText, resultOf, toldColumns } from './pages/result.tsx'
import { countChanged } from './queries.ts'
import { planYear, type Reason, reasons } from './schema.ts'
import { toldText } from './told.ts'
import { t } from './words.ts'
import { guessYear } from './year.ts'

const path = '/inkop/behov/plan'
const previewed = 10

const days: ReadonlySet<Field> = new Set(['starts', 'ends', 'contract_ends'])

/** What a value comes to where it does not stay as it stands. */
const becomes = (field: Field, value: string, { file_name }: KeptImport): string => {
  if (field === 'person') return t('column_person')
  if (field === 'category') return categoryText(value)
  // "Q2" hangs on the year that is chosen: the first rows above show what it is read as.
  const year = guessYear(file_name, 2000)
  if (!days.has(field) || isLoose(value, year)) return value
  const day = readPlanDay(value, { year, end: field !== 'starts' })
  return day ? showDate(day) : value
}

/** The yearly procurement plan: every row becomes a need, updates one, or is rejected with its reason. */
export const planRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const plan: ImportKind<Field, Reason, KeptImport> = {
    ...keptParts(services, plans, { t, path, more: countColumns }),
    path,
    noun: 'plan',
    ends: { start: '', discard: '/slang' },
    crumbs: () => [{ href: '/inkop/behov', label: t('crumb_needs') }],
    may: { see: keepsNeeds, keep: keepsNeeds },
    reasons,
    t,
    reasonText: toldText,
    options: {
      read: ({ ar }, made) => ({ ar: String(ar ?? guessYear(made.file_name, clock.today().year)) }),
      fields: ({ ar }, _, errors) => (
        <NumberInput name="ar" label={t('year')} hint={t('year_hint')} value={ar} error={errors['ar']} />
      ),
    },
    mistakes: ({ mapping, options }) => {
      const errors: Mistakes = {}
      if (!planYear.safeParse(options['ar']).success) errors['ar'] = t('error_year')
      if (!mapping.includes('title')) errors['kolumn-0'] = t('error_title_missing')
      return errors
    },
    becomes,
    notes: async (request, made, { mapping, options }, rows) => {
      const year = planYear.catch(clock.today().year).parse(options['ar'])
      const as = { header: made.header, mapping, year }
      const first = rows.slice(0, previewed)
      const key = { tenantId: made.tenant_id, importId: made.import_id }
      const [read, doubts] = await db.inActor(request.actor, async tx => [
        await readRows(tx, made.tenant_id, first, as),
        await planDoubts(tx, key, as),
      ])
      return { page: <Preview read={read} />, doubts }
    },
    choose: choosePlanColumns,
    start: readPlan,
    result: async (made, key, request) => {
      const changed = await db.inActor(request.actor, tx => countChanged(tx, key))
      return resultOf(made, changed)
    },
    toldColumns: made => toldColumns(columns.mappingOf(made.mapping).indexOf('title')),
    outcomeText,
  }
  importRoutes(app, services, plan)
}

export const forgetPlan = forgetKept('forget_plan', plans)
