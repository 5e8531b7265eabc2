import { notice } from '../../../core/notices/notices.ts'
import { keepsLedger } from '../policy.ts'
import { countWaiting } from './queries.ts'
import { joinsPath } from './schema.ts'
import { t } from './words.ts'

/** Units of the ledger that nobody has said anything of. */
export const unitsWaiting = notice({
  may: keepsLedger,
  count: (tx, { tenantId }) => countWaiting(tx, tenantId),
  all: count => ({
    text: t('waiting', { count }),
    action: { label: t('to_joins'), href: joinsPath },
  }),
})
