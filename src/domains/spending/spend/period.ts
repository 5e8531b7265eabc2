import type { FastifyRequest } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { tenantOf } from '../../../core/web/request.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { periodsOf } from './pages/period-choice.tsx'
import { type CategorySum, selectOptionalSpan, selectSums } from './queries.ts'
import { type Period, spendQuery, yearPeriod } from './schema.ts'

export type Asked = { tenantId: string; period: Period; periods: Period[]; all: boolean }

/** The period that the address asks for, among those that the ledger tells of; undefined before the first ledger. */
export const askedPeriod = async (
  tx: Tx,
  request: FastifyRequest,
  today: Temporal.PlainDate,
): Promise<Asked | undefined> => {
  const tenantId = tenantOf(request)
  const span = await selectOptionalSpan(tx, tenantId)
  if (span === undefined) return undefined
  const told = periodsOf(span, today)
  const { period: key, alla } = readQuery(spendQuery, request.query)
  // A year without rows is answered with none, never with another period's.
  const period = told.find(p => p.key === key) ?? yearPeriod(Number(key))
  return { tenantId, period, periods: told.includes(period) ? told : [...told, period], all: alla === '1' }
}

/** The last twelve months that the ledger tells of, kind by kind; none before the first ledger. */
export const selectLastYear = async (
  tx: Tx,
  tenantId: string,
  today: Temporal.PlainDate,
): Promise<{ period: Period; sums: CategorySum[] } | undefined> => {
  const span = await selectOptionalSpan(tx, tenantId)
  const [period] = span === undefined ? [] : periodsOf(span, today)
  return period && { period, sums: await selectSums(tx, tenantId, period) }
}
