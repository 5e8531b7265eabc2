import type { Viewer } from '../../src/core/web/viewer.ts'
import { sectionNames } from '../../src/domains/directory/enterprises/schema.ts'
import { parts } from '../../src/domains/needs/needs/paths.ts'
import { system } from '../../src/kit/db/actor.ts'
import { viewerOf } from '../../src/testing/identity.ts'
import { addressesOf, type Names } from '../../src/testing/route-addresses.ts'
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
  { path: '/sok?q=korg', as: 'upphandlare' },
  { path: '/sok?q=finns-inte', as: undefined },
  { path: '/inkop/forebilder?q=finns-inte', as: 'upphandlare' },
  { path: '/inkop/forebilder?visa=alla', as: 'upphandlare' },
  ...parts.map(part => ({ path: `/inkop/behov/${c.purchases.openNeed}?visa=${part}`, as: 'upphandlare' })),
  {
    path: `/inkop/behov/${c.purchases.openNeed}/fraga?foretag=${c.purchases.enterprise}`,
    as: 'upphandlare',
  },
]

const noId = '00000000-0000-4000-8000-000000000000'
/** What can stand in an address, each with what goes together with it. */
const namesIn = async (site: Site, c: Contents): Promise<Names[]> => {
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
  const placed = await site.db.inActor(system('test'), tx =>
    tx
      .selectFrom('placements.people as p')
      .leftJoin('placements.placements as l', join =>
        join.onRef('l.tenant_id', '=', 'p.tenant_id').onRef('l.person_id', '=', 'p.person_id'),
      )
      .leftJoin('placements.wishes as w', join =>
        join.onRef('w.tenant_id', '=', 'p.tenant_id').onRef('w.person_id', '=', 'p.person_id'),
      )
      .select(['p.person_id', 'p.closed_at', 'l.state', 'l.placement_id', 'l.request_id', 'l.place_id'])
      .distinctOn([
        'l.state',
        e => e('l.enterprise_name', 'like', 'Korgboden%'),
        e => e('p.closed_at', 'is', null),
        e => e('p.officers', 'is', null),
        e => e('w.person_id', 'is', null),
      ])
      .execute(),
  )
  const units = await site.db.inActor(system('test'), tx =>
    tx.selectFrom('core.units').select(['unit_id', 'area_id']).where('area_id', 'is not', null).execute(),
  )
  const { ledgers, plans, needs, inquiries } = c.purchases
  const each = (name: string, ids: readonly string[]): Names[] => ids.map(id => ({ [name]: id }))
  const ofSlug = (slug: string, all: { tenant_id: string; id: string }[]) =>
    all.find(row => row.tenant_id === owners.find(o => o.slug === slug)?.tenant_id)?.id ?? noId
  return [
    ...Object.values(c.slugs).flatMap(slug =>
      sectionNames.map(section => ({
        slug,
        other: c.slugs.unclaimed,
        section,
        offer: ofSlug(slug, offers),
        place: ofSlug(slug, places),
        claim: c.claim,
        picture: noId,
      })),
    ),
    ...classes.map(p => ({ supplier: String(p.supplier_no), account: String(p.account_no) })),
    ...each('kind', ['fruit-baskets', 'oklassat', 'annat', 'pet-care']),
    ...each('precedent', ['KA2326', 'MT34', 'SE59316A']),
    ...each('ledger', ledgers),
    ...each('plan', plans),
    ...each('need', needs),
    ...each('inquiry', inquiries),
    { draft: c.purchases.draft },
    ...placed.map(p => ({
      participant: p.person_id,
      placement: p.placement_id ?? noId,
      placeRequest: p.request_id ?? noId,
      place: p.place_id ?? noId,
    })),
    ...units.map(({ unit_id, area_id }) => ({ unit: unit_id, area: area_id ?? noId })),
    ...each('import', c.imports),
    ...each(
      'organisation',
      participants.map(p => p.tenant_id),
    ),
    ...each(
      'member',
      members.map(m => m.membership_id),
    ),
    { ...c.links, signIn: noId },
  ]
}

/** What answers programs, is a file, leads on elsewhere, or is listed under `besides`: no page of its own. */
const noPage = /^\/(api|auth)\/|\/bilder\/:picture$|^\/logga-in\/fel$|\.\w+$/

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

/** Every page there is, as everybody in the demo who may see it; those who see the same stand for each other, unless `each`. */
export const everyView = async (site: Site, contents: Contents, each = false) => {
  const sets = await namesIn(site, contents)
  const people = await site.identity.demoPeople()
  type Reader = { as: string | undefined; cookie: string; viewer: Viewer | undefined }
  const readers: Reader[] = [{ as: undefined, cookie: '', viewer: undefined }]
  for (const { key } of people) {
    const cookie = await site.cookieOf(key)
    readers.push({ as: key, cookie, viewer: await viewerOf(site, { cookie }) })
  }
  // An address without a name in it shows a role the same whoever has it; an object's page hangs on whose it is.
  const one = new Set([
    undefined,
    ...[...Map.groupBy(people, p => p.role).values()].map(those => those[0]?.key),
  ])
  const routes = routesOf(site.app).filter(r => r.method === 'GET' && !noPage.test(r.url))
  const views: View[] = []
  const unseen: string[] = []
  for (const { url: route, access } of routes) {
    const mayAsk = readers.filter(r => access.public || (r.viewer && access.may(r.viewer)))
    const seen = new Set<string>()
    let html = false
    let other = false
    for (const path of addressesOf(route, sets)) {
      for (const { as, cookie } of mayAsk) {
        if (!route.includes(':') && !one.has(as)) continue
        const { statusCode, headers, body } = await site.app.inject({ url: path, headers: { cookie } })
        const isPage = String(headers['content-type']).startsWith('text/html')
        const leadsOn = statusCode === 303 && !headers.location?.startsWith('/logga-in')
        other ||= leadsOn || (!isPage && statusCode === 200)
        if (other) break
        if (!isPage || statusCode !== 200) continue
        html = true
        const what = each || route === '/hem' ? `${path} ${as}` : skeleton(body)
        if (seen.has(what)) continue
        seen.add(what)
        views.push({ path, as })
      }
    }
    if (!html && !other) unseen.push(route)
  }
  return { views: [...views, ...besides(contents)], unseen }
}
