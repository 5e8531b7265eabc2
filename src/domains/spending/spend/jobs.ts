import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { eachByItself } from '../../../kit/each.ts'
import { refreshSpend } from './refresh.ts'

/**
 * Sums every organisation's purchases anew, once a day: an enterprise that joined the register yesterday is found among
 * the suppliers today, and words that were added to data/ledger-words.yaml count for old rows too.
 */
export const refreshAllSpend = async ({ db }: Services): Promise<void> => {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => db.inActor(system('daily spend'), work)
  const tenants = await asSystem(tx =>
    tx
      .selectFrom('spending.ledger_months')
      .select('tenant_id')
      .distinct()
      .where('active', '=', true)
      .modifyEnd(acrossTenants('who has a ledger'))
      .execute(),
  )
  const well = await eachByItself('daily spend', tenants, ({ tenant_id }) =>
    asSystem(tx => refreshSpend(tx, tenant_id, 'all')),
  )
  if (!well) throw new Error('Not every organisation’s purchases could be summed.')
}
