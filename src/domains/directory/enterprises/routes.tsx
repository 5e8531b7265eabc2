import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { anyone, signedIn } from '../../../core/web/access.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { Tabs } from '../../../kit/html/tabs.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { jsonLdOf } from '../machines/json-ld.ts'
import { selectMerges } from '../merge/queries.ts'
import { type Kept, mayEdit } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { demand, selectEnterprise } from './access.ts'
import { confirmEnterprise, updateSection } from './actions.ts'
import { impossibleDays } from './days.ts'
import { fieldsOf, storedTyped } from './fields.ts'
import { holdEnterprise } from './followed.ts'
import { ProfilePage } from './pages/profile-page.tsx'
import { selectProfile } from './queries.ts'
import { type Section, sectionNames, sections } from './schema.ts'

const crumbs = (enterprise: { slug: string; name: string }) => [
  { href: '/foretag', label: t('list_title') },
  { href: `/foretag/${enterprise.slug}`, label: enterprise.name },
]

const sectionOf = (text: string | undefined): Section => {
  const found = sectionNames.find(name => name === (text ?? 'about'))
  if (found === undefined) throw notFound()
  return found
}

const sectionTabs = (slug: string, section: Section) => (
  <Tabs
    label={t('sections_label')}
    tabs={sectionNames.map(name => ({
      href: `/foretag/${slug}/andra${name === 'about' ? '' : `/${name}`}`,
      label: t(`section_${name}`),
      current: name === section,
    }))}
  />
)

export const enterpriseRoutes = (app: FastifyInstance, services: Services) => {
  const { clock } = services
  pageAt<'slug'>(app, services, '/foretag/:slug', anyone, async (tx, { params, viewer }) => {
    const profile = await selectProfile(tx, await selectEnterprise(tx, params.slug))
    const merges = await selectMerges(tx, profile.enterprise.tenant_id)
    const shown = { profile, merges, viewer, now: clock.now(), today: clock.today() }
    return {
      title: profile.enterprise.name,
      description: profile.enterprise.presentation_sv.slice(0, 160),
      breadcrumbs: crumbs(profile.enterprise).slice(0, 1),
      jsonLd: jsonLdOf(profile),
      body: <ProfilePage {...shown} />,
    }
  })

  type SectionRequest = Pick<FastifyRequest, 'actor' | 'viewer'> & {
    params: { slug: string; section?: string }
  }
  editRoutes(app, services, {
    at: '/foretag/:slug/andra/:section?',
    to: '/foretag/:slug/andra/:section',
    access: signedIn,
    load: async (tx, { params }: SectionRequest) => ({
      section: sectionOf(params.section),
      profile: await selectProfile(tx, await selectEnterprise(tx, params.slug)),
    }),
    hold: (tx, { profile }) => holdEnterprise(tx, profile.enterprise.tenant_id),
    may: (viewer, { profile }) => mayEdit(viewer, profile.enterprise),
    groups: ({ section }) => [{ specs: fieldsOf(section) }],
    schema: ({ section }) => sections[section] as (typeof sections)[Section],
    typed: ({ profile }) => storedTyped(profile),
    version: ({ profile }) => profile.enterprise.version,
    check: data => impossibleDays(data, clock.today()),
    save: ({ tx, found: { section, profile }, data, at, version }, { actor }) =>
      updateSection(tx, actor, at, {
        tenantId: profile.enterprise.tenant_id,
        section,
        version,
        data: data as never,
      }),
    done: ({ section, profile }) => [
      `/foretag/${profile.enterprise.slug}`,
      t('saved_section', { section: t(`section_${section}`) }),
    ],
    look: ({ section, profile: { enterprise } }) => ({
      title: t('edit_title', { name: enterprise.name }),
      lead: t(`section_${section}_lead`),
      action: `/foretag/${enterprise.slug}/andra/${section}`,
      back: `/foretag/${enterprise.slug}`,
      submit: t('save_section'),
      own: ownError,
      breadcrumbs: crumbs(enterprise),
      before: sectionTabs(enterprise.slug, section),
    }),
  })

  actAt<'slug'>(app, services, '/foretag/:slug/bekrafta', signedIn, async (tx, request, at) => {
    const enterprise: Kept = await selectEnterprise(tx, request.params.slug)
    demand(mayEdit(request.viewer, enterprise))
    await confirmEnterprise(tx, request.actor, at, enterprise.tenant_id)
    return [`/foretag/${request.params.slug}`, t('confirmed_notice')]
  })
}
