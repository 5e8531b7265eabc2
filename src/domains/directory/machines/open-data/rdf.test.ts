import { expect, test } from 'vitest'
import { iriText, jsonLd, literalText, turtle } from './rdf.ts'

test('any text stays one literal', () => {
  expect(literalText('Säg "hej"\n\\ och \t')).toBe('"Säg \\"hej\\"\\n\\\\ och \\t"')
  expect(literalText('\u0000\u007f')).toBe('"\\u0000\\u007f"')
})

test('an address cannot leave its brackets', () => {
  expect(iriText('https://x.example/a b>"{}')).toBe(
    '<https://x.example/a\\u0020b\\u003e\\u0022\\u007b\\u007d>',
  )
})

test('writes the same things as Turtle and as JSON-LD', () => {
  const things = [
    {
      id: 'https://x.example/1',
      types: ['dcat:Catalog', 'foaf:Agent'],
      says: {
        'dcterms:title': [{ text: 'A', lang: 'sv' }],
        'dcterms:issued': [{ text: '2026', datatype: 'xsd:gYear' }],
        'dcat:dataset': [],
      },
    },
  ]
  expect(turtle(things)).toContain(
    '<https://x.example/1>\n  a dcat:Catalog, foaf:Agent ;\n  dcterms:title "A"@sv ;\n  dcterms:issued "2026"^^xsd:gYear .',
  )
  expect(jsonLd(things)['@graph'][0]).toMatchObject({
    '@id': 'https://x.example/1',
    'dcterms:title': [{ '@value': 'A', '@language': 'sv' }],
  })
})
