import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'
import { type Route, routesOf } from './route-list.ts'

let t: TestApp
let routes: Route[]
beforeAll(async () => {
  t = await openTestApp({ DEMO: '1' })
  routes = routesOf(t.app)
})
afterAll(() => t.close())

/** Every path that answers without sign-in. A new one is added here on purpose, or the route is closed. */
const open = `
GET / · GET /om · GET /tillganglighet · GET /integritet · GET /healthz · GET /readyz · GET /metrics
GET /sok · GET /demo/stil · GET /demo/stil/forslag · GET /demo/post · POST /demo/som/:person
GET /behov · GET /behov.csv · GET /behov.xlsx · GET /behov.json · GET /behov/:need · GET /forfragningar · GET /forfragningar.csv · GET /forfragningar.xlsx · GET /forfragningar/:inquiry · GET /svara/:answer · POST /svara/:answer · POST /svara/:answer/last
GET /foretag · GET /foretag/:slug · GET /foretag/:slug/bilder/:picture · GET /anmal-foretag
GET /logga-in · POST /logga-in · GET /logga-in/kod · POST /logga-in/kod · POST /logga-ut · GET /logga-in/fel
GET /logga-in/lank · POST /logga-in/lank · GET /logga-in/lank/skickad · GET /logga-in/lank/:signIn · POST /logga-in/lank/:signIn
GET /skapa-konto · POST /skapa-konto · GET /skapa-konto/:newAccount · POST /skapa-konto/:newAccount
POST /logga-in/nyckel/fraga · POST /logga-in/nyckel · POST /logga-in/extern · GET /auth/callback/oidc
GET /inbjudan/:invited · POST /inbjudan/:invited · GET /bekrafta/:confirmation · POST /bekrafta/:confirmation
GET /api/v1/enterprises · GET /api/v1/enterprises/:slug · GET /api/v1/categories · GET /api/v1/municipalities · GET /api/v1/openapi.json
GET /api/hsds/ · GET /api/hsds/services · GET /api/hsds/services/:offer · GET /api/hsds/organizations · GET /api/hsds/organizations/:enterprise
GET /api/hsds/service_at_locations · GET /api/hsds/service_at_locations/:offer · GET /api/hsds/taxonomies · GET /api/hsds/taxonomies/:taxonomy
GET /api/hsds/taxonomy_terms · GET /api/hsds/taxonomy_terms/:term
GET /oppna-data · GET /oppna-data/enterprises.json · GET /oppna-data/enterprises.csv · GET /oppna-data/catalog.ttl · GET /oppna-data/catalog.jsonld
`

test('every route says who may reach it, and the open ones are on the list', () => {
  const listed = new Set(
    open
      .split(/[·\n]/)
      .map(line => line.trim())
      .filter(line => line !== ''),
  )
  const found = routes.filter(r => r.access.public).map(r => `${r.method} ${r.url}`)
  expect(found.filter(path => !listed.has(path))).toEqual([])
  expect([...listed].filter(path => !found.includes(path))).toEqual([])
})

test('without sign-in every other route answers 401, or leads to sign-in', async () => {
  for (const { method, url } of routes.filter(r => !r.access.public)) {
    const path = url.replace(/:\w+\??/g, 'x')
    const { statusCode, headers } = await t.app.inject({ method: method as 'GET', url: path })
    const led = statusCode === 303 && String(headers.location).startsWith('/logga-in')
    expect(led || statusCode === 401, `${method} ${url} answered ${statusCode}`).toBe(true)
  }
})
