import type { FastifyRequest } from 'fastify'
import type { Tx } from '../../../kit/db/actor.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { periodsOf } from './pages/period-choice.tsx'
import { selectOptionalSpan } from './queries.ts'
import { type Period, spendQuery } from './schema.ts'

export type Asked = { tenantId: string; period: Period; periods: Period[]; all: boolean }

/** The period that the address asks for, among those that the ledger tells of; undefined before the first ledger. */
export const askedPeriod = async (tx: Tx, request: FastifyRequest): Promise<Asked | undefined> => {
  const tenantId = request.viewer?.seat?.tenantId ?? ''
  const span = await selectOptionalSpan(tx, tenantId)
  if (span === undefined) return undefined
  const periods = periodsOf(span)
  const { period: key, alla } = readQuery(spendQuery, request.query)
  const period = periods.find(p => p.key === key) ?? periods[0]
  return period && { tenantId, period, periods, all: alla === '1' }
}

/** The query as its page keeps it: without what is no part of the list. */
export const queryOf = (request: FastifyRequest): URLSearchParams => {
  const query = new URLSearchParams(request.url.split('?')[1])
  query.delete('lang')
  return query
}
