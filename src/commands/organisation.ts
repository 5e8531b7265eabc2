import { addParticipant } from '../core/installation/actions.ts'
import { readMunicipalities } from '../core/installation/read-municipalities.ts'
import { invitedKinds } from '../core/installation/schema.ts'
import { readOrgnr } from '../core/organisations/orgnr.ts'
import { system } from '../kit/db/actor.ts'
import { brokenConstraint } from '../kit/http/errors.ts'
import { say, withServices } from './with-services.ts'

type About = { kind: string; municipalities: string; orgnr?: string }

/** Lets an organisation take part; `user add --organisation` gives somebody a role in it. */
export const addOrganisation = (name: string, about: About) =>
  withServices(async ({ db, clock }) => {
    const kind = invitedKinds.find(known => known === about.kind)
    if (kind === undefined) throw new Error(`The kind is one of: ${invitedKinds.join(', ')}.`)
    const read = readMunicipalities(kind === 'municipality' ? name : about.municipalities)
    if (!read.ok) throw new Error(`There is no municipality ${read.unknown}.`)
    if (kind === 'association' && read.codes.length === 0)
      throw new Error('Say which municipalities it covers: --municipalities 2182,2184')
    const orgnr = about.orgnr === undefined ? undefined : readOrgnr(about.orgnr)
    if (about.orgnr !== undefined && orgnr?.kind !== 'organisation')
      throw new Error(`${about.orgnr} is no organisation number.`)
    const by = system('command line')
    try {
      const made = { kind, name, orgnr: orgnr?.digits, codes: read.codes }
      await db.inActor(by, tx => addParticipant(tx, by, clock, made))
    } catch (error) {
      if (brokenConstraint(error) === undefined) throw error
      throw new Error('An organisation with this name, number or municipality takes part already.')
    }
    say(`${name} takes part from now on.`)
  })

/** Who takes part, or has: a line each, in the words that `organisation add` and `user add` understand. */
export const listOrganisations = () =>
  withServices(async ({ db }) => {
    const rows = await db.inActor(system('command line'), tx =>
      tx
        .selectFrom('core.organisations')
        .select(['kind', 'name', 'municipality_code', 'ended_at'])
        .where('kind', 'in', [...invitedKinds])
        .orderBy('kind')
        .orderBy('name')
        .execute(),
    )
    for (const { kind, name, municipality_code, ended_at } of rows)
      say([kind, municipality_code ?? '', name, ended_at === null ? '' : 'ended'].join('\t').trimEnd())
  })
