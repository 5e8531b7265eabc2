import { selectUnitOptions } from '../../../core/organisations/queries.ts'
import type { Services } from '../../../core/web/services.ts'
import { system } from '../../../kit/db/actor.ts'
import { joinUnit } from '../units/actions.ts'
import { selectLedgerUnits } from '../units/queries.ts'
import { none } from '../units/schema.ts'
import { demoLedgers } from './purchases.ts'

/** Some weeks after the ledgers were read in. */
const daysAgo = 18

/** Says which of the municipality's own units most of its ledger's are, as its procurement officer would have. */
export const joinDemoUnits = ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<void> =>
  db.inActor(system('demo'), async tx => {
    const at = clock.now().subtract({ hours: 24 * daysAgo })
    for (const [code, { units: named, joins }] of demoLedgers()) {
      const officer = await tx
        .selectFrom('core.memberships as m')
        .innerJoin('core.organisations as o', 'o.tenant_id', 'm.tenant_id')
        .select(['m.tenant_id', 'm.membership_id', 'm.person_id', 'm.role'])
        .where('o.municipality_code', '=', code)
        .where('m.role', '=', 'procurement_officer')
        .executeTakeFirstOrThrow()
      const { tenant_id: tenantId, membership_id: membershipId, person_id: personId, role } = officer
      const by = { kind: 'person', tenantId, membershipId, personId, role } as const
      const own = await selectUnitOptions(tx, tenantId)
      for (const unit of await selectLedgerUnits(tx, tenantId)) {
        const short = Object.keys(named).find(key => named[key] === unit.names[0]) ?? ''
        const said = joins[short]
        if (said === undefined) continue
        const choice = own.find(o => o.name === said)?.unit_id ?? none
        await joinUnit(tx, by, at, tenantId, unit, choice, own)
      }
    }
  })
