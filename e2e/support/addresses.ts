import { sectionNames } from '../../src/domains/directory/enterprises/schema.ts'
import { system } from '../../src/kit/db/actor.ts'
import { routesOf } from '../../src/testing/route-list.ts'
import type { Site } from '../../src/testing/site.ts'
import type { Contents } from './contents.ts'

/** A page as somebody sees it. */
export type View = { path: string; as: string | undefined }

/** States of pages that no route alone leads to. */
const besides = (c: Contents): View[] => [
  { path: '/finns-inte', as: undefined },
  { path: '/logga-in/fel?error=access_denied', as: undefined },
  { path: '/logga-in/fel?error=signup_disabled', as: undefined },
  { path: '/administration', as: 'deltagare' },
  { path: '/foretag?q=fruktkorg+S%C3%B6derhamn', as: undefined },
  { path: '/foretag?q=fruktkoorg&krav=certifierad&kategori=fruit-baskets', as: undefined },
  { path: '/foretag?q=rymdraketer&kommun=2361', as: 'upphandlare' },
  { path: '/foretag?kommun=2182&inom=50', as: undefined },
  { path: '/foretag?kommun=2361&kategori=cafe-conference', as: undefined },
  { path: '/foretag/fraga?fraga=fruktkorg&kommun=2182', as: 'upphandlare' },
  { path: '/registret?q=finns-inte', as: 'kommunadmin' },
  { path: `/foretag/${c.slugs.unclaimed}/gor-ansprak`, as: 'arbetsgivare' },
  { path: '/bekrafta/finns-inte', as: undefined },
  { path: '/inkop?alla=1', as: 'upphandlare' },
  { path: '/inkop?period=2025', as: 'politiker' },
  { path: '/inkop/klassning?kategori=oklassat', as: 'upphandlare' },
  { path: '/inkop/leverantorer?q=finns-inte', as: 'upphandlare' },
  { path: '/inkop/behov?q=finns-inte', as: 'upphandlare' },
  { path: '/behov?q=finns-inte', as: undefined },
  { path: '/inkop/forebilder?q=finns-inte', as: 'upphandlare' },
  {
    path: `/inkop/behov/${c.purchases.openNeeds[0]}/fraga?foretag=${c.purchases.enterprise}`,
    as: 'upphandlare',
  },
]

/** Everything that can stand in place of a route's parameters, by the route's address. */
const fillings = async (site: Site, c: Contents) => {
  const [offers, places, members] = await site.db.inActor(system('test'), async tx => [
    await tx.selectFrom('directory.offers').select(['tenant_id', 'offer_id as id']).execute(),
    await tx.selectFrom('directory.places').select(['tenant_id', 'place_id as id']).execute(),
    await tx
      .selectFrom('core.memberships')
      .innerJoin('core.demo_people', 'core.demo_people.person_id', 'core.memberships.person_id')
      .select(['core.memberships.membership_id', 'core.demo_people.key'])
      .execute(),
  ])
  const owners = await site.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.enterprises').select(['slug', 'tenant_id']).execute(),
  )
  const participants = await site.db.inActor(system('test'), tx =>
    tx
      .selectFrom('core.organisations')
      .select('tenant_id')
      .distinctOn('kind')
      .where('kind', 'in', ['municipality', 'association'])
      .execute(),
  )
  const classes = await site.db.inActor(system('test'), tx =>
    tx.selectFrom('spending.pair_classes').select(['supplier_no', 'account_no']).limit(1).execute(),
  )
  const pairs = classes.map(p => `/inkop/klassning/${p.supplier_no}/${p.account_no}`)
  const slugs = Object.values(c.slugs)
  const ofSlug = (slug: string, all: { tenant_id: string; id: string }[]) =>
    all.find(row => row.tenant_id === owners.find(o => o.slug === slug)?.tenant_id)?.id ?? 'x'
  return (route: string): string[] => {
    if (!route.includes(':')) return [route]
    const { ledgers, plans, needs, openNeeds, inquiries, published } = c.purchases
    const each = (name: string, ids: readonly string[]) => ids.map(id => route.replace(name, id))
    if (route === '/administration/organisationer/:id')
      return each(
        ':id',
        participants.map(p => p.tenant_id),
      )
    if (route === '/inkop/kategorier/:kind')
      return each(':kind', ['fruit-baskets', 'oklassat', 'annat', 'pet-care'])
    if (route === '/inkop/klassning/:supplier/:account') return pairs
    if (route.startsWith('/inkop/reskontra/')) return each(':id', ledgers)
    if (route.startsWith('/inkop/behov/plan/')) return each(':id', plans)
    if (route.startsWith('/inkop/behov/')) return each(':id', needs)
    if (route.startsWith('/behov/')) return each(':id', openNeeds)
    if (/^\/(inkop|vart-foretag)\/fragor\//.test(route)) return each(':id', inquiries)
    if (route.startsWith('/forfragningar/')) return each(':id', published)
    if (route.startsWith('/foretag/:slug') || route.startsWith('/vart-foretag')) {
      return slugs.flatMap(slug => {
        const path = route
          .replace(':slug', slug)
          .replace(':other', c.slugs.unclaimed)
          .replace(':offerId', ofSlug(slug, offers))
          .replace(':placeId', ofSlug(slug, places))
          .replace(':claimId', c.claim)
          .replace(':fileId', 'x')
        return path.includes(':section?') ? sectionNames.map(s => path.replace(':section?', s)) : [path]
      })
    }
    const known: Record<string, string[]> = {
      '/logga-in/lank/:token': ['/logga-in/lank/x'],
      '/skapa-konto/:token': [c.links.account],
      '/inbjudan/:token': [c.links.invitation],
      '/bekrafta/:token': [c.links.confirmation],
      '/svara/:token': [c.links.answer],
      '/registret/las-in/:id': c.imports,
      '/registret/las-in/:id/rader.csv': c.imports.map(path => `${path}/rader.csv`),
      '/registret/las-in/:id/rader.xlsx': c.imports.map(path => `${path}/rader.xlsx`),
      '/administration/personer/:id': members.map(m => `/administration/personer/${m.membership_id}`),
    }
    return known[route] ?? []
  }
}

