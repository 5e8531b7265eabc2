import { counties, municipalities } from '../../../../core/reference/places.ts'
import type { OpenEnterprise } from '../schema.ts'
import { inSwedish as t } from '../words.ts'
import { attribute } from './attributes.ts'
import { idOf } from './ids.ts'
import type { HsdsAttribute, HsdsLocation, HsdsOrganization } from './schema.ts'

/** As the standard's validators read an address of the web: nothing where there is none that they would take. */
export const uri = (text: string | null): string | undefined =>
  text !== null && URL.canParse(text) ? new URL(text).href : undefined
/** Plain addresses only: what an import brought in and no mail program would send to is left out. */
export const mail = (text: string | null): string | undefined =>
  text !== null && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? text : undefined

/** Fields that HSDS leaves out rather than leaves empty. */
export const given = <K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } =>
  (value === null || value === undefined || value === '' ? {} : { [key]: value }) as { [P in K]?: V }

// Made once: it is the dearest part of an answer.
const languages = new Intl.DisplayNames(['sv'], { type: 'language' })
const languageName = (code: string) => {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

export const locationOf = (e: OpenEnterprise): HsdsLocation => ({
  id: e.id,
  location_type: 'physical',
  organization_id: e.id,
  name: e.name,
  latitude: e.latitude,
  longitude: e.longitude,
  external_identifier: e.municipality_code,
  external_identifier_type: t('hsds_municipality_code'),
  languages: e.languages.map(code => ({
    id: idOf('language', e.id, code),
    location_id: e.id,
    name: languageName(code),
    code,
  })),
  addresses:
    e.street_address === null
      ? []
      : [
          {
            id: idOf('address', e.id),
            location_id: e.id,
            address_1: e.street_address,
            city: e.place || e.municipality,
            region: e.municipality,
            state_province: counties.get(e.county_code)?.name ?? e.county_code,
            postal_code: '',
            country: 'SE',
            address_type: 'physical',
          },
        ],
  accessibility: e.accessibility.map(key => ({
    id: idOf('accessibility', e.id, key),
    location_id: e.id,
    description: key,
  })),
})

export const phonesOf = (e: OpenEnterprise, serviceId?: string) =>
  e.phone === null
    ? []
    : [
        {
          id: idOf('phone', serviceId ?? e.id),
          organization_id: e.id,
          ...given('service_id', serviceId),
          number: e.phone,
          type: 'voice',
        },
      ]

/** The short form that stands inside a service. */
export const organizationCore = (e: OpenEnterprise) => ({
  id: e.id,
  name: e.name,
  description: e.presentation,
  ...given('email', mail(e.email)),
  ...given('website', uri(e.website)),
  ...given('year_incorporated', e.founded_year),
  legal_status: e.legal_form,
  uri: e.url,
})

const attributesOf = (e: OpenEnterprise): HsdsAttribute[] =>
  [
    { type: 'kind', value: e.kind, label: t('hsds_kind') },
    { type: 'freshness', value: e.freshness, label: t('hsds_freshness') },
    {
      type: 'confirmed_at',
      value: e.confirmed_at,
      label: t(e.confirmed_by_itself ? 'hsds_confirmed_at' : 'hsds_told_at'),
    },
    ...(e.certified_until
      ? [{ type: 'certified_until', value: e.certified_until, label: t('hsds_certified_until') }]
      : []),
  ].map(told => attribute(['organization', e.id], told))

/** The first of a scheme has the organisation's own id: there is one number. */
const identifier = (e: OpenEnterprise, scheme: string, type: string, value: string) => ({
  id: scheme === 'SE-ORGNR' ? idOf('identifier', e.id) : idOf('identifier', e.id, value),
  organization_id: e.id,
  identifier_scheme: scheme,
  identifier_type: type,
  identifier: value,
})

export const organizationOf = (e: OpenEnterprise): HsdsOrganization => ({
  ...organizationCore(e),
  contacts:
    e.contact_name === null
      ? []
      : [
          {
            id: idOf('contact', e.id),
            organization_id: e.id,
            name: e.contact_name,
            ...given('email', mail(e.email)),
            phones: [],
          },
        ],
  phones: phonesOf(e),
  locations: [locationOf(e)],
  organization_identifiers: [
    ...(e.organisation_number === null
      ? []
      : [identifier(e, 'SE-ORGNR', t('hsds_organisation_number'), e.organisation_number)]),
    ...e.formerly.map(name => identifier(e, 'plantskola', t('hsds_formerly'), name)),
  ],
  attributes: attributesOf(e),
})

/** Where a service can be had: municipalities by name and code, and as far as they drive. */
export const areasOf = (e: OpenEnterprise, serviceId: string) => [
  ...e.serves_municipalities.map(code => ({
    id: idOf('area', serviceId, code),
    service_id: serviceId,
    name: municipalities.get(code)?.nameFull ?? code,
    extent: code,
    extent_type: 'text' as const,
  })),
  ...(e.serves_radius_km === null
    ? []
    : [
        {
          id: idOf('area', serviceId, 'radius'),
          service_id: serviceId,
          name: t('hsds_within', { km: e.serves_radius_km, place: e.place || e.municipality }),
          extent: `${e.latitude} ${e.longitude} ${e.serves_radius_km} km`,
          extent_type: 'text' as const,
        },
      ]),
]
