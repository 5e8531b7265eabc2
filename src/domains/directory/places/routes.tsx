import type { FastifyInstance } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import type { Viewer } from '../../../core/web/viewer.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { demand, type SlugParams, selectEnterprise } from '../enterprises/access.ts'
import { holdEnterprise } from '../enterprises/followed.ts'
import { type Enterprise, selectPlaces } from '../enterprises/queries.ts'
import { mayUpdatePlaces } from '../policy.ts'
import { ownError, t } from '../words.ts'
import { deletePlace, insertPlace, updatePlace } from './actions.ts'
import { PlacesPage } from './places-page.tsx'
import { placeForm, placeKinds } from './schema.ts'

const fields = fieldTable(t, 'place_')
const specs = () =>
  fields({
    kind: { as: 'select', options: optionsOf(placeKinds, k => t(`place_${k}`)) },
    total: { as: 'number' },
    free: { as: 'number' },
    next_free_on: { as: 'date?', label: 'place_next', hint: 'hint_place_next' },
    tasks_sv: { as: 'area?', label: 'place_tasks', hint: 'hint_place_tasks', rows: 3, maxLength: 1000 },
    tasks_en: { as: 'area?', rows: 3, maxLength: 1000 },
  })

type PlaceParams = Of<'slug' | 'place'>

/** Places to train and grow: kept by whoever stands beside them, in seconds. */
export const placeRoutes = (app: FastifyInstance, services: Services) => {
  type Of = { enterprise: Enterprise }
  const form = {
    access: signedIn,
    hold: (tx: Tx, { enterprise }: Of) => holdEnterprise(tx, enterprise.tenant_id),
    may: (viewer: Viewer | null, { enterprise }: Of) => mayUpdatePlaces(viewer, enterprise),
    groups: () => [{ specs: specs() }],
    schema: () => placeForm,
    done: ({ enterprise }: Of): [string, string] => [`/foretag/${enterprise.slug}/platser`, t('place_saved')],
  }
  const look = ({ slug, name }: Enterprise, title: string) => ({
    title,
    back: `/foretag/${slug}/platser`,
    submit: t('save_place'),
    own: ownError,
    breadcrumbs: [
      { href: `/foretag/${slug}`, label: name },
      { href: `/foretag/${slug}/platser`, label: t('update_places') },
    ],
  })
  const selectPlace = async (tx: Tx, { params }: { params: PlaceParams['Params'] }) => {
    const enterprise = await selectEnterprise(tx, params.slug)
    const place = (await selectPlaces(tx, enterprise.tenant_id)).find(p => p.place_id === params.place)
    if (place === undefined) throw notFound()
    return { enterprise, place }
  }

  pageAt<'slug'>(app, services, '/foretag/:slug/platser', signedIn, async (tx, { params, viewer }) => {
    const enterprise = await selectEnterprise(tx, params.slug)
    demand(mayUpdatePlaces(viewer, enterprise))
    const places = await selectPlaces(tx, enterprise.tenant_id)
    return {
      title: t('update_places'),
      width: 'text',
      breadcrumbs: [{ href: `/foretag/${enterprise.slug}`, label: enterprise.name }],
      body: <PlacesPage enterprise={enterprise} places={places} />,
    }
  })

  editRoutes(app, services, {
    ...form,
    at: '/foretag/:slug/platser/ny',
    load: async (tx, { params }: { params: SlugParams['Params'] }) => ({
      enterprise: await selectEnterprise(tx, params.slug),
    }),
    typed: () => ({}),
    save: async ({ tx, found: { enterprise }, data, at, once }, { actor }) => {
      await insertPlace(tx, actor, at, { tenantId: enterprise.tenant_id, placeId: once }, data)
      return true
    },
    look: ({ enterprise }) => look(enterprise, t('new_place')),
  })

  editRoutes(app, services, {
    ...form,
    at: '/foretag/:slug/platser/:place',
    load: selectPlace,
    typed: ({ place }) => typedOf(specs(), place),
    version: ({ place }) => place.version,
    // The short form on the list sends the free places alone.
    body: ({ free_only: short, ...body }, { place }) =>
      short === undefined ? body : { ...typedOf(specs(), place), ...body },
    save: ({ tx, found: { enterprise, place }, data, at, version }, { actor }) =>
      updatePlace(tx, actor, at, { tenantId: enterprise.tenant_id, placeId: place.place_id, version }, data),
    look: ({ enterprise, place }) => ({
      ...look(enterprise, t('edit_place')),
      after: (
        <PostButton action={`/foretag/${enterprise.slug}/platser/${place.place_id}/ta-bort`} tone="danger">
          {t('remove_place')}
        </PostButton>
      ),
    }),
  })

  const removed = '/foretag/:slug/platser/:place/ta-bort'
  actAt<'slug' | 'place'>(app, services, removed, signedIn, async (tx, request, at) => {
    const { enterprise, place } = await selectPlace(tx, request)
    demand(mayUpdatePlaces(request.viewer, enterprise))
    await deletePlace(tx, request.actor, at, enterprise.tenant_id, place.place_id)
    return [`/foretag/${enterprise.slug}/platser`, t('place_removed')]
  })
}
