import type { FastifyRequest } from 'fastify'
import type { EditForm } from '../../../core/forms/edit-routes.tsx'
import type { Viewer } from '../../../core/web/viewer.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { mayEdit } from '../policy.ts'
import { updateSection } from './actions.ts'
import { impossibleDays } from './days.ts'
import { fieldsOf, storedTyped } from './fields.ts'
import { holdEnterprise } from './followed.ts'
import type { Profile } from './queries.ts'
import { type Section, sectionNames, sections } from './schema.ts'

export type SectionFound = { section: Section; profile: Profile }
type Form = EditForm<unknown, SectionFound, (typeof sections)[Section], true>

export const sectionOf = (text: string | undefined): Section => {
  const found = sectionNames.find(name => name === (text ?? 'about'))
  if (found === undefined) throw notFound()
  return found
}

/** A section of a profile as a form, wherever it stands: in the order of the tabs, or as a task of the beginning. */
export const sectionForm = (clock: Clock) => ({
  hold: (tx: Tx, { profile }: SectionFound) => holdEnterprise(tx, profile.enterprise.tenant_id),
  may: (viewer: Viewer | null, { profile }: SectionFound) => mayEdit(viewer, profile.enterprise),
  groups: ({ section }: SectionFound) => [{ specs: fieldsOf(section) }],
  schema: ({ section }: SectionFound) => sections[section] as (typeof sections)[Section],
  typed: ({ profile }: SectionFound) => storedTyped(profile),
  version: ({ profile }: SectionFound) => profile.enterprise.version,
  check: ((data: object) => impossibleDays(data, clock.today())) as NonNullable<Form['check']>,
  save: (
    { tx, found: { section, profile }, data, at, version }: Parameters<Form['save']>[0],
    { actor }: Pick<FastifyRequest, 'actor'>,
  ) =>
    updateSection(tx, actor, at, {
      tenantId: profile.enterprise.tenant_id,
      section,
      version,
      data: data as never,
    }),
})
