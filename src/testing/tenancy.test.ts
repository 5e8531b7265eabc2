import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../core/web/viewer.ts'
import { acrossTenants } from '../kit/db/tenant-condition.ts'
import { openTestApp, type TestApp } from './app.ts'
import { viewerOf } from './identity.ts'
import { addressOf } from './route-addresses.ts'
import { type Route, routesOf } from './route-list.ts'
import { nothing, type Owned, ownEverything } from './tenants.ts'

let t: TestApp
let tenants: Owned[]
let routes: Route[]
beforeAll(async () => {
  t = await openTestApp({ DEMO: '1' })
  tenants = []
  for (const [canary, code] of [
    ['kanarieett', '2182'],
    ['kanarietva', '2361'],
    ['kanarietre', '1280'],
  ] as const) {
    tenants.push(await ownEverything(t, canary, code))
  }
  // What starts something in the outside world, or ends the reader's own session, is not walked.
  routes = routesOf(t.app).filter(
    r => !/logga-ut|avsluta-andra|\/logga-in|skapa-konto|demo\/som|auth\/callback|\/demo\/post/.test(r.url),
  )
})
afterAll(() => t.close())

const ask = async (route: Route, path: string, cookie: string) => {
  const payload = route.method === 'POST' ? { version: '1' } : undefined
  const headers = { cookie, ...(payload ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }
  return t.app.inject({
    method: route.method as 'GET',
    url: path,
    headers,
    ...(payload ? { payload: new URLSearchParams(payload).toString() } : {}),
  })
}

/** Routes that somebody may reach at all: the others refuse before anything is looked at. */
const reachedBy = (of: readonly Route[], viewer: Viewer) =>
  of.filter(({ access }) => access.public || access.may(viewer))

test('another tenant’s object answers exactly as one that does not exist', { timeout: 300_000 }, async () => {
  // A section is a part of what another parameter names, or of one's own.
  const withObject = routes.filter(r => /:(?!section\b)/.test(r.url))
  let compared = 0
  const [first, second, third] = tenants
  if (!first || !second || !third) throw new Error('three tenants')
  for (const [tenant, foreign] of [
    [first, second],
    [second, first],
  ] as const) {
    const unknown = nothing()
    const neutral = (body: string, of: Pick<Owned, 'slug' | 'ids'>) =>
      [of.slug, ...Object.values(of.ids)].reduce((text, id) => text.replaceAll(id, '#'), body)
    for (const { role, who } of tenant.people) {
      const reached = reachedBy(withObject, await viewerOf(t, who))
      for (const route of withObject.filter(one => tenant === first && !reached.includes(one))) {
        const refused = await ask(route, addressOf(route.url, foreign), who.cookie)
        expect([route.url, refused.statusCode]).toEqual([route.url, 403])
      }
      for (const route of reached) {
        const a = await ask(route, addressOf(route.url, foreign), who.cookie)
        const b = await ask(route, addressOf(route.url, unknown), who.cookie)
        const where = `${role} ${route.method} ${route.url}`
        expect(a.statusCode, where).toBe(b.statusCode)
        expect(neutral(a.body, foreign), where).toBe(neutral(b.body, unknown))
        // Ending one's own session or passkey twice is no error; everything else is refused.
        if (!route.url.startsWith('/installningar/')) expect(a.statusCode, where).toBeGreaterThanOrEqual(400)
        compared += 1
      }
    }
  }
  process.stdout.write(
    `\nTenant matrix: 2 directions × ${first.people.length} roles, ${withObject.length} routes with objects: ${compared} pairs alike\n`,
  )
})

const searched = /^\/(sok|foretag|behov|api|forfragningar|inkop|registret)(\/|$)/
test('no page, list, file or feed holds another tenant’s canary', { timeout: 300_000 }, async () => {
  const open = routes.filter(r => r.method === 'GET')
  let own = 0
  for (const tenant of tenants.slice(0, 2)) {
    const others = tenants.filter(o => o !== tenant).map(o => o.canary)
    for (const { role, who } of tenant.people) {
      for (const route of reachedBy(open, await viewerOf(t, who))) {
        const path = addressOf(route.url, tenant)
        // What is searched shows the latest, and what is found by the canary's name.
        for (const asked of route.list || searched.test(path) ? [path, `${path}?q=kanarie`] : [path]) {
          const { body } = await ask(route, asked, who.cookie)
          for (const canary of others)
            expect(body.includes(canary), `${role} ${asked} shows ${canary}`).toBe(false)
          if (body.includes(tenant.canary)) own += 1
        }
      }
    }
  }
  // The net would catch something: one's own canaries are seen.
  expect(own).toBeGreaterThan(50)
})

test('deliberately wrong SQL on the app’s connection sees no foreign row', async () => {
  const [tenant] = tenants
  const who = tenant?.people[0]?.who
  if (!tenant || !who) throw new Error('three tenants')
  const actor = {
    kind: 'person',
    personId: who.personId,
    tenantId: who.tenantId,
    membershipId: who.membershipId,
    role: 'municipality_admin',
  } as const
  const tables = [
    'core.units',
    'core.memberships',
    'core.invitations',
    'core.audit',
    'core.files',
    'core.persons',
    'directory.enterprises',
    'directory.offers',
    'directory.places',
    'directory.de_minimis',
    'directory.claims',
    'directory.imports',
    'spending.ledger_files',
    'spending.ledger_suppliers',
    'spending.ledger_accounts',
    'spending.ledger_units',
    'spending.ledger_rows',
    'spending.spend_cells',
    'spending.spend_months',
    'spending.class_decisions',
    'spending.pair_classes',
    'needs.needs',
    'needs.plan_imports',
    'needs.inquiries',
    'needs.inquiry_asks',
    'needs.inquiry_answers',
    'needs.inquiry_drafts',
    'needs.inquiry_additions',
    'needs.guidelines',
    'core.areas',
    'directory.place_terms',
    'placements.people',
    'placements.identities',
    'placements.wishes',
    'placements.requests',
    'placements.placements',
    'placements.disclosures',
    'placements.host_views',
    'placements.host_items',
  ] as const
  for (const table of tables) {
    const rows = await t.db.inActor(actor, tx =>
      tx.selectFrom(table).selectAll().modifyEnd(acrossTenants('the test of the lock')).execute(),
    )
    const text = JSON.stringify(rows)
    for (const other of tenants.slice(1)) expect(text.includes(other.canary), table).toBe(false)
  }
})
