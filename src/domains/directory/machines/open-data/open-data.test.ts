import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../../testing/app.ts'
import { nowhere } from '../../../../testing/demo.ts'
import { loadDemoEnterprises } from '../../demo.ts'
import en from '../texts/en.json' with { type: 'json' }
import sv from '../texts/sv.json' with { type: 'json' }
import { csvColumns, fields } from './fields.ts'

let t: TestApp
let count: number
beforeAll(async () => {
  t = await openTestApp({ PUBLIC_URL: 'https://register.example' })
  count = (await t.db.inActor(system('test'), tx => loadDemoEnterprises(tx, t, nowhere()))).size
})
afterAll(() => t.close())

const rowsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[]

test('the CSV and JSON files hold the same enterprises, and the interface says the same of each', async () => {
  const csv = rowsOf((await t.app.inject('/oppna-data/enterprises.csv')).body)
  const json = (await t.app.inject('/oppna-data/enterprises.json')).json() as {
    licence: string
    data: Record<string, unknown>[]
  }
  expect(json.licence).toBe('CC0-1.0')
  expect(csv).toHaveLength(count)
  expect(csv.map(row => row['id'])).toEqual(json.data.map(e => e['id']))
  expect(Object.keys(csv[0] ?? {})).toEqual([...fields, 'categories'])
  const one = (await t.app.inject(`/api/v1/enterprises/${json.data[0]?.['slug']}`)).json()
  expect(json.data[0]).toEqual(one)
})

test('a cell is never a formula', async () => {
  await t.db.inActor(system('test'), tx =>
    tx
      .updateTable('directory.enterprises')
      .set({ presentation_sv: '=HYPERLINK("http://x")', place: '@här' })
      .execute(),
  )
  const csv = rowsOf((await t.app.inject('/oppna-data/enterprises.csv')).body)
  for (const row of csv) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=@\t\r]/)
})

test('a file that did not change is not sent again; a day’s age counts as a change', async () => {
  for (const url of ['/oppna-data/enterprises.csv', '/oppna-data/enterprises.json']) {
    const etag = String((await t.app.inject(url)).headers['etag'])
    const ask = () => t.app.inject({ url, headers: { 'if-none-match': etag } })
    expect((await ask()).statusCode).toBe(304)
    t.clock.advance({ days: 1 })
    expect((await ask()).statusCode).toBe(200)
  }
})

test('every column has its sentence, in both languages', () => {
  for (const { label } of csvColumns)
    for (const file of [sv, en]) expect(file).toHaveProperty(`field_${label}`)
})

test('the page tells what there is, in both languages', async () => {
  const page = await t.app.inject('/oppna-data')
  expect(page.body).toContain('CC0 1.0')
  expect(page.body).toContain(
    'curl &#39;https://register.example/api/v1/enterprises?q=fruktkorgar&amp;municipality=2182&#39;'.replaceAll(
      '&#39;',
      "'",
    ),
  )
  expect((await t.app.inject('/oppna-data?lang=en')).body).toContain('Use it for anything')
})

test('the catalogue names its parts in both forms', async () => {
  const turtle = await t.app.inject('/oppna-data/catalog.ttl')
  expect(turtle.headers['content-type']).toBe('text/turtle; charset=utf-8')
  expect(turtle.body).toContain('<https://register.example/oppna-data/enterprises.csv>')
  const graph = (
    (await t.app.inject('/oppna-data/catalog.jsonld')).json() as {
      '@graph': { '@id': string; '@type': string[] }[]
    }
  )['@graph']
  const types = graph.flatMap(thing => thing['@type'])
  for (const type of [
    'dcat:Catalog',
    'dcat:Dataset',
    'dcat:Distribution',
    'dcat:DataService',
    'vcard:Kind',
    'dcterms:LicenseDocument',
  ])
    expect(types).toContain(type)
  for (const { '@id': id } of graph) expect(turtle.body).toContain(`<${id}>`)
})
