import type { TestApp } from './app.ts'
import { type Form, formsIn } from './forms.ts'
import type { Somebody, World } from './fuzz-world.ts'
import type { Route } from './route-list.ts'

/** A way to a route: as whom, under which address, and for a form what its page offers. */
export type Way = {
  route: Route
  as: Somebody
  path: string
  others: Somebody[]
  names: Set<string>
  form: Form
}

const known = new Map<string, RegExp>()
const fits = (url: string) => {
  const shape = `^${url
    .replace(/[.]/g, '\\.')
    .replace(/\/:\w+\?/g, '(/[^/]*)?')
    .replace(/:\w+/g, '[^/]+')}/?$`
  const pattern = known.get(url) ?? new RegExp(shape)
  known.set(url, pattern)
  return pattern
}

const decoded = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

/** Query names by the path that they are asked of: in links, and in forms that search. */
const queriesIn = (html: string, here: string): [string, string[]][] => [
  ...[...html.matchAll(/(?:href|src|action)="([^"?]*)\?([^"#]*)/g)].map(
    ([, path = '', query = '']): [string, string[]] => [
      path || here,
      [...new URLSearchParams(decoded(query)).keys()],
    ],
  ),
  ...[...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = '']) => !/method="post"/i.test(head))
    .map(([, head = '', body = '']): [string, string[]] => [
      /action="([^"?]*)/.exec(head)?.[1] || here,
      [...body.matchAll(/<(?:input|select|textarea)\b[^>]*\sname="([^"]*)"/g)].map(([, name = '']) => name),
    ]),
]

/** Whose pages differ; others see a part of what they see. Where none of them may, everybody is asked. */
const faces = new Set([
  'visitor',
  'municipality_admin',
  'procurement_officer',
  'business_officer',
  'enterprise_manager',
  'system_admin',
  'unit_manager',
])

const mayReach = (route: Route, { viewer }: Somebody) =>
  route.access.public || (viewer !== null && route.access.may(viewer))

/** Reads every page as everybody who may, and follows what stands on it: how each route is really reached. */
export const walkWays = async (t: TestApp, routes: Route[], world: World) => {
  const found = new Map<string, string[]>()
  const names = new Map<Route, Set<string>>(routes.map(route => [route, new Set()]))
  const forms = new Map<Route, { as: Somebody; form: Form }>()
  const ways = new Map<Route, { as: Somebody; path: string }>()
  let asked = 0
  const routeOf = (method: string, path: string) =>
    routes.find(r => r.method === method && !r.url.includes(':') && fits(r.url).test(path)) ??
    routes.find(r => r.method === method && fits(r.url).test(path))
  const learn = (html: string, here: string, as: Somebody) => {
    for (const [path, said] of queriesIn(html, here)) {
      const route = routeOf('GET', path)
      if (route !== undefined) for (const name of said) names.get(route)?.add(name)
    }
    for (const [, href = ''] of html.matchAll(/href="(\/[^"?#]*)/g)) {
      const route = routeOf('GET', href)
      if (route?.url.includes(':')) found.set(route.url, [...(found.get(route.url) ?? []).slice(0, 3), href])
    }
    for (const form of formsIn(html)) {
      const route = routeOf('POST', (form.action || here).split('?')[0] ?? '')
      if (route !== undefined && !forms.has(route) && mayReach(route, as))
        forms.set(route, { as, form: { ...form, action: form.action || here } })
    }
  }
  const gets = routes.filter(r => r.method === 'GET' && r.url !== '/logga-ut')
  // Twice: what only another page leads to is known after the first round.
  const manyFaces = (route: Route) => !/\.(csv|xlsx|json|jsonld|ttl)$|^\/api\//.test(route.url)
  for (const round of [1, 2])
    for (const route of gets) {
      if (round === 2 && ways.has(route)) continue
      const readers = world.people.filter(person => mayReach(route, person))
      const few = readers
        .filter(({ name }) => faces.has(name))
        .slice(0, route.url.startsWith('/demo') ? 1 : 9)
      for (const as of few.length > 0 ? few : readers) {
        if (ways.has(route) && !manyFaces(route)) break
        for (const path of [...world.addressesOf(route.url), ...(found.get(route.url) ?? [])]) {
          const answer = await t.app.inject({ url: path, headers: { ...as.who?.headers } })
          asked += 1
          if (answer.statusCode >= 400) continue
          if (!ways.has(route)) ways.set(route, { as, path })
          if (String(answer.headers['content-type']).startsWith('text/html')) learn(answer.body, path, as)
          else if (route.url.startsWith('/api/'))
            for (const [, id = ''] of answer.body.matchAll(/"(?:id|slug)":"([^"]+)"/g))
              for (const { url } of gets.filter(one => fits(one.url).test(`${route.url}/${id}`)))
                found.set(url, [...(found.get(url) ?? []).slice(0, 2), `${route.url}/${id}`])
          break
        }
      }
    }
  return {
    asked,
    /** Pages that somebody was shown. */
    opened: [...ways.keys()],
    ways: routes.map((route): Way => {
      const known = forms.get(route)
      const others = world.people.filter(person => mayReach(route, person))
      const as = known?.as ?? ways.get(route)?.as ?? others.at(-1) ?? world.people[0]
      const path = known?.form.action ?? ways.get(route)?.path ?? world.addressesOf(route.url)[0] ?? route.url
      if (as === undefined) throw new Error('There is nobody.')
      const page = names.get(routeOf('GET', path.replace(/\.(csv|xlsx)$/, '')) ?? route) ?? new Set()
      return {
        route,
        as,
        path,
        others,
        names: new Set([...(names.get(route) ?? []), ...page]),
        // Whoever has one assignment alone sees no form to change it with.
        form: known?.form ?? {
          action: path,
          fields: [],
          typed: route.url === '/byt-uppdrag' ? { uppdrag: as.who?.membershipId ?? '' } : {},
        },
      }
    }),
  }
}
