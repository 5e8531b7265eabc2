import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'
import { makeArea, seated } from './areas.ts'
import { type SignedIn, signIn } from './identity.ts'
import { type Registered, register, send } from './register.ts'

/** Two areas of one municipality, another municipality, and an enterprise with places. */
export type World = {
  tenantId: string
  officer: SignedIn
  colleague: SignedIn
  /** The same municipality, another area. */
  social: SignedIn
  admin: SignedIn
  /** A case worker whose seat nobody has approved. */
  unseated: SignedIn
  neighbour: SignedIn
  enterprise: Registered
}

export const makeWorld = async (t: TestApp): Promise<World> => {
  const admin = await signIn(t, { role: 'municipality_admin', municipalityCode: '2182' })
  const { tenantId } = admin
  const [labour, social] = [await makeArea(t, tenantId), await makeArea(t, tenantId)]
  const other = await signIn(t, { role: 'municipality_admin', municipalityCode: '2361' })
  const away = await makeArea(t, other.tenantId)
  const enterprise = await register(t, { municipalityCode: '2182', stewardId: tenantId })
  return {
    tenantId,
    admin,
    officer: await seated(t, { tenantId, unitId: labour.unitId, name: 'Amina Handläggare' }),
    colleague: await seated(t, { tenantId, unitId: labour.unitId }),
    social: await seated(t, { tenantId, unitId: social.unitId, role: 'social_worker' }),
    unseated: await signIn(t, { role: 'case_worker', tenantId, unitId: labour.unitId }),
    neighbour: await seated(t, { tenantId: other.tenantId, unitId: away.unitId }),
    enterprise,
  }
}

/** Writes somebody down; answers their id. */
export const addPerson = async (
  t: TestApp,
  who: SignedIn,
  fields: Record<string, string> = { name: 'Sara Lund' },
): Promise<string> => {
  const once = randomUUID()
  const answer = await send(t, who, '/insatser/personer/ny', { ...fields, once })
  if (answer.statusCode !== 303) throw new Error(`not added: ${answer.statusCode}`)
  return once
}

export const wishes = {
  days: ['tue', 'wed', 'thu'],
  minutes_a_day: '4',
  near_code: '2182',
  most_km: '45',
  adaptations: ['no_lifting'],
  languages: ['sv', 'ar'],
}

export const place = {
  kind: 'work_training',
  total: '2',
  free: '1',
  tasks: ['packing'],
  tasks_sv: 'Packa korgar',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from_minute: '08:00',
  to_minute: '15:00',
  adaptations: ['no_lifting', 'own_pace'],
  languages: ['sv'],
}

/** Tells of a place; answers its id. */
export const addPlace = async (
  t: TestApp,
  { at, manager }: Registered,
  fields: Partial<typeof place> = {},
): Promise<string> => {
  const once = randomUUID()
  const answer = await send(t, manager, `${at}/platser/ny`, { ...place, ...fields, once })
  if (answer.statusCode !== 303) throw new Error(`not added: ${answer.statusCode} ${answer.body}`)
  return once
}

/** Asks about a place for somebody whose wishes are written; answers the address of the placement. */
export const ask = async (t: TestApp, who: SignedIn, person: string, placeId: string): Promise<string> => {
  const answer = await send(t, who, `/insatser/personer/${person}/platser/${placeId}`, {
    'starts_on-day': '8',
    'starts_on-month': '12',
    'starts_on-year': '2026',
    contact: 'Amina, 070-111 22 33',
    once: randomUUID(),
  })
  if (answer.statusCode !== 303) throw new Error(`not asked: ${answer.statusCode} ${answer.body}`)
  return String(answer.headers['location'])
}