/** What answers programs, leads on elsewhere, or is listed under `besides`: no page of its own. */
const noPage = /^\/(api|auth)\/|\/bilder\/:fileId$|^\/logga-in\/fel$/

/** What a page is made of, without its words: two people who see the same are checked once. */
const skeleton = (html: string): string => {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? html
  const parts = [...main.matchAll(/<(\w[\w-]*)((?:\s[^>]*)?)>/g)].map(([, tag, attributes = '']) => {
    const look = /class="([^"]*)"/.exec(attributes)?.[1] ?? ''
    const names = [...attributes.matchAll(/\s([\w-]+)(?==|\s|$)/g)].map(m => m[1]).sort()
    return `${tag}.${look} ${names.join()}`
  })
  return [...new Set(parts)].sort().join('\n')
}

/** Every page there is, as everybody in the demo who may see it; those who see the same stand for each other. */
export const everyView = async (site: Site, contents: Contents) => {
  const fill = await fillings(site, contents)
  const people = await site.identity.demoPeople()
  const cookies = new Map<string | undefined, string>([[undefined, '']])
  for (const { key } of people) cookies.set(key, await site.cookieOf(key))
  // An address without a name in it shows a role the same whoever has it; an object's page hangs on whose it is.
  const one = new Set([
    undefined,
    ...[...Map.groupBy(people, p => p.role).values()].map(those => those[0]?.key),
  ])
  const routes = routesOf(site.app).filter(r => r.method === 'GET')
  const views: View[] = []
  const unseen: string[] = []
  for (const { url: route } of routes) {
    const seen = new Set<string>()
    let html = false
    let other = false
    for (const path of fill(route)) {
      for (const [as, cookie] of cookies) {
        if (!route.includes(':') && !one.has(as)) continue
        const { statusCode, headers, body } = await site.app.inject({ url: path, headers: { cookie } })
        const isPage = String(headers['content-type']).startsWith('text/html')
        const leadsOn = statusCode === 303 && !headers.location?.startsWith('/logga-in')
        other ||= leadsOn || (!isPage && statusCode === 200)
        if (other) break
        if (!isPage || statusCode !== 200) continue
        html = true
        const what = route === '/hem' ? String(as) : skeleton(body)
        if (seen.has(what)) continue
        seen.add(what)
        views.push({ path, as })
      }
    }
    if (!html && !other && !noPage.test(route)) unseen.push(route)
  }
  return { views: [...views, ...besides(contents)], unseen }
}
