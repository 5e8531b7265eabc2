import type { Services } from '../core/web/services.ts'
import { domains } from '../domains.ts'
import { system } from '../kit/db/actor.ts'
import { loadDemoOrganisations } from './organisations.ts'
import { loadDemoPeople } from './people.ts'

/** Loads the demo into an empty database – real places, invented people and enterprises; false when it is there. */
export const loadDemo = async (services: Services): Promise<boolean> => {
  const loaded = await services.db.inActor(system('demo'), async tx => {
    const there = await tx.selectFrom('core.demo_people').select('key').limit(1).executeTakeFirst()
    if (there) return false
    const world = await loadDemoOrganisations(tx, services.clock)
    for (const { demo } of domains) await demo?.load?.(tx, services, world)
    await loadDemoPeople(tx, services.clock, world)
    return true
  })
  if (loaded) for (const { demo } of domains) await demo?.filled?.(services)
  return loaded
}
