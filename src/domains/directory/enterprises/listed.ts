import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { refreshEntries } from '../search/entries.ts'
import { holdEnterprise } from './followed.ts'

/** Changes what an enterprise's profile shows: in its turn, and with what search reads of it written anew if anything was changed. */
export const changeListed = async <Done>(
  tx: Tx,
  at: Temporal.Instant,
  tenantId: string,
  change: () => Promise<Done>,
): Promise<Done> => {
  await holdEnterprise(tx, tenantId)
  const done = await change()
  if (done !== false && done !== 'already') await refreshEntries(tx, dayOf(at), tenantId)
  return done
}
