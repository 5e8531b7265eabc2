import type { FastifyInstance } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { anyone, signedIn } from '../../../core/web/access.ts'
import { queryOf } from '../../../core/web/request.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { SeenBy } from '../../../kit/html/seen-by.tsx'
import { Tabs } from '../../../kit/html/tabs.tsx'
import { jsonLdOf } from '../machines/json-ld.ts'
import { selectMerges } from '../merge/queries.ts'
import { tasksOf } from '../onboarding/tasks.ts'
import { type Kept, mayEdit } from '../policy.ts'
import { t } from '../words.ts'
import { demand, selectEnterprise } from './access.ts'
import { confirmEnterprise } from './actions.ts'
import { ProfilePage } from './pages/profile-page.tsx'
import { selectProfile } from './queries.ts'
import { type Section, sectionNames } from './schema.ts'
import { sectionForm, sectionOf } from './section-form.ts'

const crumbs = (enterprise: { slug: string; name: string }) => [
  { href: '/foretag', label: t('list_title') },
  { href: `/foretag/${enterprise.slug}`, label: enterprise.name },
]

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
  pageAt<'slug'>(app, services, '/foretag/:slug', anyone, async (tx, request) => {
    const { params, viewer } = request
    const profile = await selectProfile(tx, await selectEnterprise(tx, params.slug))
    const merges = await selectMerges(tx, profile.enterprise.tenant_id)
    const { enterprise } = profile
    const isOwn = viewer?.seat?.tenantId === enterprise.tenant_id && mayEdit(viewer, enterprise)
    const others = isOwn && queryOf(request).get('som') === 'andra'
    const shown = { profile, merges, viewer, now: clock.now(), today: clock.today() }
    return {
      title: profile.enterprise.name,
      description: profile.enterprise.presentation_sv.slice(0, 160),
      breadcrumbs: crumbs(profile.enterprise).slice(0, 1),
      jsonLd: jsonLdOf(profile),
      body: others ? (
        <SeenBy
          title={t('seen_by_others')}
          after={<a href="/vart-foretag/kom-igang">{t('back_to_start')}</a>}
        >
          <ProfilePage {...shown} viewer={null} merges={[]} />
        </SeenBy>
      ) : (
        <ProfilePage {...shown} tasks={isOwn ? tasksOf(profile, clock.now()) : undefined} />
      ),
    }
  })

  type SectionRequest = { params: { slug: string; section?: string } }
  editRoutes(app, services, {
    at: '/foretag/:slug/andra/:section?',
    to: '/foretag/:slug/andra/:section',
    access: signedIn,
    load: async (tx: Tx, { params }: SectionRequest) => ({
      section: sectionOf(params.section),
      profile: await selectProfile(tx, await selectEnterprise(tx, params.slug)),
    }),
    ...sectionForm(clock),
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
