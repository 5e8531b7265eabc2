import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../../core/web/access.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { demand, selectEnterprise } from '../enterprises/access.ts'
import { belongingRoutes } from '../enterprises/belongings.ts'
import { selectPlaces } from '../enterprises/queries.ts'
import { mayUpdatePlaces } from '../policy.ts'
import { t } from '../words.ts'
import { deletePlace } from './actions.ts'
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

/** Places to train and grow: kept by whoever stands beside them, in seconds. */
export const placeRoutes = (app: FastifyInstance, services: Services) => {
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

  const { find } = belongingRoutes(app, services, {
    noun: 'place',
    table: 'directory.places',
    id: 'place_id',
    path: 'platser',
    fresh: 'ny',
    may: mayUpdatePlaces,
    all: selectPlaces,
    specs,
    schema: placeForm,
    typed: place => typedOf(specs(), place),
    // The short form on the list sends the free places alone.
    body: ({ free_only: short, ...body }, place) =>
      short === undefined ? body : { ...typedOf(specs(), place), ...body },
    done: ({ slug }) => [`/foretag/${slug}/platser`, t('place_saved')],
    look: ({ slug, name }, place) => ({
      title: t(place ? 'edit_place' : 'new_place'),
      back: `/foretag/${slug}/platser`,
      submit: t('save_place'),
      breadcrumbs: [
        { href: `/foretag/${slug}`, label: name },
        { href: `/foretag/${slug}/platser`, label: t('update_places') },
      ],
      after: place && (
        <PostButton action={`/foretag/${slug}/platser/${place.place_id}/ta-bort`} tone="danger">
          {t('remove_place')}
        </PostButton>
      ),
    }),
  })

  actAt<'slug' | 'place'>(
    app,
    services,
    '/foretag/:slug/platser/:place/ta-bort',
    signedIn,
    async (tx, request, at) => {
      const { enterprise, row } = await find(tx, request)
      demand(mayUpdatePlaces(request.viewer, enterprise))
      await deletePlace(tx, request.actor, at, enterprise.tenant_id, row.place_id)
      return [`/foretag/${enterprise.slug}/platser`, t('place_removed')]
    },
  )
}
