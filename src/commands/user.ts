import { z } from 'zod'
import { createPerson, endPerson, selectOptionalPersonByEmail } from '../core/identity/persons.ts'
import { noteOfPerson } from '../core/identity/settle.ts'
import { invitedKinds } from '../core/installation/schema.ts'
import { addMembership, createOrganisation } from '../core/organisations/actions.ts'
import { onlyAdministratorOf } from '../core/organisations/last-administrator.ts'
import { operatorId } from '../core/organisations/operator.ts'
import { isRole } from '../core/organisations/roles.ts'
import { municipalities } from '../core/reference/places.ts'
import type { Clock } from '../kit/clock.ts'
import { system, type Tx } from '../kit/db/actor.ts'
import { say, withServices } from './with-services.ts'

const by = system('command line')
/** The municipality's organisation; made the first time somebody is added to it. */
const organisationOf = async (tx: Tx, clock: Clock, code: string): Promise<string> => {
  const known = await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('municipality_code', '=', code)
    .where('kind', '=', 'municipality')
    .executeTakeFirst()
  if (known) return known.tenant_id
  const municipality = municipalities.get(code)
  if (municipality === undefined) throw new Error(`There is no municipality ${code}.`)
  say(`${municipality.nameFull} takes part from now on.`)
  return createOrganisation(tx, by, clock, {
    kind: 'municipality',
    name: municipality.nameFull,
    municipalityCode: code,
    isPublic: true,
  })
}

/** An organisation that takes part, by its name as `organisation add` wrote it. */
const organisationNamed = async (tx: Tx, name: string): Promise<string> => {
  const known = await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('name', '=', name)
    .where('kind', 'in', [...invitedKinds])
    .executeTakeFirst()
  if (known === undefined) throw new Error(`No organisation is called ${name}.`)
  return known.tenant_id
}

type In = { role: string; municipality?: string; organisation?: string }

export const addUser = (email: string, name: string, { role, municipality, organisation }: In) =>
  withServices(async ({ db, clock, config }) => {
    if (!isRole(role)) throw new Error(`There is no role ${role}.`)
    if (!z.email().max(254).safeParse(email).success) throw new Error(`${email} is no e-mail address.`)
    await db.inActor(by, async tx => {
      const tenantId = organisation
        ? await organisationNamed(tx, organisation)
        : municipality
          ? await organisationOf(tx, clock, municipality)
          : operatorId
      const known = await selectOptionalPersonByEmail(tx, email)
      if (known?.ended_at) throw new Error(`The account of ${email} has ended. Use another address.`)
      const personId = known?.person_id ?? (await createPerson(tx, clock.now(), { name, email }))
      await addMembership(tx, by, clock, { tenantId, personId, role })
    })
    say(`${email} can now sign in at ${config.publicUrl}/logga-in with a mail link.`)
  })

export const endUser = (email: string, { evenLast = false }: { evenLast?: boolean } = {}) =>
  withServices(async ({ db, clock }) => {
    await db.inActor(by, async tx => {
      const person = await selectOptionalPersonByEmail(tx, email)
      if (person === undefined || person.ended_at !== null)
        throw new Error(`No open account has the address ${email}.`)
      const left = await onlyAdministratorOf(tx, clock, person.person_id)
      if (left.length > 0 && !evenLast)
        throw new Error(
          `Nobody else can invite people in ${left.join(', ')}. Add somebody with user add first, or say --even-last.`,
        )
      await endPerson(tx, clock.now(), person.person_id)
      await noteOfPerson(tx, clock, person.person_id, 'account_ended')
    })
    say('The account is ended; its sessions are over.')
  })
