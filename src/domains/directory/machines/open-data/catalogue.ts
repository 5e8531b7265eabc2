import { type TextKey, t } from '../words.ts'
import { files, licence, services } from './datasets.ts'
import type { Term, Thing } from './rdf.ts'

const authority = 'http://publications.europa.eu/resource/authority'
const iri = (text: string): Term[] => [{ iri: text }]
const both = (key: TextKey): Term[] =>
  (['sv', 'en'] as const).map(lang => ({ text: t(key, undefined, lang), lang }))
const thing = (id: string, types: string[], says: Thing['says']): Thing => ({ id, types, says })

/** "Plantskola <plantskola@example.se>": whoever sends this installation's mail publishes it and answers for it. */
const sender = (mailFrom: string) => {
  const [, name = '', address = mailFrom] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(mailFrom) ?? []
  return { name: name || address, address }
}

/** Terms of the EU's lists and others', said what they are: DCAT-AP's strict shapes ask for it. */
const known: Thing[] = [
  thing(licence.url, ['dcterms:LicenseDocument'], {
    'dcterms:type': iri('http://purl.org/adms/licencetype/PublicDomain'),
  }),
  thing('http://purl.org/adms/licencetype/PublicDomain', ['skos:Concept'], {
    'skos:prefLabel': [{ text: 'Public domain', lang: 'en' }],
  }),
  thing(`${authority}/language/SWE`, ['dcterms:LinguisticSystem'], {}),
  thing(`${authority}/language/ENG`, ['dcterms:LinguisticSystem'], {}),
  thing(`${authority}/frequency/CONT`, ['dcterms:Frequency'], {}),
  thing(`${authority}/access-right/PUBLIC`, ['dcterms:RightsStatement'], {}),
  thing('http://sws.geonames.org/2661886/', ['dcterms:Location'], {}),
  thing(`${authority}/data-theme`, ['skos:ConceptScheme'], {
    'dcterms:title': [{ text: 'Data theme', lang: 'en' }],
  }),
  ...['ECON', 'SOCI'].map(theme =>
    thing(`${authority}/data-theme/${theme}`, ['skos:Concept'], {
      'skos:prefLabel': both(`theme_${theme as 'ECON'}`),
    }),
  ),
  ...['CSV', 'JSON'].map(format =>
    thing(`${authority}/file-type/${format}`, ['dcterms:MediaTypeOrExtent'], {}),
  ),
  ...files.map(f =>
    thing(`https://www.iana.org/assignments/media-types/${f.media}`, ['dcterms:MediaType'], {}),
  ),
  thing('https://spec.openapis.org/oas/v3.1.0', ['dcterms:Standard'], {}),
  thing('http://docs.openreferral.org/en/3.1/', ['dcterms:Standard'], {}),
]

/** The catalogue of DCAT-AP-SE 3.0, as dataportal.se and others harvest it. */
export const catalogue = (publicUrl: string, mailFrom: string): Thing[] => {
  const { name, address } = sender(mailFrom)
  const at = (path: string) => `${publicUrl}${path}`
  const [page, dataset, publisher, contact] = ['', '#enterprises', '#publisher', '#contact'].map(part =>
    at(`/oppna-data${part}`),
  ) as [string, string, string, string]
  const serviceId = (key: string) => at(`/oppna-data#${key}`)
  const distributionId = (key: string) => at(`/oppna-data#enterprises-${key.toLowerCase()}`)
  const open = { 'dcterms:license': iri(licence.url), 'dcterms:publisher': iri(publisher) }
  return [
    thing(at('/oppna-data#catalog'), ['dcat:Catalog'], {
      'dcterms:title': both('catalogue_title'),
      'dcterms:description': both('catalogue_text'),
      ...open,
      'dcterms:language': [{ iri: `${authority}/language/SWE` }, { iri: `${authority}/language/ENG` }],
      'dcterms:spatial': iri('http://sws.geonames.org/2661886/'),
      'dcat:themeTaxonomy': iri(`${authority}/data-theme`),
      'foaf:homepage': iri(page),
      'dcat:dataset': iri(dataset),
      'dcat:service': services.map(s => ({ iri: serviceId(s.key) })),
    }),
    thing(page, ['foaf:Document'], {}),
    thing(publisher, ['foaf:Agent'], {
      'foaf:name': [{ text: name, lang: 'sv' }],
      'foaf:mbox': iri(`mailto:${address}`),
    }),
    // Strict shapes want both: what it is, and that an organisation is a kind of contact.
    thing(contact, ['vcard:Organization', 'vcard:Kind'], {
      'vcard:fn': [{ text: name, lang: 'sv' }],
      'vcard:hasEmail': iri(`mailto:${address}`),
    }),
    thing(dataset, ['dcat:Dataset'], {
      'dcterms:title': both('dataset_title'),
      'dcterms:description': both('dataset_text'),
      'dcterms:publisher': iri(publisher),
      'dcat:contactPoint': iri(contact),
      'dcat:theme': ['ECON', 'SOCI'].map(theme => ({ iri: `${authority}/data-theme/${theme}` })),
      'dcat:keyword': both('dataset_keyword'),
      'dcterms:accessRights': iri(`${authority}/access-right/PUBLIC`),
      'dcterms:accrualPeriodicity': iri(`${authority}/frequency/CONT`),
      'dcterms:language': iri(`${authority}/language/SWE`),
      'dcterms:spatial': iri('http://sws.geonames.org/2661886/'),
      'dcat:landingPage': iri(page),
      'dcat:distribution': [...files.map(f => f.format), ...services.map(s => s.key)].map(key => ({
        iri: distributionId(key),
      })),
    }),
    ...files.map(file =>
      thing(distributionId(file.format), ['dcat:Distribution'], {
        'dcterms:title': both(`file_${file.format}`),
        'dcterms:license': open['dcterms:license'],
        'dcat:accessURL': iri(at(file.path)),
        'dcat:downloadURL': iri(at(file.path)),
        'dcterms:format': iri(`${authority}/file-type/${file.format}`),
        'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${file.media}`),
      }),
    ),
    ...services.flatMap(service => [
      thing(distributionId(service.key), ['dcat:Distribution'], {
        'dcterms:title': both(service.title),
        'dcterms:license': open['dcterms:license'],
        'dcat:accessURL': iri(at(service.path)),
        'dcat:accessService': iri(serviceId(service.key)),
        'dcterms:format': iri(`${authority}/file-type/JSON`),
      }),
      thing(serviceId(service.key), ['dcat:DataService'], {
        'dcterms:title': both(service.title),
        'dcterms:description': both(service.text),
        ...open,
        'dcterms:accessRights': iri(`${authority}/access-right/PUBLIC`),
        'dcat:contactPoint': iri(contact),
        'dcat:endpointURL': iri(at(service.path)),
        'dcat:endpointDescription': iri(at(service.description)),
        'dcat:servesDataset': iri(dataset),
        'dcterms:conformsTo': iri(
          service.key === 'api'
            ? 'https://spec.openapis.org/oas/v3.1.0'
            : 'http://docs.openreferral.org/en/3.1/',
        ),
      }),
    ]),
    ...known.filter((one, i, all) => all.findIndex(other => other.id === one.id) === i),
  ]
}
