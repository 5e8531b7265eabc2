import type { Profile } from '../enterprises/queries.ts'

/** The profile for search engines, as schema.org describes an organisation and what it offers. */
export const jsonLdOf = ({
  enterprise: e,
  offers,
  areas,
}: Pick<Profile, 'enterprise' | 'offers' | 'areas'>) => ({
  '@context': 'https://schema.org',
  '@type': 'Organization',
  name: e.name,
  ...(e.presentation_sv === '' ? {} : { description: e.presentation_sv }),
  ...(e.website ? { url: e.website } : {}),
  ...(e.orgnr ? { taxID: e.orgnr } : {}),
  address: { '@type': 'PostalAddress', addressLocality: e.place || e.municipality, addressCountry: 'SE' },
  ...(areas.length > 0
    ? { areaServed: areas.map(code => ({ '@type': 'AdministrativeArea', identifier: code })) }
    : {}),
  makesOffer: offers.map(o => ({
    '@type': 'Offer',
    itemOffered: {
      '@type': 'Service',
      name: o.title_sv,
      ...(o.description_sv === '' ? {} : { description: o.description_sv }),
    },
    ...(o.price_from_ore === null
      ? {}
      : {
          priceSpecification: {
            '@type': 'PriceSpecification',
            priceCurrency: 'SEK',
            minPrice: o.price_from_ore / 100,
          },
        }),
  })),
})
