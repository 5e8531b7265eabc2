import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { stored } from '../../../core/forms/stored.ts'
import { signedIn } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { PostButton } from '../../../kit/html/post-button.tsx'
import { brokenConstraint, forbidden } from '../../../kit/http/errors.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { isId } from '../../../kit/http/ids.ts'
import { demand, selectEnterprise } from '../enterprises/access.ts'
import { belongingRoutes } from '../enterprises/belongings.ts'
import { followed } from '../enterprises/followed.ts'
import { type Place, selectPlaces, selectTerms } from '../enterprises/queries.ts'
import { mayUpdatePlaces } from '../policy.ts'
import { confirmPlaces, deletePlace } from './actions.ts'
import { placeGroups, termsFields } from './fields.ts'
import { PlacesPage } from './places-page.tsx'
import { placeForm, termsForm } from './schema.ts'
import { kindName, t } from './words.ts'

const specs = () => placeGroups().flatMap(group => group.specs)
const termsRows = stored('place_terms', 'directory.place_terms', 'place_id')

const seenPlaces = z.object({ seen: z.string().max(4000).default('') })
/** "id:version id:version", as the page said it. */
const readSeen = (body: unknown) =>
  readQuery(seenPlaces, body)
    .seen.split(' ')
    .map(one => one.split(':'))
    .flatMap(([placeId = '', version]) => (isId(placeId) ? [{ placeId, version: Number(version) || 0 }] : []))

const said = ['free', 'free_as', 'total', 'next_free'] as const
/** Whether a form says anything about what is free: only then is it somebody's word of today. */
const saysFree = (data: z.output<typeof placeForm>, row: Place | undefined) =>
  row === undefined ||
  said.some(key => data[key] !== row[key]) ||
  String(data.next_free_on) !== String(row.next_free_on)

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
      body: <PlacesPage enterprise={enterprise} places={places} now={services.clock.now()} />,
    }
  })

  const crumbs = ({ slug, name }: { slug: string; name: string }) => [
    { href: `/foretag/${slug}`, label: name },
    { href: `/foretag/${slug}/platser`, label: t('update_places') },
  ]
  const { find } = belongingRoutes(app, services, {
    noun: 'place',
    table: 'directory.places',
    id: 'place_id',
    path: 'platser',
    fresh: 'ny',
    may: mayUpdatePlaces,
    all: selectPlaces,
    groups: placeGroups,
    schema: placeForm,
    typed: place => typedOf(specs(), place),
    // The short form on the list sends the free places alone.
    body: ({ free_only: short, ...body }, place) =>
      short === undefined ? body : { ...typedOf(specs(), place), ...body },
    beside: (data, row, at, by) =>
      saysFree(data, row)
        ? { confirmed_at: at, confirmed_by: by.kind === 'person' ? by.personId : null }
        : {},
    refused: error =>
      brokenConstraint(error) === 'places_taken_once' ? { free: 'more_than_left' } : undefined,
    done: ({ slug }) => [`/foretag/${slug}/platser`, t('place_saved')],
    look: (enterprise, place) => ({
      title: t(place ? 'edit_place' : 'new_place'),
      back: `/foretag/${enterprise.slug}/platser`,
      submit: t('save_place'),
      breadcrumbs: crumbs(enterprise),
      after: place && (
        <PostButton action={`/foretag/${enterprise.slug}/platser/${place.place_id}/ta-bort`} tone="danger">
          {t('remove_place')}
        </PostButton>
      ),
    }),
  })

  editRoutes(app, services, {
    at: '/foretag/:slug/platser/:place/villkor',
    access: signedIn,
    load: async (tx, request: FastifyRequest<Of<'slug' | 'place'>>) => {
      const { enterprise, row } = await find(tx, request)
      return { enterprise, row, terms: await selectTerms(tx, row.tenant_id, row.place_id) }
    },
    may: (viewer, { enterprise }) => mayUpdatePlaces(viewer, enterprise),
    groups: () => [{ specs: termsFields() }],
    schema: () => termsForm,
    typed: ({ terms }) => (terms === undefined ? {} : typedOf(termsFields(), terms)),
    version: ({ terms }) => terms?.version ?? 1,
    save: async ({ tx, found: { row, terms }, data, at, version }, { actor }) => {
      const key = { tenantId: row.tenant_id, id: row.place_id }
      return terms === undefined
        ? termsRows.add(tx, actor, at, key, { ...followed(row.tenant_id), ...data })
        : termsRows.change(tx, actor, at, { ...key, version }, data)
    },
    done: ({ enterprise: { slug } }) => [`/foretag/${slug}/platser`, t('terms_saved')],
    look: ({ enterprise, row }) => ({
      title: t('terms_of', { kind: kindName(row.kind) }),
      lead: t('terms_lead'),
      back: `/foretag/${enterprise.slug}/platser`,
      submit: t('save_place'),
      breadcrumbs: crumbs(enterprise),
    }),
  })

  actAt<'slug'>(app, services, '/foretag/:slug/platser/stammer', signedIn, async (tx, request, at) => {
    const { actor, viewer, params, body } = request
    const enterprise = await selectEnterprise(tx, params.slug)
    demand(mayUpdatePlaces(viewer, enterprise))
    if (actor.kind !== 'person') throw forbidden()
    const seen = readSeen(body)
    const confirmed = await confirmPlaces(tx, actor, at, enterprise.tenant_id, seen)
    const changed = seen.length - confirmed
    return [
      `/foretag/${params.slug}/platser`,
      changed === 0 ? t('confirmed_all') : t('confirmed_but', { changed }),
    ]
  })
  actAt<'slug' | 'place'>(
    app,
    services,
    '/foretag/:slug/platser/:place/ta-bort',
    signedIn,
    async (tx, request, at) => {
      const { enterprise, row } = await find(tx, request)
      demand(mayUpdatePlaces(request.viewer, enterprise))
      const removed = await deletePlace(tx, request.actor, at, enterprise.tenant_id, row.place_id)
      return [`/foretag/${enterprise.slug}/platser`, t(removed ? 'place_removed' : 'place_taken')]
    },
  )
}
