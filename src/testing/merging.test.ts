import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { domains } from '../domains.ts'
import { system } from '../kit/db/actor.ts'
import { followsOf } from '../listeners.ts'
import { openTestApp, type TestApp } from './app.ts'
import { makeArea } from './areas.ts'
import { type Registered, register, see, send } from './register.ts'

const allFollows = followsOf(domains)
let t: TestApp
let owner: pg.Client
beforeAll(async () => {
  t = await openTestApp()
  owner = new pg.Client({ connectionString: t.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await t.close()
})

/** Every reference to an organisation or an enterprise, as "table column". */
const references = async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select distinct conrelid::regclass || ' ' || a.attname as name from pg_constraint k
       cross join lateral unnest(k.conkey, k.confkey) as pair(ours, theirs)
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.ours
       join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
     where k.contype = 'f' and b.attname = 'tenant_id'
       and k.confrelid in ('core.organisations'::regclass, 'directory.enterprises'::regclass) order by 1`,
  )
  return rows.map(row => row.name)
}
/** Asked as the system, whom row-level security hides nothing from. */
const asked = async <T>(text: string, ...values: unknown[]): Promise<T[]> => {
  const parts = text.split('?').map(part => sql.raw(part))
  const said = parts.flatMap((part, i) => (i === 0 ? [part] : [sql`${values[i - 1]}`, part]))
  return (await t.db.inActor(system('test'), tx => sql<T>`${sql.join(said, sql``)}`.execute(tx))).rows
}
const nameOf = ({ table, column = 'tenant_id' }: { table: string; column?: string }) => `${table} ${column}`
const unsaid = async () => {
  const said = new Set(allFollows.map(nameOf))
  return (await references()).filter(name => !said.has(name))
}

test('of every table that hangs on an organisation it is said what becomes of it in a merge; a new one that is forgotten is found', async () => {
  expect(await unsaid()).toEqual([])
  await owner.query('begin')
  await owner.query('create table directory.forgotten (tenant_id uuid references directory.enterprises)')
  expect(await unsaid()).toEqual(['directory.forgotten tenant_id'])
  await owner.query('rollback')
})

/** All that can hang on an enterprise, once for each; some of it alike at both. */
const fill = async (
  e: Registered,
  buyer: Registered,
  names: { unit: string; offer: string; area: string },
) => {
  const { tenantId } = e
  const at = t.clock.now()
  const own = { tenant_id: tenantId }
  const kept = { ...own, steward_id: buyer.keeper.tenantId, is_public: true }
  const area = await makeArea(t, buyer.keeper.tenantId)
  await t.db.inActor(system('test'), async tx => {
    const file_id = randomUUID()
    const unit_id = randomUUID()
    const content = Buffer.from([0, 1, 255, 10])
    const file = { media_type: 'image/png', size: 4, sha256: Buffer.alloc(32, 7), content, is_public: true }
    await tx
      .insertInto('core.units')
      .values({ ...own, unit_id, kind: 'other', name: names.unit })
      .execute()
    await tx.updateTable('core.memberships').set({ unit_id }).where('tenant_id', '=', tenantId).execute()
    await tx
      .insertInto('core.files')
      .values({ ...own, ...file, file_id, name: 'a', created_at: at })
      .execute()
    await tx
      .insertInto('directory.pictures')
      .values({ ...kept, file_id, alt_sv: `Bild hos ${e.slug}` })
      .execute()
    const [invitation_id, confirmation_id] = [randomUUID(), randomUUID()]
    await tx
      .insertInto('core.invitations')
      .values({
        ...own,
        invitation_id,
        email: `${tenantId}@example.org`,
        role: 'supervisor',
        unit_id,
        created_at: at,
        expires_at: at,
      })
      .execute()
    await tx
      .insertInto('directory.confirmations')
      .values({ ...own, confirmation_id, period_from: at, months: 3, sent_at: at })
      .execute()
    await tx
      .insertInto('core.links')
      .values(
        [invitation_id, confirmation_id].map(about => ({
          ...own,
          token_hash: Buffer.from(about),
          kind: 'test',
          about,
        })),
      )
      .execute()
    await tx
      .insertInto('directory.service_areas')
      .values(['2180', names.area].map(municipality_code => ({ ...kept, municipality_code })))
      .execute()
    await tx
      .insertInto('directory.criteria')
      .values({
        ...kept,
        criterion: 'participation',
        met: true,
        evidence: `Enligt ${e.slug}`,
        declared_at: at,
      })
      .execute()
    await tx
      .insertInto('directory.offers')
      .values(
        ['Städning', names.offer].map(title_sv => ({
          ...kept,
          category: 'cleaning',
          title_sv,
          updated_at: at,
        })),
      )
      .execute()
    const place_id = randomUUID()
    await tx
      .insertInto('directory.places')
      .values({ ...kept, place_id, kind: 'work_training', total: 3, free: 1, updated_at: at })
      .execute()
    await tx
      .insertInto('directory.place_terms')
      .values({ ...kept, place_id, supervisor: 'H', updated_at: at })
      .execute()
    const asked = {
      place_id,
      request_id: randomUUID(),
      kind: 'work_training',
      days: ['mon'],
      starts_on: t.clock.today(),
      updated_at: at,
    }
    await tx
      .insertInto('placements.requests')
      .values({
        ...own,
        ...asked,
        referrer_id: buyer.keeper.tenantId,
        referrer_area: randomUUID(),
        referrer: 'K',
        contact: 'C',
        asked_at: at,
        answer_by: t.clock.today(),
      })
      .execute()
    const host = { ...own, host_id: randomUUID() }
    await tx
      .insertInto('placements.host_views')
      .values({ ...host, request_id: asked.request_id, sent_at: at })
      .execute()
    await tx
      .insertInto('placements.host_items')
      .values({ ...host, item: 'name', value: 'S', purpose: 'who_comes', until_on: t.clock.today() })
      .execute()
    const person = {
      tenant_id: buyer.keeper.tenantId,
      person_id: randomUUID(),
      area_id: area.areaId,
    }
    await tx
      .insertInto('placements.people')
      .values({
        ...person,
        number: Number(`0x${tenantId.slice(0, 6)}`),
        owner_id: buyer.keeper.personId,
        created_at: at,
        updated_at: at,
      })
      .execute()
    await tx
      .insertInto('placements.placements')
      .values({
        ...asked,
        ...person,
        placement_id: randomUUID(),
        owner_id: buyer.keeper.personId,
        enterprise_id: tenantId,
        enterprise_name: 'V',
        created_at: at,
      })
      .execute()
    await tx
      .insertInto('directory.de_minimis')
      .values({ ...kept, giver: 'Region', granted_on: t.clock.today(), amount_ore: 100 })
      .execute()
    await tx
      .insertInto('directory.claims')
      .values({
        ...kept,
        person_id: buyer.stranger.personId,
        claimant_name: 'N',
        claimant_email: 'n@example.org',
        message: 'Vårt',
        made_at: at,
      })
      .execute()
    await tx
      .insertInto('needs.need_digests')
      .values({ ...own, person_id: e.supervisor.personId, chosen_at: at })
      .execute()
    await tx
      .insertInto('spending.ledger_suppliers')
      .values({
        tenant_id: buyer.keeper.tenantId,
        supplier_no: Number(`0x${tenantId.slice(0, 6)}`),
        key: tenantId,
        name: 'L',
        kind: 'organisation',
        enterprise_id: tenantId,
      })
      .execute()
    await tx
      .insertInto('directory.slugs')
      .values({ slug: `en-gang-${e.slug}`, tenant_id: tenantId })
      .execute()
  })
}
/** A question sent to these. */
const ask = (buyer: Registered, whom: readonly Registered[]) =>
  t.db.inActor(system('test'), async tx => {
    const at = t.clock.now()
    const of = { tenant_id: buyer.keeper.tenantId, inquiry_id: randomUUID() }
    const words = {
      subject: 'S',
      question: 'Q',
      organisation: 'K',
      contact_name: 'C',
      contact_email: 'c@example.org',
    }
    const need_id = randomUUID()
    const need = { need_id, title: 'N', category: 'cleaning', source: 'hand', created_at: at, updated_at: at }
    await tx
      .insertInto('needs.needs')
      .values({ tenant_id: of.tenant_id, ...need })
      .execute()
    await tx
      .insertInto('needs.inquiries')
      .values({
        ...of,
        need_id,
        ...words,
        answer_by: t.clock.today(),
        sent_at: at,
        asked: whom.map(e => e.tenantId),
      })
      .execute()
    const { subject, question } = words
    const draft = { draft_id: randomUUID(), need_id, subject, question, updated_at: at }
    await tx
      .insertInto('needs.inquiry_drafts')
      .values({
        tenant_id: of.tenant_id,
        ...draft,
        answer_by: t.clock.today(),
        enterprises: whom.map(e => e.tenantId),
      })
      .execute()
    for (const { tenantId, slug } of whom) {
      const key = { ...of, enterprise_id: tenantId }
      await tx
        .insertInto('needs.new_fits')
        .values({ tenant_id: of.tenant_id, need_id, enterprise_id: tenantId, found_at: at })
        .execute()
      await tx
        .insertInto('needs.inquiry_asks')
        .values({
          ...key,
          enterprise_name: slug,
          asked_at: at,
          mailed: false,
        })
        .execute()
      await tx
        .insertInto('core.links')
        .values({
          tenant_id: of.tenant_id,
          token_hash: Buffer.from(randomUUID()),
          kind: 'answer',
          about: `${of.inquiry_id} ${tenantId}`,
        })
        .execute()
      await tx
        .insertInto('needs.inquiry_answers')
        .values({ ...key, answer_no: 1, can: 'all', answered_at: at })
        .execute()
    }
    return of.inquiry_id
  })

/** How many rows of each list hang on an enterprise. */
const count = async (tenantId: string) => {
  const counted: Record<string, number> = {}
  for (const follows of allFollows) {
    const column = follows.column ?? 'tenant_id'
    const within = 'within' in follows ? follows.within : undefined
    const is = { one: `${column} = ?`, list: `?::uuid = any (${column})`, words: `strpos(${column}, ?) > 0` }
    const [row] = await asked<{ n: number }>(
      `select count(*)::int as n from ${follows.table} where ${is[within ?? 'one']}`,
      tenantId,
    )
    counted[nameOf(follows)] = row?.n ?? 0
  }
  return counted
}
const moving = () => allFollows.filter(follows => !('stays' in follows)).map(nameOf)

/** Two unclaimed listings of one keeper; whoever acts for the second acts for nothing else. */
const two = async () => {
  const kept = await register(t, { claimed: false, municipalityCode: '2182' })
  const other = await register(t, {
    claimed: false,
    municipalityCode: '2182',
    stewardId: kept.keeper.tenantId,
  })
  await asked(
    'update core.memberships set ended_at = ? where tenant_id = ?',
    t.clock.now().toString(),
    kept.tenantId,
  )
  await fill(kept, kept, { unit: 'Köket', offer: 'Fönsterputs', area: '2184' })
  await fill(other, kept, { unit: 'Köket', offer: 'Trappstädning', area: '2161' })
  await ask(kept, [other])
  await ask(kept, [kept, other])
  // One was merged into the other before, so that what a merge leaves behind is there, too.
  const earlier = await register(t, {
    claimed: false,
    municipalityCode: '2182',
    stewardId: kept.keeper.tenantId,
  })
  await asked('delete from core.memberships where tenant_id = ?', earlier.tenantId)
  const fields = { version: '2', presentation_sv: 'kept', once: randomUUID(), name: 'kept' }
  const merged = await send(t, kept.keeper, `${other.at}/sla-ihop/${earlier.slug}`, fields)
  expect(merged.statusCode, mainOf(merged.body)).toBe(303)
  return { kept, other, earlier }
}

const versionOn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''

test('a merge loses no row: each that hung on the two hangs on the one, or stays for a reason, and comes back undone', async () => {
  const { kept, other, earlier } = await two()
  const at = `${kept.at}/sla-ihop/${other.slug}`
  const before = { kept: await count(kept.tenantId), other: await count(other.tenantId) }
  for (const name of moving())
    expect(before.other[name], `the test has no row for ${name}`).toBeGreaterThan(0)

  const page = await see(t, kept.keeper, at)
  const done = await send(t, kept.keeper, at, {
    version: versionOn(page.body),
    once: randomUUID(),
    name: 'other',
    participation: 'other',
  })
  expect(done.statusCode, mainOf(done.body)).toBe(303)
  const after = { kept: await count(kept.tenantId), other: await count(other.tenantId) }
  const stay = {
    'directory.service_areas tenant_id': 1,
    'directory.criteria tenant_id': 1,
    'directory.claims tenant_id': 1,
    'needs.inquiry_asks enterprise_id': 1,
    'needs.inquiry_answers enterprise_id': 1,
    'needs.inquiries asked': 1,
    'needs.inquiry_drafts enterprises': 1,
    'needs.new_fits enterprise_id': 1,
    'core.links about': 1,
  } as Record<string, number>
  // The id leads on, as a name; what was written of the merge itself is new; whom a merge was of is written once more.
  const made = {
    'directory.slugs tenant_id': 1,
    'directory.merges tenant_id': 1,
    'directory.enterprises merged_into': 1,
  } as Record<string, number>
  for (const name of moving()) {
    expect([name, after.other[name]]).toEqual([name, stay[name] ?? 0])
    const all = (before.kept[name] ?? 0) + (before.other[name] ?? 0)
    expect([name, (after.kept[name] ?? 0) + (after.other[name] ?? 0)]).toEqual([
      name,
      all + (made[name] ?? 0),
    ])
  }
  // Whose word held was exchanged, and none is gone.
  const criteria = await t.db.inActor(system('test'), tx =>
    tx
      .selectFrom('directory.criteria')
      .select(['tenant_id', 'evidence'])
      .where('tenant_id', 'in', [kept.tenantId, other.tenantId])
      .execute(),
  )
  expect(Object.fromEntries(criteria.map(c => [c.tenant_id, c.evidence]))).toEqual({
    [kept.tenantId]: `Enligt ${other.slug}`,
    [other.tenantId]: `Enligt ${kept.slug}`,
  })
  // A picture is the same bytes.
  const files = await asked<{ content: Buffer }>(
    'select content from core.files where tenant_id = ?',
    kept.tenantId,
  )
  expect(files.map(({ content }) => [...content])).toEqual([
    [0, 1, 255, 10],
    [0, 1, 255, 10],
  ])
  // The earlier one leads all the way.
  expect((await see(t, undefined, earlier.at)).headers.location).toBe(kept.at)

  const undone = await send(t, kept.keeper, `${kept.at}/dela-igen`, { merge_id: await mergeOf(kept, other) })
  expect(undone.statusCode, mainOf(undone.body)).toBe(303)
  const audited = {
    'core.audit tenant_id': expect.any(Number),
    'directory.search_entries tenant_id': 3,
  }
  // What has been done is remembered.
  expect(await count(other.tenantId)).toEqual({ ...before.other, ...audited, 'directory.merges other_id': 1 })
  expect(await count(kept.tenantId)).toEqual({ ...before.kept, ...audited, 'directory.merges tenant_id': 1 })
  expect((await see(t, undefined, other.at)).statusCode).toBe(200)
  expect((await see(t, undefined, earlier.at)).headers.location).toBe(other.at)
  expect(
    await asked(
      'select title_sv from directory.offers where tenant_id = ? and ended_at is not null',
      other.tenantId,
    ),
  ).toEqual([])
})

const mergeOf = async (kept: Registered, other: Registered): Promise<string> => {
  const rows = await asked<{ merge_id: string }>(
    'select merge_id from directory.merges where tenant_id = ? and other_id = ?',
    kept.tenantId,
    other.tenantId,
  )
  return rows[0]?.merge_id ?? ''
}

const mainOf = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .slice(0, 800)
