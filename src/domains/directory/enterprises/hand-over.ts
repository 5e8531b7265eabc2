import type { ChangedOrganisation } from '../../../core/organisations/listeners.ts'
import { operatorId } from '../../../core/organisations/operator.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { selectSteward } from './actions.ts'
import { follow } from './followed.ts'

const give = async (tx: Tx, tenantId: string, stewardId: string) => {
  await tx
    .updateTable('directory.enterprises')
    .set({ steward_id: stewardId })
    .where('tenant_id', '=', tenantId)
    .execute()
  await follow(tx, tenantId)
}

/**
 * No listed enterprise is without somebody who decides claims on it: where its municipality does not take part, that is
 * the operator of the installation. A municipality that joins takes over at once, and what an organisation kept does not
 * fall between two chairs when its part ends. Needs the system actor.
 */
export const handOver = async (tx: Tx, it: ChangedOrganisation): Promise<void> => {
  if (it.kind !== 'municipality' && it.kind !== 'association') return
  if (!it.ended && it.municipalityCode === null) return
  const kept = await tx
    .selectFrom('directory.enterprises')
    .select(['tenant_id', 'municipality_code'])
    .$if(it.ended, q => q.where('steward_id', '=', it.tenantId))
    .$if(!it.ended, q =>
      q.where('steward_id', '=', operatorId).where('municipality_code', '=', it.municipalityCode),
    )
    .orderBy('tenant_id')
    .forUpdate()
    .execute()
  for (const { tenant_id, municipality_code } of kept)
    await give(tx, tenant_id, it.ended ? await selectSteward(tx, municipality_code) : it.tenantId)
}
