import { ensureDemoPerson } from '../core/identity/demo-people.ts'
import { createPerson } from '../core/identity/persons.ts'
import { addMembership } from '../core/organisations/actions.ts'
import { seatMoves } from '../core/organisations/members.ts'
import { areaRoles, type Role } from '../core/organisations/roles.ts'
import type { Clock } from '../kit/clock.ts'
import { system, type Tx } from '../kit/db/actor.ts'
import { acrossTenants } from '../kit/db/tenant-condition.ts'
import type { DemoOrganisations } from './organisations.ts'

type Person = [
  key: string,
  name: string,
  role: Role,
  tenantId: string | undefined,
  unitId?: string | undefined,
]

/** The people one can be in the demo (contract.md), each with a believable name that nobody is known by. */
export const loadDemoPeople = async (tx: Tx, clock: Clock, o: DemoOrganisations) => {
  const soderhamn = o.municipality.get('2182')
  const harjedalen = o.municipality.get('2361')
  const unit = (kind: string, code = '2182') => o.unit.get(`${code} ${kind}`)
  const { enterprises } = o
  const one = enterprises.get('korgboden-soderhamn')
  const two =
    [...enterprises].find(([key]) => key !== 'korgboden-soderhamn' && key.includes('harjedalen'))?.[1] ??
    [...enterprises.values()].at(-1)
  const people: Person[] = [
    ['upphandlare', 'Maria Lindgren', 'procurement_officer', soderhamn, unit('procurement')],
    ['naringsliv', 'Johan Åkesson', 'business_officer', soderhamn, unit('business')],
    ['bestallare', 'Karin Sjödin', 'ordering_officer', soderhamn, unit('ordering')],
    ['arbetsmarknad', 'Amina Warsame', 'case_worker', soderhamn, unit('labour_market')],
    ['socialsekreterare', 'Petra Nyström', 'social_worker', soderhamn, unit('social_services')],
    ['enhetschef', 'Elisabet Norén', 'unit_manager', soderhamn, unit('labour_market')],
    ['upphandlingschef', 'Mikael Sandström', 'award_delegate', soderhamn, unit('procurement')],
    ['registrator', 'Åsa Lundqvist', 'registrar', soderhamn, unit('administration')],
    ['koordinator', 'Erik Hedman', 'coordinator', soderhamn, unit('administration')],
    ['politiker', 'Gunilla Brodin', 'politician', soderhamn, unit('politics')],
    ['kommunadmin', 'Stefan Wallin', 'municipality_admin', soderhamn, unit('administration')],
    ['asf-samordnare', 'Lena Forsman', 'association_coordinator', o.association],
    ['verksamhetsledare', 'Annika Frisk', 'enterprise_manager', one],
    ['handledare', 'Tomas Ek', 'supervisor', one],
    ['deltagare', 'Kalle Berg', 'participant', one],
    ['arbetsgivare', 'Susanne Hall', 'employer_contact', o.employer],
    ['programledare', 'Birgitta Sandell', 'programme_lead', o.programmeOwner],
    ['systemadmin', 'Ravi Nair', 'system_admin', o.operator],
    [
      'upphandlare-harjedalen',
      'Per-Olof Jonsson',
      'procurement_officer',
      harjedalen,
      unit('procurement', '2361'),
    ],
    [
      'arbetsmarknad-harjedalen',
      'Ingrid Fjällström',
      'case_worker',
      harjedalen,
      unit('labour_market', '2361'),
    ],
    ['verksamhetsledare-2', 'Hanna Olofsson', 'enterprise_manager', two],
    ['deltagare-2', 'Yusuf Demir', 'participant', two],
  ]
  for (const [key, name, role, tenantId, unitId] of people) {
    if (tenantId === undefined) throw new Error(`The demo has no organisation for ${key}.`)
    await ensureDemoPerson(tx, clock, {
      key,
      name,
      email: `${key}@demo.example`,
      tenantId,
      role,
      unitId: unitId ?? null,
    })
  }
  await seatAll(tx, clock)
  await addNewcomer(tx, clock, soderhamn, unit('labour_market'))
}

/** A case worker who began today: the seat waits for the manager's approval. */
const addNewcomer = async (tx: Tx, clock: Clock, tenantId = '', unitId?: string) => {
  const person = { name: 'Joel Hedlund', email: 'joel.hedlund@demo.example' }
  const personId = await createPerson(tx, clock.now(), person)
  await addMembership(tx, system('demo'), clock, { tenantId, personId, role: 'case_worker', unitId })
}

/** Those with a seat in an area of secrecy were approved there long ago. */
const seatAll = async (tx: Tx, clock: Clock) => {
  const waiting = await tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'm.tenant_id').onRef('u.unit_id', '=', 'm.unit_id'),
    )
    .select(['m.tenant_id', 'm.membership_id'])
    .where('m.role', 'in', areaRoles)
    .where('u.area_id', 'is not', null)
    .modifyEnd(acrossTenants('all the demo’s municipalities'))
    .execute()
  for (const { tenant_id: tenantId, membership_id: id } of waiting)
    await seatMoves.go(tx, system('demo'), clock.now(), { tenantId, id }, 'seat_approved')
}
