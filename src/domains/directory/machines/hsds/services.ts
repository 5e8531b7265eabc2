import { kindName } from '../../places/words.ts'
import type { OpenEnterprise, OpenOffer, OpenPlace } from '../schema.ts'
import { inSwedish as t } from '../words.ts'
import { attribute } from './attributes.ts'
import { idOf } from './ids.ts'
import { areasOf, given, locationOf, mail, organizationCore, phonesOf } from './organizations.ts'
import { priceText } from './prices.ts'
import type { HsdsService } from './schema.ts'
import { categoryAttribute, placeAttribute } from './taxonomies.ts'

type Shared =
  | 'organization_id'
  | 'url'
  | 'email'
  | 'status'
  | 'accreditations'
  | 'assured_date'
  | 'phones'
  | 'service_areas'
  | 'service_at_locations'
  | 'organization'

const shared = (e: OpenEnterprise, serviceId: string): Pick<HsdsService, Shared> => ({
  organization_id: e.id,
  url: e.url,
  ...given('email', mail(e.email)),
  status: 'active',
  ...given(
    'accreditations',
    e.certified_until === null ? null : t('hsds_certified', { date: e.certified_until }),
  ),
  // Only the enterprise assures what it sells, by somebody who may speak for it; a list that was read in does not.
  ...given('assured_date', e.trust !== 'own_statement' ? e.confirmed_at.slice(0, 10) : null),
  phones: phonesOf(e, serviceId),
  service_areas: areasOf(e, serviceId),
  service_at_locations: [
    { id: serviceId, service_id: serviceId, location_id: e.id, location: locationOf(e) },
  ],
  organization: organizationCore(e),
})

const costOf = (o: OpenOffer): HsdsService['cost_options'] =>
  o.price_from_ore === null
    ? []
    : [
        {
          id: idOf('cost', o.id),
          service_id: o.id,
          option: o.unit ?? t('hsds_unit'),
          currency: 'SEK',
          amount: o.price_from_ore / 100,
          amount_description: priceText(o),
        },
      ]

/** What a buyer can order. */
export const offerService = (e: OpenEnterprise, o: OpenOffer): HsdsService => ({
  id: o.id,
  name: o.title,
  ...given('alternate_name', o.title_en),
  description: o.description,
  ...shared(e, o.id),
  ...given('fees_description', priceText(o)),
  ...given('wait_time', o.lead_time_days === null ? null : t('hsds_days', { days: o.lead_time_days })),
  last_modified: e.updated_at,
  cost_options: costOf(o),
  capacities: [],
  attributes: [
    ...categoryAttribute(o.id, o.category),
    ...(o.cpv === null
      ? []
      : [attribute(['service', o.id], { type: 'cpv', value: o.cpv, label: 'CPV 2008' })]),
  ],
})

const unit = { id: idOf('unit', 'place'), name: t('hsds_place') }

/** Places where people train and grow: how many are free is the service's capacity. */
export const placeService = (e: OpenEnterprise, p: OpenPlace): HsdsService => ({
  id: p.id,
  name: t('hsds_place_at', { kind: kindName(p.kind), name: e.name }),
  description: p.tasks,
  ...shared(e, p.id),
  last_modified: p.updated_at,
  cost_options: [],
  capacities: [
    {
      id: idOf('capacity', p.id),
      service_id: p.id,
      unit,
      unit_id: unit.id,
      available: p.free,
      maximum: p.total,
      updated: p.confirmed_at ?? p.updated_at,
    },
  ],
  attributes: placeAttribute(p.id, p.kind),
})

/** Both kinds, in the order of the page asked for. */
export const servicesOf = (enterprises: readonly OpenEnterprise[]): Map<string, HsdsService> =>
  new Map(
    enterprises.flatMap(e => [
      ...e.offers.map(o => [o.id, offerService(e, o)] as const),
      ...e.places.map(p => [p.id, placeService(e, p)] as const),
    ]),
  )
