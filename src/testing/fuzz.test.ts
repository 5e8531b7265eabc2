import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from './app.ts'
import {
  type Ask,
  bodyAsks,
  fieldAsks,
  headAsks,
  type Odds,
  othersAsks,
  paramAsks,
  queryAsks,
} from './fuzz-asks.ts'
import { queryNames } from './fuzz-names.ts'
import { chance, shown } from './fuzz-values.ts'
import { type Way, walkWays } from './fuzz-walk.ts'
import { openWorld, type World } from './fuzz-world.ts'
import { openProvider } from './identity-provider.ts'
import { routesOf } from './route-list.ts'

const publicUrl = 'http://127.0.0.1:3998'
const seed = Number(process.env['FUZZ_SEED'] ?? 20261127)
let t: TestApp
let provider: Awaited<ReturnType<typeof openProvider>>
let world: World
let owner: pg.Client
beforeAll(async () => {
  provider = await openProvider(`${publicUrl}/auth/callback/oidc`)
  t = await openTestApp({
    DEMO: '1',
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'plantskola',
    OIDC_CLIENT_SECRET: 'a secret of the tests',
    OIDC_NAME: 'Kommunens inloggning',
  })
  world = await openWorld(t)
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await t.close()
  await provider.close()
})

/** Ended by what they are asked, so they come last; what nothing else can do without, last of all. */
const ends =
  /\/(avsluta|ta-bort|slang|avbryt|sluta|dra-tillbaka|starta|logga-ut|avsluta-andra|ta-ned|dolj|avpublicera)$/
const order = ({ route }: Way) =>
  route.method === 'GET'
    ? 0
    : route.url.includes('organisationer/:id/avsluta')
      ? 3
      : ends.test(route.url)
        ? 2
        : 1
/** Each needs a session of its own: the one before ended by it. */
const endsSession = /^\/(logga-ut|byt-uppdrag|installningar|logga-in|skapa-konto|inbjudan|demo)/
const refused = new Set([401, 403, 404])

test('nothing that can be sent to any route is answered 5xx', { timeout: 300_000 }, async () => {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const odds: Odds = { next: chance(seed), foreign: world.foreign }
  const forgetTries = async () => {
    await owner.query('delete from auth.attempts')
  }
  const fields = new Map<string, Set<string>>()
  const faults = new Map<string, string>()
  const reached = new Set<string>()
  let count = 0
  let network = 0
  const send = async ({ way, as, method, url, field, value, headers, body }: Ask) => {
    network += 1
    const where = `${way.route.method} ${way.route.url}`
    const answer = await t.app
      .inject({
        method: method as 'GET',
        url,
        headers: {
          ...as.who?.headers,
          ...(body?.type === undefined ? {} : { 'content-type': body.type }),
          ...headers,
        },
        remoteAddress: `10.${(network >> 16) & 255}.${(network >> 8) & 255}.${network & 255}`,
        ...(body === undefined ? {} : { payload: body.payload }),
      })
      .catch((error: Error) => ({ statusCode: 599, body: error.message }))
    count += 1
    const key = `${where} ${field}`
    fields.set(key, (fields.get(key) ?? new Set()).add(JSON.stringify(value)))
    if (method === way.route.method && !refused.has(answer.statusCode)) reached.add(where)
    if (answer.statusCode >= 500 && !faults.has(key))
      faults.set(key, `${answer.statusCode} as ${as.name}: ${method} ${where} ${field} = ${shown(value)}`)
    return answer.statusCode
  }
  const together = async (asks: readonly Ask[]) => {
    for (let i = 0; i < asks.length; i += 8) await Promise.all(asks.slice(i, i + 8).map(send))
  }

  const { ways, asked } = await walkWays(t, routesOf(t.app), world)
  count += asked
  console.log('walked', asked, (performance.now() - began) / 1000, process.cpuUsage(cpu))
  const names = queryNames()
  for (const way of ways.toSorted((a, b) => order(a) - order(b))) {
    if (
      process.env['FUZZ_ONLY'] &&
      !new RegExp(process.env['FUZZ_ONLY']).test(`${way.route.method} ${way.route.url}`)
    )
      continue
    const before = count
    const at = performance.now()
    if (way.route.method === 'GET') {
      const asks = [...paramAsks(way, odds), ...queryAsks(way, odds, names)]
      await together([...asks, ...headAsks(way, odds), ...othersAsks(asks, way, odds)])
    } else {
      // One after the other: what one does, the next may find.
      const asks = [
        ...bodyAsks(way),
        ...fieldAsks(way, odds),
        ...headAsks(way, odds),
        ...paramAsks(way, odds),
      ]
      for (const ask of asks) {
        if (endsSession.test(way.route.url)) await forgetTries()
        await send(ask)
      }
    }
    const took = performance.now() - at
    if (took > 1000) console.log(way.route.method, way.route.url, count - before, Math.round(took))
  }
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - began) / 1000
  process.stdout.write(
    `\nFuzz: ${count} requests, ${ways.length} routes, ${fields.size} fields, ${seconds.toFixed(0)} s (${((used.user + used.system) / 1e6).toFixed(0)} s of the processor), seed ${seed}\n`,
  )
  expect([...faults.values()]).toEqual([])
  expect([...fields].filter(([key, tried]) => / (:|\?|[a-z])/.test(key) && tried.size < 15)).toEqual([])
  expect(
    ways.map(({ route }) => `${route.method} ${route.url}`).filter(where => !reached.has(where)),
  ).toEqual([])
})
