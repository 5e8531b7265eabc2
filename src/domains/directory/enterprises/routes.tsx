import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { anyone, signedIn } from '../../../core/web/access.ts'
import { readForm } from '../../../core/web/forms.ts'
import type { Services } from '../../../core/web/services.ts'
import { boxNames } from '../../../kit/html/date-boxes.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../../kit/http/forms.ts'
import { jsonLdOf } from '../machines/json-ld.ts'
import { type Kept, mayEdit } from '../policy.ts'
import { t } from '../words.ts'
import { demand, type SlugParams, selectEnterprise } from './access.ts'
import { confirmEnterprise, updateSection } from './actions.ts'
import { impossibleDays } from './days.ts'
import { fieldsOf, storedTyped } from './fields.ts'
import { EditPage, type Meanwhile } from './pages/edit-page.tsx'
import { ProfilePage } from './pages/profile-page.tsx'
import { type Profile, selectProfile } from './queries.ts'
import { dateFields, type Section, sectionNames, sections } from './schema.ts'

const crumbs = (enterprise: { slug: string; name: string }) => [
  { href: '/foretag', label: t('list_title') },
  { href: `/foretag/${enterprise.slug}`, label: enterprise.name },
]

/** Fields that somebody else saved differently from what this reader typed. */
const differences = (section: Section, stored: Typed, typed: Typed): Meanwhile =>
  fieldsOf(section).flatMap(spec => {
    const names = spec.as === 'date' ? Object.values(boxNames(spec.name)) : [spec.name]
    const shown = (of: Typed) =>
      names
        .map(n => [of[n] ?? ''].flat().join(', '))
        .join(' ')
        .trim()
    return shown(stored) === shown(typed)
      ? []
      : [{ label: spec.label, theirs: shown(stored), yours: shown(typed) }]
  })

export const enterpriseRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const profileOf = (request: FastifyRequest<SlugParams>) =>
    db.inActor(request.actor, async tx => selectProfile(tx, await selectEnterprise(tx, request.params.slug)))

  app.get<SlugParams>('/foretag/:slug', { config: { access: anyone } }, async (request, reply) => {
    const profile = await profileOf(request)
    return reply.page({
      title: profile.enterprise.name,
      description: profile.enterprise.presentation_sv.slice(0, 160),
      breadcrumbs: crumbs(profile.enterprise).slice(0, 1),
      jsonLd: jsonLdOf(profile),
      body: <ProfilePage profile={profile} viewer={request.viewer} now={clock.now()} today={clock.today()} />,
    })
  })

  type Shown = {
    section: Section
    typed: Typed
    errors?: FieldErrors
    version: number
    meanwhile?: Meanwhile
  }
  const showForm = (
    reply: FastifyReply,
    profile: Pick<Profile, 'enterprise'>,
    shown: Shown,
    status: number,
  ) =>
    reply.page(
      {
        title: t('edit_title', { name: profile.enterprise.name }),
        width: 'text',
        breadcrumbs: crumbs(profile.enterprise),
        body: (
          <EditPage
            enterprise={profile.enterprise}
            specs={fieldsOf(shown.section)}
            errors={shown.errors ?? {}}
            {...shown}
          />
        ),
      },
      status,
    )

  const sectionOf = (text: string | undefined): Section => {
    const found = sectionNames.find(name => name === (text ?? 'about'))
    if (found === undefined) throw notFound()
    return found
  }

  app.get<{ Params: { slug: string; section?: string } }>(
    '/foretag/:slug/andra/:section?',
    { config: { access: signedIn } },
    async (request, reply) => {
      const section = sectionOf(request.params.section)
      const profile = await profileOf(request)
      demand(mayEdit(request.viewer, profile.enterprise))
      return showForm(
        reply,
        profile,
        { section, typed: storedTyped(profile), version: profile.enterprise.version },
        200,
      )
    },
  )

  app.post<{ Params: { slug: string; section: string } }>(
    '/foretag/:slug/andra/:section',
    { config: { access: signedIn } },
    async (request, reply) => {
      const section = sectionOf(request.params.section)
      const form = readForm(sections[section], request.body, dateFields)
      const version = field.version().catch(1).parse(form.typed['version'])
      const before = await profileOf(request)
      demand(mayEdit(request.viewer, before.enterprise))
      const errors = form.ok ? impossibleDays(form.data, clock.today()) : form.errors
      if (!form.ok || Object.keys(errors).length > 0)
        return showForm(reply, before, { section, typed: form.typed, errors, version }, 422)
      const saved = await db.inActor(request.actor, tx =>
        updateSection(tx, request.actor, clock.now(), {
          tenantId: before.enterprise.tenant_id,
          section,
          version,
          data: form.data as never,
        }),
      )
      if (saved)
        return reply.done(
          `/foretag/${before.enterprise.slug}`,
          t('saved_section', { section: t(`section_${section}`) }),
        )
      const now = await profileOf(request)
      const meanwhile = differences(section, storedTyped(now), form.typed)
      return showForm(
        reply,
        now,
        { section, typed: form.typed, version: now.enterprise.version, meanwhile },
        409,
      )
    },
  )

  app.post<SlugParams>(
    '/foretag/:slug/bekrafta',
    { config: { access: signedIn } },
    async (request, reply) => {
      await db.inActor(request.actor, async tx => {
        const enterprise: Kept = await selectEnterprise(tx, request.params.slug)
        demand(mayEdit(request.viewer, enterprise))
        await confirmEnterprise(tx, request.actor, clock.now(), enterprise.tenant_id)
      })
      return reply.done(`/foretag/${request.params.slug}`, t('confirmed_notice'))
    },
  )
}
