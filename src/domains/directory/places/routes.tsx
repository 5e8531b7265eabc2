import type { FastifyInstance, FastifyReply } from 'fastify'
import { signedIn } from '../../../core/web/access.ts'
import { readForm } from '../../../core/web/forms.ts'
import type { Services } from '../../../core/web/services.ts'
import { HiddenField } from '../../../kit/html/form.tsx'
import { dateTyped, type FieldSpec } from '../../../kit/html/form-fields.tsx'
import { Notice } from '../../../kit/html/notice.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { SimpleForm } from '../../../kit/html/simple-form.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { type FieldErrors, field, type Typed } from '../../../kit/http/forms.ts'
import { onceField, onceOf } from '../../../kit/http/once.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { type Enterprise, type Place, selectPlaces } from '../enterprises/queries.ts'
import { mayUpdatePlaces } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { deletePlace, insertPlace, updatePlace } from './actions.ts'
import { PlacesPage } from './places-page.tsx'
import { placeForm, placeKinds } from './schema.ts'

const specs = (): FieldSpec[] => [
  {
    name: 'kind',
    label: t('place_kind'),
    as: 'select',
    options: placeKinds.map(k => ({ value: k, label: t(`place_${k}`) })),
  },
  { name: 'total', label: t('place_total'), as: 'number' },
  { name: 'free', label: t('place_free'), as: 'number' },
  { name: 'next_free_on', label: t('place_next'), hint: t('hint_place_next'), as: 'date', optional: true },
  {
    name: 'tasks_sv',
    label: t('place_tasks'),
    hint: t('hint_place_tasks'),
    as: 'area',
    rows: 3,
    maxLength: 1000,
    optional: true,
  },
  { name: 'tasks_en', label: t('place_tasks_en'), as: 'area', rows: 3, maxLength: 1000, optional: true },
]
const placeTyped = (p: Place): Typed => ({
  kind: p.kind,
  total: String(p.total),
  free: String(p.free),
  tasks_sv: p.tasks_sv,
  tasks_en: p.tasks_en,
  ...dateTyped('next_free_on', p.next_free_on),
})

type PlaceParams = { Params: { slug: string; placeId: string } }

/** Places to train and grow: kept by whoever stands beside them, in seconds. */
export const placeRoutes = (app: FastifyInstance, { db, clock }: Services) => {
  const found = async (request: {
    actor: Parameters<typeof db.inActor>[0]
    viewer: Parameters<typeof mayUpdatePlaces>[0]
    params: { slug: string; placeId?: string }
  }) => {
    const { enterprise, places } = await db.inActor(request.actor, async tx => {
      const enterprise = await selectEnterprise(tx, request.params.slug)
      return { enterprise, places: await selectPlaces(tx, enterprise.tenant_id) }
    })
    demand(mayUpdatePlaces(request.viewer, enterprise))
    const place = places.find(p => p.place_id === request.params.placeId)
    if (request.params.placeId !== undefined && place === undefined) throw notFound()
    return { enterprise, places, place }
  }
  const show = (
    reply: FastifyReply,
    e: Enterprise,
    shown: {
      typed: Typed
      errors?: FieldErrors
      place?: Place | undefined
      version?: number
      changed?: boolean
    },
    status: number,
  ) => {
    const at = `/foretag/${e.slug}/platser`
    const title = t(shown.place ? 'edit_place' : 'new_place')
    return reply.page(
      {
        title,
        width: 'text',
        breadcrumbs: [
          { href: `/foretag/${e.slug}`, label: e.name },
          { href: at, label: t('update_places') },
        ],
        body: (
          <SimpleForm
            own={ownError}
            title={title}
            action={shown.place ? `${at}/${shown.place.place_id}` : `${at}/ny`}
            specs={specs()}
            typed={shown.typed}
            errors={shown.errors}
            version={shown.version ?? shown.place?.version}
            submit={t('save_place')}
            back={at}
            inside={!shown.place && <HiddenField name={onceField} value={onceOf(shown.typed)} />}
            before={
              shown.changed && (
                <Notice tone="warning" title={t('changed_by_other_title')} live>
                  <p>{t('changed_by_other_text')}</p>
                </Notice>
              )
            }
            after={
              shown.place && (
                <PostButton action={`${at}/${shown.place.place_id}/ta-bort`} tone="danger">
                  {t('remove_place')}
                </PostButton>
              )
            }
          />
        ),
      },
      status,
    )
  }

  app.get<SlugParams>('/foretag/:slug/platser', { config: { access: signedIn } }, async (request, reply) => {
    const { enterprise, places } = await found(request)
    return reply.page({
      title: t('update_places'),
      width: 'text',
      breadcrumbs: [{ href: `/foretag/${enterprise.slug}`, label: enterprise.name }],
      body: <PlacesPage enterprise={enterprise} places={places} />,
    })
  })
  app.get<SlugParams>(
    '/foretag/:slug/platser/ny',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise } = await found(request)
      return show(reply, enterprise, { typed: {} }, 200)
    },
  )
  app.get<PlaceParams>(
    '/foretag/:slug/platser/:placeId',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise, place } = await found(request)
      return show(reply, enterprise, { typed: place ? placeTyped(place) : {}, place }, 200)
    },
  )
  app.post<SlugParams>(
    '/foretag/:slug/platser/ny',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise } = await found(request)
      const form = readForm(placeForm, request.body, ['next_free_on'])
      if (!form.ok) return show(reply, enterprise, form, 422)
      const key = { tenantId: enterprise.tenant_id, placeId: onceOf(form.typed) }
      await db.inActor(request.actor, tx => insertPlace(tx, request.actor, clock.now(), key, form.data))
      return reply.done(`/foretag/${enterprise.slug}/platser`, t('place_saved'))
    },
  )
  app.post<PlaceParams>(
    '/foretag/:slug/platser/:placeId',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise, place } = await found(request)
      if (place === undefined) throw notFound()
      // The short form on the list sends the free places alone.
      const { free_only: short, ...body } = request.body as Record<string, unknown>
      const form = readForm(placeForm, short === undefined ? body : { ...placeTyped(place), ...body }, [
        'next_free_on',
      ])
      const version = field.version().catch(1).parse(form.typed['version'])
      if (!form.ok) return show(reply, enterprise, { ...form, place, version }, 422)
      const target = { tenantId: enterprise.tenant_id, placeId: place.place_id, version }
      const saved = await db.inActor(request.actor, tx =>
        updatePlace(tx, request.actor, clock.now(), target, form.data),
      )
      if (!saved)
        return show(
          reply,
          enterprise,
          { typed: form.typed, place, version: place.version, changed: true },
          409,
        )
      return reply.done(`/foretag/${enterprise.slug}/platser`, t('place_saved'))
    },
  )
  app.post<PlaceParams>(
    '/foretag/:slug/platser/:placeId/ta-bort',
    { config: { access: signedIn } },
    async (request, reply) => {
      const { enterprise, place } = await found(request)
      if (place === undefined) throw notFound()
      await db.inActor(request.actor, tx =>
        deletePlace(tx, request.actor, clock.now(), enterprise.tenant_id, place.place_id),
      )
      return reply.done(`/foretag/${enterprise.slug}/platser`, t('place_removed'))
    },
  )
}
