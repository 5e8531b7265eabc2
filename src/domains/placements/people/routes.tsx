import type { FastifyInstance, FastifyRequest } from 'fastify'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf, tenantOf } from '../../../core/web/request.ts'
import { actAt, pageAt } from '../../../core/web/routes.ts'
import type { Services } from '../../../core/web/services.ts'
import { type Actor, system, type Tx } from '../../../kit/db/actor.ts'
import { typedOf } from '../../../kit/html/form-fields.tsx'
import { forbidden } from '../../../kit/http/errors.ts'
import { noteReading } from '../log.ts'
import { selectPlacementsOf } from '../placements/queries.ts'
import { isSeated, mayChange, placesPeople } from '../policy.ts'
import { personName, t } from '../words.ts'
import { addPerson, changePerson, personMoves, saveWishes } from './actions.ts'
import { personGroups, wishesGroups, wishesSpecs } from './fields.ts'
import { peopleList } from './list.tsx'
import { NotSeated, PersonPage } from './pages/person-page.tsx'
import { selectColleagues, selectOptionalWishes, selectPerson } from './queries.ts'
import { showHours } from './say.ts'
import { personForm, wishesForm } from './schema.ts'

const access = onlyIf(placesPeople)
const home = '/insatser/personer'

/** Whoever acts in an area; the rule of the route lets nobody else in. */
export const officerOf = (actor: Actor): Actor & { kind: 'person' } => {
  if (actor.kind !== 'person') throw forbidden()
  return actor
}

/** People who are placed: written down, changed, what a place is looked for by. */
export const peopleRoutes = (app: FastifyInstance, services: Services) => {
  const { clock } = services
  peopleList(app, services)

  const load = async (tx: Tx, request: FastifyRequest<Of<'participant'>>) => {
    const person = await selectPerson(tx, tenantOf(request), request.params.participant)
    await noteReading(tx, request, clock.now(), 'participant', [person.person_id])
    return person
  }
  const at = (person: { person_id: string }) => `${home}/${person.person_id}`
  const crumbs = [
    { href: '/insatser', label: t('menu') },
    { href: home, label: t('people') },
  ]
  const colleaguesOf = (tx: Tx, request: FastifyRequest) => {
    const { tenantId, areas = [] } = seatOf(request)
    return selectColleagues(tx, tenantId, areas, officerOf(request.actor).personId)
  }

  editRoutes(app, services, {
    at: `${home}/ny`,
    access,
    load: async (tx, request) => ({
      colleagues: await colleaguesOf(tx, request),
      seated: isSeated(request.viewer),
    }),
    may: placesPeople,
    instead: ({ seated }) =>
      seated
        ? undefined
        : { title: t('new_person'), width: 'text', body: <NotSeated title={t('new_person')} /> },
    groups: ({ colleagues }) => personGroups(colleagues),
    schema: () => personForm,
    typed: () => ({}),
    save: async ({ tx, data, at: now, once }, request) => {
      await addPerson(tx, officerOf(request.actor), now, once, data)
      return true
    },
    done: (_, once) => [`${home}/${once}/onskemal`, t('person_added')],
    look: () => ({
      title: t('new_person'),
      lead: t('new_person_lead'),
      back: home,
      submit: t('save_and_next'),
      breadcrumbs: crumbs,
    }),
  })

  pageAt<'participant'>(app, services, `${home}/:participant`, access, async (tx, request) => {
    const person = await load(tx, request)
    const tenantId = tenantOf(request)
    return {
      title: personName(person),
      breadcrumbs: crumbs,
      body: (
        <PersonPage
          at={at(person)}
          person={person}
          wishes={await selectOptionalWishes(tx, tenantId, person.person_id)}
          placements={await selectPlacementsOf(tx, tenantId, person.person_id)}
        />
      ),
    }
  })

  editRoutes(app, services, {
    at: `${home}/:participant/andra`,
    access,
    as: system('of somebody protected what enterprises were told goes too'),
    load: async (tx, request: FastifyRequest<Of<'participant'>>) => ({
      person: await load(tx, request),
      colleagues: await colleaguesOf(tx, request),
    }),
    may: (viewer, { person }) => mayChange(viewer, person),
    groups: ({ person, colleagues }) => personGroups(colleagues, person.officers !== null),
    schema: () => personForm,
    typed: ({ person, colleagues }) => ({
      ...typedOf(
        personGroups(colleagues).flatMap(group => group.specs),
        person,
      ),
      is_protected: person.officers === null ? undefined : '1',
      officer: person.officers?.find(id => colleagues.some(c => c.person_id === id)),
    }),
    version: ({ person }) => person.version,
    save: ({ tx, found: { person }, data, at: now, version }, request) =>
      changePerson(tx, officerOf(request.actor), now, person, version, data),
    done: ({ person }) => [at(person), t('person_changed')],
    look: ({ person }) => ({
      title: t('change_person'),
      lead: person.officers === null ? t('change_person_lead') : t('protected_lead'),
      back: at(person),
      submit: t('save'),
      breadcrumbs: [...crumbs, { href: at(person), label: personName(person) }],
    }),
  })

  editRoutes(app, services, {
    at: `${home}/:participant/onskemal`,
    access,
    load: async (tx, request: FastifyRequest<Of<'participant'>>) => {
      const person = await load(tx, request)
      return { person, wishes: await selectOptionalWishes(tx, tenantOf(request), person.person_id) }
    },
    may: (viewer, { person }) => mayChange(viewer, person),
    groups: wishesGroups,
    schema: () => wishesForm,
    typed: ({ wishes }, request) =>
      typedOf(
        wishesSpecs(),
        wishes
          ? {
              ...wishes,
              minutes_a_day: wishes.minutes_a_day === null ? null : showHours(wishes.minutes_a_day),
            }
          : { near_code: seatOf(request).municipalityCode },
      ),
    version: ({ wishes }) => wishes?.version ?? 1,
    save: ({ tx, found: { person, wishes }, data, at: now, version }, request) =>
      saveWishes(tx, officerOf(request.actor), now, person, wishes && version, data),
    done: ({ person }) => [`${at(person)}/platser`, t('wishes_saved')],
    look: ({ person }) => ({
      title: t('wishes_of', { name: personName(person) }),
      lead: t('wishes_lead'),
      back: at(person),
      submit: t('save_and_look'),
      breadcrumbs: [...crumbs, { href: at(person), label: personName(person) }],
    }),
  })

  for (const [end, move] of [
    ['avsluta', 'participant_closed'],
    ['oppna', 'participant_reopened'],
  ] as const)
    actAt<'participant'>(app, services, `${home}/:participant/${end}`, access, async (tx, request, now) => {
      const person = await load(tx, request)
      const key = { tenantId: person.tenant_id, id: person.person_id }
      const done = await personMoves.go(tx, request.actor, now, key, move)
      return [at(person), t(`${move}_${done}`)]
    })
}
