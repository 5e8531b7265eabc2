import type { Services } from '../core/web/services.ts'
import { loadDemoEnterprises } from '../domains/directory/public.ts'
import { system } from '../kit/db/actor.ts'
import { loadDemoOrganisations } from './organisations.ts'
import { loadDemoPeople } from './people.ts'

/** Loads the demo into an empty database – real places, invented people and enterprises; false when it is there. */
export const loadDemo = ({ db, clock, secret }: Services): Promise<boolean> =>
  db.inActor(system('demo'), async tx => {
    const there = await tx.selectFrom('core.demo_people').select('key').limit(1).executeTakeFirst()
    if (there) return false
    const organisations = await loadDemoOrganisations(tx, clock)
    const enterprises = await loadDemoEnterprises(tx, clock, secret, organisations.municipality)
    await loadDemoPeople(tx, clock, organisations, enterprises)
    return true
  })
