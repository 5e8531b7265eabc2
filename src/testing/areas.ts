import { randomUUID } from 'node:crypto'
import { createUnit } from '../core/organisations/actions.ts'
import { areaRows } from '../core/organisations/areas/actions.ts'
import type { Role } from '../core/organisations/roles.ts'
import { system } from '../kit/db/actor.ts'
import type { TestApp } from './app.ts'
import { type SignedIn, signIn } from './identity.ts'

const by = system('test')

/** An area of secrecy with a unit in it. */
export const makeArea = (
  t: TestApp,
  tenantId: string,
  canary = '',
): Promise<{ areaId: string; unitId: string }> =>
  t.db.inActor(by, async tx => {
    const areaId = randomUUID()
    const name = `${canary} område ${areaId.slice(0, 6)}`.trim()
    await areaRows.add(tx, by, t.clock.now(), { tenantId, id: areaId }, { name, ground: 'OSL 26 kap. 1 §' })
    const unit = {
      tenantId,
      kind: 'labour_market' as const,
      name: `${canary} enhet ${areaId.slice(0, 6)}`.trim(),
      area: areaId,
    }
    return { areaId, unitId: await createUnit(tx, by, t.clock, unit) }
  })

/** Somebody with an approved seat in a unit of an area. */
export const seated = (
  t: TestApp,
  {
    tenantId,
    unitId,
    role = 'case_worker',
    name,
  }: { tenantId: string; unitId: string; role?: Role; name?: string },
): Promise<SignedIn> =>
  signIn(t, { role, tenantId, unitId, isSeated: true, ...(name === undefined ? {} : { name }) })
