/** As much RDF as a catalogue needs: things, what is said of each, and two ways to write it. */
export type Term = { iri: string } | { text: string; lang: string } | { text: string; datatype: string }
export type Thing = { id: string; types: string[]; says: Record<string, Term[]> }

export const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  adms: 'http://www.w3.org/ns/adms#',
  dcatap: 'http://data.europa.eu/r5r/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

const codePoint = (char: string) => {
  const point = char.codePointAt(0) ?? 0
  return point > 0xffff
    ? `\\U${point.toString(16).padStart(8, '0')}`
    : `\\u${point.toString(16).padStart(4, '0')}`
}
/** IRIREF of Turtle 1.1 forbids these outright. */
export const iriText = (iri: string): string => `<${iri.replace(/[\p{Cc} <>"{}|^`\\]/gu, codePoint)}>`
const named: Record<string, string> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
/** Any text stays one literal. */
export const literalText = (text: string): string =>
  `"${text.replace(/["\\\p{Cc}]/gu, c => named[c] ?? codePoint(c))}"`

const termText = (term: Term): string =>
  'iri' in term
    ? iriText(term.iri)
    : literalText(term.text) + ('lang' in term ? `@${term.lang}` : `^^${term.datatype}`)

/** Turtle 1.1. */
export const turtle = (things: readonly Thing[]): string =>
  [
    ...Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`),
    ...things.map(({ id, types, says }) =>
      [`\n${iriText(id)}`, `  a ${types.join(', ')}`]
        .concat(
          Object.entries(says)
            .filter(([, terms]) => terms.length > 0)
            .map(([p, terms]) => `  ;\n  ${p} ${terms.map(termText).join(', ')}`),
        )
        .join('\n')
        .replaceAll('\n  ;', ' ;')
        .concat(' .'),
    ),
    '',
  ].join('\n')

const termJson = (term: Term) =>
  'iri' in term
    ? { '@id': term.iri }
    : 'lang' in term
      ? { '@value': term.text, '@language': term.lang }
      : { '@value': term.text, '@type': term.datatype }

/** JSON-LD 1.1, flat: one object a thing. */
export const jsonLd = (things: readonly Thing[]) => ({
  '@context': prefixes,
  '@graph': things.map(({ id, types, says }) => ({
    '@id': id,
    '@type': types,
    ...Object.fromEntries(Object.entries(says).map(([p, terms]) => [p, terms.map(termJson)])),
  })),
})
