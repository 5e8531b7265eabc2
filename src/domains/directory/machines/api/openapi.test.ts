import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../../../testing/app.ts'

type Operation = {
  operationId: string
  summary: string
  parameters?: { name: string; description?: string }[]
  responses: Record<string, object>
}
type Description = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let t: TestApp
let text: string
let description: Description
beforeAll(async () => {
  t = await openTestApp()
  text = (await t.app.inject('/api/v1/openapi.json')).body
  description = JSON.parse(text) as Description
})
afterAll(() => t.close())

test('describes every address for programs and no page for people', () => {
  expect(description.openapi).toMatch(/^3\.1/)
  expect(Object.keys(description.paths).every(path => path.startsWith('/api/'))).toBe(true)
  const expected = t.app.printRoutes({ commonPrefix: false }).match(/\/?api\/(v1|hsds)\/[\w/:]+ \(GET/g) ?? []
  // All but the description itself.
  expect(Object.keys(description.paths)).toHaveLength(15)
  expect(expected.length).toBeLessThanOrEqual(16)
})

test('each operation has a name of its own, a summary, its parameters and its errors', () => {
  const operations = Object.values(description.paths).flatMap(path => Object.values(path))
  expect(new Set(operations.map(o => o.operationId)).size).toBe(operations.length)
  for (const o of operations) {
    expect(o.summary, o.operationId).toBeTruthy()
    expect(Object.keys(o.responses), o.operationId).toEqual(expect.arrayContaining(['200', '400', '429']))
    expect(JSON.stringify(o.responses['400'])).toContain('application/problem+json')
  }
  const find = description.paths['/api/v1/enterprises']?.['get']
  expect(find?.parameters?.map(p => p.name)).toEqual([
    'q',
    'municipality',
    'category',
    'limit',
    'fields',
    'after',
    'lang',
  ])
})

test('every reference leads to a schema, and every schema is used', () => {
  const used = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(m => m[1]))
  expect(new Set(Object.keys(description.components.schemas))).toEqual(used)
})
