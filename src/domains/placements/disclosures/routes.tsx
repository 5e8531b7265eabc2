import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { seatOf, tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { type FieldSpec, typedOf } from '../../../kit/html/form-fields.tsx'
import { SeenBy } from '../../../kit/html/seen-by.tsx'
import { conflict } from '../../../kit/http/errors.ts'
import { field, readQuery } from '../../../kit/http/forms.ts'
import { noteReading } from '../log.ts'
import { selectOptionalWishes, selectPerson } from '../people/queries.ts'
import { officerOf } from '../people/routes.tsx'
import { type Placement, selectPlacement } from '../placements/queries.ts'
import { mayChange, placesPeople } from '../policy.ts'
import { personName, t } from '../words.ts'
import { saveDisclosures, sendReferral, turnDisclosure } from './actions.ts'
import { fieldOf, type Item, itemName, itemsOf } from './items.ts'
import { HostFacts } from './pages/host-facts.tsx'
import { type Disclosure, selectDisclosure, selectDisclosures } from './queries.ts'

const access = onlyIf(placesPeople)
const choices = ['ja', 'nej'] as const
const bases = ['persons_yes', 'law'] as const
const ways = ['screen', 'paper', 'aloud'] as const

/** One question for each item: nothing is chosen beforehand, and an unanswered one is no yes. */
const itemFields = (items: readonly Item[], name: string): FieldSpec[] =>
  items.map(({ item, purpose }) => ({
    name: fieldOf(item),
    label: itemName(item),
    hint: t('told_to', { name, purpose: t(`purpose_${purpose}`) }),
    as: 'choice',
    inline: true,
    options: choices.map(value => ({ value, label: t(`tell_${value}`) })),
    wrong: () => t('error_item', { item: itemName(item) }),
  }))
const rest = () =>
  fieldTable(t)({
    until_on: { as: 'date' },
    basis: { as: 'choice', options: optionsOf(bases, basis => t(`basis_${basis}`)) },
  })
const sendFields = () =>
  fieldTable(t)({ shown: { as: 'choice', options: optionsOf(ways, way => t(`shown_${way}`)) } })

type Found = {
  placement: Placement
  items: Item[]
  disclosures: Disclosure[]
  closed_at: unknown
  organisation: string
}

/** The referral: what the person lets the enterprise know, how that looks there, sending it, and taking an item back. */
export const disclosureRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const load = async (tx: Tx, request: FastifyRequest<Of<'placement'>>): Promise<Found> => {
    const tenantId = tenantOf(request)
    const placement = await selectPlacement(tx, tenantId, request.params.placement)
    const person = await selectPerson(tx, tenantId, placement.person_id)
    const wishes = await selectOptionalWishes(tx, tenantId, placement.person_id)
    if (request.actor.kind === 'person' && request.method === 'GET')
      await noteReading(tx, request, clock.now(), 'placement', [placement.person_id])
    return {
      placement,
      items: itemsOf(person, wishes),
      disclosures: await selectDisclosures(tx, tenantId, placement.placement_id),
      closed_at: person.closed_at,
      organisation: seatOf(request).organisation,
    }
  }
  const home = ({ placement }: Found) => `/insatser/${placement.placement_id}`
  const crumbs = (found: Found) => [
    { href: '/insatser', label: t('menu') },
    {
      href: home(found),
      label: t('placement_title', {
        name: personName(found.placement),
        where: found.placement.enterprise_name,
      }),
    },
  ]
  /** It is written while the place is promised, and sent once. */
  const notNow = (found: Found) => (found.placement.state === 'accepted' ? undefined : home(found))
  const decided = ({ items, disclosures }: Found) =>
    items.length === disclosures.length &&
    items.every(({ item }) => disclosures.some(one => one.item === item))

  editRoutes(app, services, {
    at: '/insatser/:placement/remiss',
    access,
    load,
    may: mayChange,
    instead: notNow,
    groups: ({ items, placement }) => [
      { specs: itemFields(items, placement.enterprise_name) },
      { key: 'all', legend: t('group_for_all'), specs: rest() },
    ],
    schema: ({ items, placement }) =>
      z
        .object({
          ...Object.fromEntries(items.map(({ item }) => [fieldOf(item), z.enum(choices)])),
          until_on: field.date(),
          basis: z.enum(bases),
        })
        .refine(
          ({ until_on }) => placement.ends_on === null || until_on.toString() <= placement.ends_on.toString(),
          { path: ['until_on'], error: 'after_end' },
        )
        .refine(({ until_on }) => until_on.toString() >= placement.starts_on.toString(), {
          path: ['until_on'],
          error: 'before_start',
        }),
    typed: ({ disclosures, placement }) => ({
      ...Object.fromEntries(disclosures.map(one => [fieldOf(one.item), one.is_told ? 'ja' : 'nej'])),
      ...typedOf(rest(), {
        until_on: disclosures[0]?.until_on ?? placement.ends_on ?? placement.starts_on.add({ months: 6 }),
        basis: disclosures[0]?.basis ?? null,
      }),
    }),
    save: async ({ tx, found: { placement, items }, data, at }, { actor }) => {
      if (placement.state !== 'accepted') throw conflict()
      const answers = data as unknown as Record<string, string>
      await saveDisclosures(tx, officerOf(actor), at, placement, {
        said: items.map(item => ({ item, isTold: answers[fieldOf(item.item)] === 'ja' })),
        basis: data.basis,
        until: data.until_on,
      })
      return true
    },
    done: found => [`${home(found)}/remiss/granska`, t('disclosures_saved')],
    look: found => ({
      title: t('referral_title', { name: found.placement.enterprise_name }),
      lead: t('referral_lead'),
      back: home(found),
      submit: t('save_and_next'),
      breadcrumbs: crumbs(found),
      inside: <p class="quiet">{t('no_field_for')}</p>,
    }),
  })

  const toldOf = ({ items, disclosures }: Found) =>
    disclosures
      .filter(one => one.is_told)
      .flatMap(one =>
        items.filter(({ item }) => item === one.item).map(item => ({ ...item, until: one.until_on })),
      )
  editRoutes(app, services, {
    at: '/insatser/:placement/remiss/granska',
    access,
    as: system('a referral belongs to two'),
    load,
    may: mayChange,
    instead: found => notNow(found) ?? (decided(found) ? undefined : `${home(found)}/remiss`),
    groups: () => [{ specs: sendFields() }],
    schema: () => z.object({ shown: z.enum(ways) }),
    typed: () => ({}),
    save: async ({ tx, found, data, at }, { actor }) => {
      if (!decided(found)) throw conflict()
      const done = await sendReferral(tx, officerOf(actor), at, found.placement, toldOf(found), data.shown)
      if (done === 'already') throw conflict()
      return true
    },
    done: found => [home(found), t('referral_sent', { name: found.placement.enterprise_name })],
    look: found => ({
      title: t('check_title', { name: found.placement.enterprise_name }),
      lead: t('check_lead'),
      back: `${home(found)}/remiss`,
      submit: t('referral_send', { name: found.placement.enterprise_name }),
      breadcrumbs: crumbs(found),
      before: (
        <SeenBy
          title={t('seen_title', { name: found.placement.enterprise_name })}
          after={t('seen_not_these', {
            items: found.disclosures
              .filter(one => !one.is_told)
              .map(one => itemName(one.item))
              .join(', '),
          })}
        >
          <HostFacts
            items={toldOf(found).map(({ until, ...item }) => ({ ...item, until_on: until }))}
            request={{ ...found.placement, referrer: found.organisation, contact: found.placement.owner }}
          />
        </SeenBy>
      ),
    }),
  })

  for (const [end, to] of [
    ['sluta-visa', 'withdrawn'],
    ['visa', 'shown'],
  ] as const)
    app.post<Of<'placement' | 'disclosure'>>(
      `/insatser/:placement/berattat/:disclosure/${end}`,
      { config: { access } },
      async (request, reply) => {
        const { version } = readQuery(z.object({ version: field.version().catch(1) }), request.body)
        const { found, disclosure } = await db.inActor(request.actor, async tx => {
          const loaded = await load(tx, request)
          const { tenant_id, placement_id } = loaded.placement
          const one = await selectDisclosure(tx, tenant_id, placement_id, request.params.disclosure)
          return { found: loaded, disclosure: { ...one, version } }
        })
        const item = found.items.find(one => one.item === disclosure.item)
        await db.inActor(system('what is told belongs to two'), tx =>
          turnDisclosure(tx, officerOf(request.actor), clock.now(), found.placement, disclosure, item, to),
        )
        return reply.done(
          `${home(found)}#told`,
          t(`disclosure_${to}`, { name: found.placement.enterprise_name, item: itemName(disclosure.item) }),
        )
      },
    )
}
