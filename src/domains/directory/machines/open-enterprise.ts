import type { Temporal } from 'temporal-polyfill'
import { open } from '../../../core/personal-numbers/exports.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { openContact } from '../freshness/contact.ts'
import { freshnessOf } from '../freshness/state.ts'
import { trustOf } from '../trust/level.ts'
import { trustNames } from '../trust/schema.ts'
import type { EnterpriseRecord, OfferRecord, PlaceRecord } from './records.ts'
import type { OpenEnterprise, OpenOffer, OpenPlace } from './schema.ts'

/** Whose clock and whose address: what a record needs to become public. */
export type Publisher = { publicUrl: string; now: Temporal.Instant }

const orNull = (text: string): string | null => (text === '' ? null : open(text))
const utc = (text: string): string => new Date(text).toISOString()

const openOffer = (o: OfferRecord): OpenOffer => ({
  id: o.offer_id,
  title: open(o.title_sv),
  title_en: orNull(o.title_en),
  description: open(o.description_sv),
  description_en: orNull(o.description_en),
  category: o.category,
  cpv: o.cpv,
  unit: orNull(o.unit_sv),
  unit_en: orNull(o.unit_en),
  price_from_ore: o.price_from_ore,
  price_to_ore: o.price_to_ore,
  currency: 'SEK',
  capacity:
    o.capacity_amount === null || o.capacity_per === null
      ? null
      : { amount: o.capacity_amount, per: o.capacity_per as 'day' },
  lead_time_days: o.lead_time_days,
  min_order: o.min_order,
  max_order: o.max_order,
  seasons: o.seasons,
})

const openPlace = (p: PlaceRecord): OpenPlace => ({
  id: p.place_id,
  kind: p.kind as 'work_training',
  tasks: open(p.tasks_sv),
  tasks_en: orNull(p.tasks_en),
  total: p.total,
  free: p.free,
  next_free_on: p.next_free_on,
  free_as: p.free_as as OpenPlace['free_as'],
  confirmed_at: p.confirmed_at === null ? null : utc(p.confirmed_at),
  days: p.days as OpenPlace['days'],
  task_kinds: p.tasks as OpenPlace['task_kinds'],
  adaptations: p.adaptations as OpenPlace['adaptations'],
  languages: p.languages as OpenPlace['languages'],
  access: p.access as OpenPlace['access'],
  updated_at: utc(p.updated_at),
})

/** A sole trader's numbers are personal numbers, the Peppol id included: neither leaves the register. */
const numbers = (e: EnterpriseRecord) =>
  e.legal_form === 'sole_trader'
    ? { organisation_number: null, peppol_id: null }
    : { organisation_number: e.orgnr, peppol_id: e.peppol_id }

const contactOf = (e: EnterpriseRecord, now: Temporal.Instant) => {
  const { phone, email, contact_name } = openContact(e, now)
  return {
    phone: phone && open(phone, 'phone'),
    email: email && open(email),
    contact_name: contact_name && open(contact_name),
  }
}

/** An enterprise as every open interface tells of it: the one place where it is decided what is public. */
export const openEnterpriseOf = (e: EnterpriseRecord, { publicUrl, now }: Publisher): OpenEnterprise => {
  const municipality = municipalities.get(e.municipality_code)
  const freshness = freshnessOf(e.confirmed_at, now)
  return {
    id: e.tenant_id,
    slug: e.slug,
    name: open(e.name),
    kind: e.kind as 'wise',
    legal_form: e.legal_form as 'other',
    ...numbers(e),
    municipality_code: e.municipality_code,
    municipality: municipality?.name ?? '',
    county_code: municipality?.countyCode ?? '',
    place: open(e.place),
    street_address: orNull(e.street_address),
    latitude: e.lat,
    longitude: e.lon,
    serves_municipalities: e.areas.map(a => a.municipality_code),
    serves_radius_km: e.serves_radius_km,
    url: `${publicUrl}/foretag/${e.slug}`,
    website: e.website && open(e.website),
    ...contactOf(e, now),
    contact_hidden: freshness === 'hidden',
    presentation: open(e.presentation_sv),
    presentation_en: orNull(e.presentation_en),
    founded_year: e.founded_year,
    employees: e.employees,
    from_target_group: e.from_target_group,
    trainees: e.trainees,
    counted_on: e.counted_on?.toString() ?? null,
    f_tax: e.f_tax,
    vat: e.vat,
    employer_registered: e.employer_registered,
    tax_checked_on: e.tax_checked_on?.toString() ?? null,
    languages: e.languages,
    accessibility: e.accessibility,
    certified_until: e.certified_until?.toString() ?? null,
    criteria: e.criteria.map(c => ({
      criterion: c.criterion as 'participation',
      met: c.met,
      verified_at: c.verified_at === null ? null : utc(c.verified_at),
    })),
    confirmed_at: e.confirmed_at.toString(),
    confirmed_by_itself: e.confirmed_by_itself,
    freshness,
    trust: trustNames[trustOf(e, now) - 1] ?? 'own_statement',
    reviewed_at: e.reviewed_at?.toString() ?? null,
    reviewed_by: e.reviewer,
    updated_at: e.updated_at.toString(),
    formerly: e.formerly.map(f => f.slug),
    free_places: e.places.reduce((sum, p) => sum + p.free, 0),
    places: e.places.map(openPlace),
    offers: e.offers.map(openOffer),
  }
}
