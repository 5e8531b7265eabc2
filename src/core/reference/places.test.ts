import { expect, test } from 'vitest'
import { findCounty, findMunicipality, municipalities, municipalitiesIn } from './places.ts'

const code = (text: string) => findMunicipality(text)?.code

test('every municipality is found as it is called, with and without its kind, genitive, hyphens and capitals', () => {
  for (const { code: own, name, nameFull } of municipalities.values()) {
    const genitive = /[sxz]$/.test(name) ? name : `${name}s`
    const spellings = [
      name,
      nameFull,
      own,
      name.toUpperCase(),
      ` ${name.replaceAll(' ', '  ')} `,
      name.replaceAll('-', ' '),
      name.replaceAll(' ', '-'),
      name.normalize('NFD'),
      `${name} kommun`,
      `${genitive} kommun`,
      `${genitive} stad`,
      `${genitive} Stad`,
      `${name} stad`,
      `Kommunen ${name}`,
      `${genitive} kommunstyrelse`,
    ]
    for (const said of spellings) expect([said, code(said)]).toEqual([said, own])
  }
})

test.each([
  ['Göteborgs Stad', '1480'],
  ['Gothenburg', '1480'],
  ['City of Gothenburg', '1480'],
  ['Region Gotland', '0980'],
  ['Gotlands kommun', '0980'],
  ['Dals Ed', '1438'],
  ['Malmö stad', '1280'],
  ['Bollnas', '2183'],
  ['SODERHAMNS KOMMUN', '2182'],
  ['Habo', '0643'],
  ['Håbo', '0305'],
  ['Sthlm', '0180'],
  ['Sthlms stad', '0180'],
  ['Gbg', '1480'],
  ['Upplands-Väsby', '0114'],
  ['180', '0180'],
  ['Håbo kn', '0305'],
  ['Lidköpings kommun.', '1494'],
  ['Söderhamns kommun (Gävleborg)', '2182'],
  ['', undefined],
  ['stad', undefined],
  ['Stockholms län', undefined],
  ['Region Gävleborg', undefined],
  ['Ljusne', undefined],
  ['9999', undefined],
])('%j is %s', (text, expected) => {
  expect(code(text)).toBe(expected)
})

test('among other words a place is written with its dots and rings', () => {
  expect(findMunicipality('are', true)).toBeUndefined()
  expect(findMunicipality('åre', true)?.code).toBe('2321')
})

test.each([
  ['Gävleborgs län', '21'],
  ['gävleborg', '21'],
  ['Region Gävleborg', '21'],
  ['Skåne', '12'],
  ['Västra Götalandsregionen', undefined],
  ['Västra Götaland', '14'],
  ['Bollnäs', undefined],
])('the county of %j is %s', (text, expected) => {
  expect(findCounty(text)?.code).toBe(expected)
})

test('where something is delivered: municipalities, counties, all of Sweden', () => {
  expect(municipalitiesIn('Bollnäs kommun')).toEqual(['2183'])
  expect(municipalitiesIn('Gävleborgs län')).toHaveLength(10)
  expect(municipalitiesIn('Hela landet')).toHaveLength(290)
  expect(municipalitiesIn('hela Sverige')).toHaveLength(290)
  // A town before the county of its name.
  expect(municipalitiesIn('Uppsala')).toEqual(['0380'])
  expect(municipalitiesIn('Uppsala län')).toHaveLength(8)
  expect(municipalitiesIn('Nordpolen')).toBeUndefined()
})
