import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { readerOf, seatOf, tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { fieldTable } from '../../../kit/html/field-table.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { SeenBy } from '../../../kit/html/seen-by.tsx'
import { notFound } from '../../../kit/http/errors.ts'
import { openPlaces } from '../../directory/public.ts'
import { noteReading } from '../log.ts'
import { selectOptionalWishes, selectPerson } from '../people/queries.ts'
import { officerOf } from '../people/routes.tsx'
import { mayChange, placesPeople } from '../policy.ts'
import { askAboutPlace } from '../requests/actions.ts'
import { RequestFacts } from '../requests/pages/request-facts.tsx'
import { askForm } from '../requests/schema.ts'
import { ownError, personName, t } from '../words.ts'
import { compare } from './compare.ts'
import { PlacesPage } from './pages/places-page.tsx'
import { selectAskedPlaces, selectPlacesFor } from './queries.ts'

const home = '/insatser/personer'
const askFields = () =>
  fieldTable(t)({
    starts_on: { as: 'date' },
    ends_on: { as: 'date?' },
    contact: { as: 'text', maxLength: 200 },
  })

/** Places looked for for a person, and the question about one of them. */
export const placesRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const access = onlyIf(placesPeople)
  const crumbs = (person: { person_id: string; name: string | null; number: number }) => [
    { href: '/insatser', label: t('menu') },
    { href: home, label: t('people') },
    { href: `${home}/${person.person_id}`, label: personName(person) },
  ]

  app.get<Of<'participant'>>(
    `${home}/:participant/platser`,
    { config: { access } },
    async (request, reply) => {
      const tenantId = tenantOf(request)
      const found = await db.inActor(request.actor, async tx => {
        const person = await selectPerson(tx, tenantId, request.params.participant)
        await noteReading(tx, request, clock.now(), 'participant', [person.person_id])
        const wishes = await selectOptionalWishes(tx, tenantId, person.person_id)
        if (wishes === undefined) return { person, wishes }
        const places = await selectPlacesFor(tx, wishes)
        return { person, wishes, places, asked: await selectAskedPlaces(tx, tenantId, person.person_id) }
      })
      const at = `${home}/${found.person.person_id}`
      // Nothing to look by yet: that is written first.
      if (found.wishes === undefined) return reply.done(`${at}/onskemal`)
      const { person, wishes, places, asked } = found
      return reply.page({
        title: t('place_for', { name: personName(person) }),
        breadcrumbs: crumbs(person),
        body: (
          <PlacesPage
            at={at}
            person={person}
            wishes={wishes}
            groups={compare(wishes, places)}
            asked={asked}
            now={clock.now()}
          />
        ),
      })
    },
  )

  const load = async (tx: Tx, request: FastifyRequest<Of<'participant' | 'place'>>) => {
    const tenantId = tenantOf(request)
    const person = await selectPerson(tx, tenantId, request.params.participant)
    const wishes = await selectOptionalWishes(tx, tenantId, person.person_id)
    const place = await openPlaces.selectOptional(tx, request.params.place)
    if (wishes === undefined || place === undefined) throw notFound()
    return { person, wishes, place, organisation: seatOf(request).organisation }
  }
  editRoutes(app, services, {
    at: `${home}/:participant/platser/:place`,
    access,
    as: system('a question about a place belongs to two'),
    load,
    may: (viewer, { person }) => mayChange(viewer, person),
    groups: () => [{ specs: askFields() }],
    schema: () => askForm,
    typed: ({ wishes }, request) =>
      typedOf(askFields(), {
        starts_on: wishes.starts_on ?? clock.today().add({ days: 7 }),
        contact: readerOf(request).name,
      }),
    check: ({ starts_on }) => (starts_on.toString() < clock.today().toString() ? { starts_on: 'past' } : {}),
    save: ({ tx, found, data, at, once }, request) =>
      askAboutPlace(tx, officerOf(request.actor), at, once, found, data),
    done: ({ place }, _, placement) => [`/insatser/${placement}`, t('asked_done', { name: place.name })],
    look: ({ person, wishes, place, organisation }) => ({
      title: t('ask_title', { name: place.name }),
      lead: t('ask_lead'),
      back: `${home}/${person.person_id}/platser`,
      submit: t('ask_send', { name: place.name }),
      own: ownError,
      breadcrumbs: crumbs(person),
      inside: (
        <SeenBy title={t('seen_title', { name: place.name })} after={t('seen_not')}>
          <RequestFacts
            request={{
              ...wishes,
              kind: place.kind,
              referrer: organisation,
              starts_on: null,
              ends_on: null,
              contact: null,
            }}
          />
        </SeenBy>
      ),
    }),
  })
}
