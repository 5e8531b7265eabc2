import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import { pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { selectEnterprise } from '../enterprises/access.ts'
import { selectProfile } from '../enterprises/queries.ts'
import type { Section } from '../enterprises/schema.ts'
import { type SectionFound, sectionForm, sectionOf } from '../enterprises/section-form.ts'
import { managesEnterprise } from '../policy.ts'
import { t } from '../words.ts'
import { StartPage } from './start-page.tsx'
import { nextTask, startPath, tasksOf } from './tasks.ts'

/** What comes after a section, where it is not the next task: contact has a second page. */
const after: Partial<Record<Section, string>> = { contact: `${startPath}/registrations` }

const selectOwn = async (tx: Tx, { viewer }: Pick<FastifyRequest, 'viewer'>) => {
  const { slug } = await tx
    .selectFrom('directory.enterprises')
    .select('slug')
    .where('tenant_id', '=', viewer?.seat?.tenantId ?? '')
    .executeTakeFirstOrThrow(notFound)
  return selectProfile(tx, await selectEnterprise(tx, slug))
}

/** The first undone one behind it that is not of choice, else the list. */
const nextAfter = ({ section, profile }: SectionFound, clock: Services['clock']) => {
  const own = after[section]
  if (own !== undefined) return own
  const tasks = tasksOf(profile, clock.now())
  const at = tasks.findIndex(task => task.key === section)
  return (at === -1 ? undefined : nextTask(tasks.slice(at + 1))?.href) ?? startPath
}

/** The beginning as a list of tasks, one page each. */
export const onboardingRoutes = (app: FastifyInstance, services: Services) => {
  const { clock } = services
  const access = onlyIf(managesEnterprise)
  pageAt(app, services, startPath, access, async (tx, request) => {
    const profile = await selectOwn(tx, request)
    const now = clock.now()
    return {
      title: t('start_title'),
      body: <StartPage enterprise={profile.enterprise} tasks={tasksOf(profile, now)} now={now} />,
    }
  })

  const { save, ...form } = sectionForm(clock)
  type Asked = Pick<FastifyRequest, 'actor' | 'viewer'> & { params: { section: string } }
  editRoutes(app, services, {
    at: `${startPath}/:section`,
    access,
    ...form,
    load: async (tx: Tx, request: Asked) => ({
      section: sectionOf(request.params.section),
      profile: await selectOwn(tx, request),
    }),
    save: async (saving, request): Promise<'later' | 'next' | false> =>
      (await save(saving, request)) && (saving.typed['sedan'] === '1' ? 'later' : 'next'),
    done: (found, _once, saved) => [
      saved === 'later' ? startPath : nextAfter(found, clock),
      t('saved_section', { section: t(`section_${found.section}`) }),
    ],
    look: ({ section }) => ({
      title: t(`section_${section}`),
      lead: t(`section_${section}_lead`),
      back: startPath,
      submit: t('save_and_next'),
      later: t('save_and_later'),
      breadcrumbs: [{ href: startPath, label: t('start_title') }],
    }),
  })
}
