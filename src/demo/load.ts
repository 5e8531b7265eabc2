import type { Services } from '../core/web/services.ts'
import { directoryDemo } from '../domains/directory/public.ts'
import {
  demoLedgerCsv,
  importLedgerFile,
  loadDemoInquiries,
  loadDemoNeeds,
} from '../domains/procurement/public.ts'
import { system } from '../kit/db/actor.ts'
import { loadDemoOrganisations } from './organisations.ts'
import { loadDemoPeople } from './people.ts'

/** Loads the demo into an empty database – real places, invented people and enterprises; false when it is there. */
export const loadDemo = async (services: Services): Promise<boolean> => {
  const { db, clock, secret } = services
  const loaded = await db.inActor(system('demo'), async tx => {
    const there = await tx.selectFrom('core.demo_people').select('key').limit(1).executeTakeFirst()
    if (there) return false
    const { municipality, unit, ...others } = await loadDemoOrganisations(tx, clock)
    const enterprises = await directoryDemo.load(tx, clock, secret, municipality)
    await loadDemoPeople(tx, clock, { municipality, unit, ...others }, enterprises)
    const places = { tenantOf: municipality, unitOf: unit, enterprises }
    await loadDemoInquiries(tx, clock, places, await loadDemoNeeds(tx, clock, places))
    return true
  })
  if (!loaded) return false
  for (const code of ['2182', '2361'] as const)
    for (const { fileName, csv } of demoLedgerCsv(code, clock.today()))
      await importLedgerFile(services, { bytes: csv, fileName, municipalityCode: code })
  return true
}
