import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, system } from '../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/identity.ts'
import { moves } from './moves.ts'

let t: TestApp
let owner: Actor & { kind: 'person' }
let stranger: Actor & { kind: 'person' }

const personOf = async (municipalityCode: string) => {
  const role = 'procurement_officer'
  const { personId, tenantId, membershipId } = await signIn(t, { role, municipalityCode })
  return { kind: 'person' as const, personId, tenantId, membershipId, role }
}
beforeAll(async () => {
  t = await openTestApp()
  owner = await personOf('2182')
  stranger = await personOf('2361')
  const client = new pg.Client({ connectionString: t.ownerUrl })
  await client.connect()
  await client.query(`create table core.lamps (tenant_id uuid not null, lamp_id uuid not null, lit_at timestamptz,
    broken_at timestamptz, state text not null, note text not null default '', primary key (tenant_id, lamp_id));
    call kit.own_by_tenant('core.lamps')`)
  await client.end()
})
afterAll(() => t.close())

// A noun made up for this test: types know the tables of the migrations alone, and units have an organisation and an id too.
type Lamp = { broken_at: unknown }
const lamps = moves(
  { noun: 'lamp', table: 'core.lamps' as 'core.units', id: 'lamp_id' as 'unit_id' },
  {
    lamp_lit: {
      mark: 'lit_at' as 'name',
      back: 'lamp_out',
      when: row => (row as unknown as Lamp).broken_at === null,
    },
    lamp_broken: { mark: 'broken_at' as 'name' },
    lamp_moved: { from: ['shelf', 'box'], to: 'room' },
    lamp_packed: { from: ['room'], to: 'box' },
  },
)
const names = ['lamp_lit', 'lamp_out', 'lamp_broken', 'lamp_moved', 'lamp_packed'] as const
type Name = (typeof names)[number]

const newLamp = async (tenantId: string) => {
  const id = randomUUID()
  await t.db.inActor(system('test'), tx =>
    sql`insert into core.lamps (tenant_id, lamp_id, state) values (${tenantId}, ${id}, 'shelf')`.execute(tx),
  )
  return id
}
const go = (by: Actor & { kind: 'person' }, id: string, name: Name) =>
  t.db.inActor(by, tx => lamps.go(tx, by, t.clock.now(), { tenantId: by.tenantId, id }, name))

/** What one walks by in one's head. */
const model = () => ({ lit: false, broken: false, state: 'shelf' })
const can: Record<Name, (lamp: ReturnType<typeof model>) => boolean> = {
  lamp_lit: lamp => !lamp.lit && !lamp.broken,
  lamp_out: lamp => lamp.lit,
  lamp_broken: lamp => !lamp.broken,
  lamp_moved: lamp => lamp.state !== 'room',
  lamp_packed: lamp => lamp.state === 'room',
}
/** The lamp after it, and between which states the log says that it went. */
const goes: Record<Name, (lamp: ReturnType<typeof model>) => [object, string, string]> = {
  lamp_lit: () => [{ lit: true }, 'lamp_out', 'lamp_lit'],
  lamp_out: () => [{ lit: false }, 'lamp_lit', 'lamp_out'],
  lamp_broken: () => [{ broken: true }, '', 'lamp_broken'],
  lamp_moved: lamp => [{ state: 'room' }, lamp.state, 'room'],
  lamp_packed: lamp => [{ state: 'box' }, lamp.state, 'box'],
}

const written = (id: string) =>
  t.db.inActor(owner, async tx => ({
    row: (
      await sql<
        Record<string, unknown>
      >`select lit_at is not null as lit, broken_at is not null as broken, state
      from core.lamps where tenant_id = ${owner.tenantId} and lamp_id = ${id}`.execute(tx)
    ).rows[0],
    states: await tx
      .selectFrom('core.state_log')
      .select(['move', 'from_state', 'to_state', 'person_id', 'at'])
      .where('tenant_id', '=', owner.tenantId)
      .where('object', '=', 'lamp')
      .where('object_id', '=', id)
      .orderBy('at')
      .execute(),
    log: await tx
      .selectFrom('core.audit')
      .select(['action', 'person_id'])
      .where('tenant_id', '=', owner.tenantId)
      .where('object_type', '=', 'lamp')
      .where('object_id', '=', id)
      .orderBy('audit_id')
      .execute(),
    events: await tx
      .selectFrom('core.events')
      .select(['kind', 'object', 'for_tenant'])
      .where('tenant_id', '=', owner.tenantId)
      .where(sql<boolean>`ids ->> 'lamp' = ${id}`)
      .orderBy('at')
      .execute(),
  }))

test('whatever is done in whatever order: what can be made is, once, and written down; nothing else is', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 12 }), async walk => {
      const id = await newLamp(owner.tenantId)
      const lamp = model()
      const made: [Name, string, string][] = []
      for (const name of walk) {
        t.clock.advance({ seconds: 1 })
        const may = can[name](lamp)
        expect(await go(owner, id, name)).toBe(may ? 'done' : 'already')
        if (!may) continue
        const [after, from, to] = goes[name](lamp)
        made.push([name, from, to])
        Object.assign(lamp, after)
      }
      const { row, states, log, events } = await written(id)
      expect(row).toEqual(lamp)
      expect(states.map(s => [s.move, s.from_state, s.to_state])).toEqual(made)
      expect(states.every(s => s.person_id === owner.personId)).toBe(true)
      expect(log).toEqual(made.map(([action]) => ({ action, person_id: owner.personId })))
      expect(events).toEqual(made.map(([kind]) => ({ kind, object: 'lamp', for_tenant: owner.tenantId })))
    }),
    { numRuns: 25 },
  )
})

test('two who make the same move at once: one has made it, and it is written down once', async () => {
  const id = await newLamp(owner.tenantId)
  const answers = await Promise.all([1, 2, 3].map(() => go(owner, id, 'lamp_lit')))
  expect(answers.sort()).toEqual(['already', 'already', 'done'])
  expect((await written(id)).states).toHaveLength(1)
})

test('what is unknown, another organisation’s or no id at all is not found, and nothing is written', async () => {
  const id = await newLamp(owner.tenantId)
  for (const [by, which] of [
    [owner, randomUUID()],
    [owner, 'nowhere'],
    [stranger, id],
  ] as const)
    await expect(go(by, which, 'lamp_lit')).rejects.toMatchObject({ status: 404 })
  expect(await written(id)).toMatchObject({ row: model(), states: [], log: [], events: [] })
})

test('what else the caller gives is stored with it, and said in the log', async () => {
  const id = await newLamp(owner.tenantId)
  const key = { tenantId: owner.tenantId, id }
  const given = { set: { note: 'i hallen' } as never, detail: { lamps: 1 } }
  await t.db.inActor(owner, tx => lamps.go(tx, owner, t.clock.now(), key, 'lamp_moved', given))
  const { note, detail } = await t.db.inActor(owner, async tx => ({
    note: await sql`select note from core.lamps where tenant_id = ${owner.tenantId} and lamp_id = ${id}`.execute(
      tx,
    ),
    detail: await tx
      .selectFrom('core.audit')
      .select('detail')
      .where('tenant_id', '=', owner.tenantId)
      .where('object_id', '=', id)
      .execute(),
  }))
  expect([note.rows, detail]).toEqual([[{ note: 'i hallen' }], [{ detail: { lamps: 1 } }]])
})

test('what was written down stays, and nobody writes it in another’s name', async () => {
  const id = await newLamp(owner.tenantId)
  await go(owner, id, 'lamp_lit')
  await expect(t.db.inActor(system('test'), tx => tx.deleteFrom('core.state_log').execute())).rejects.toThrow(
    'permission denied',
  )
  await expect(
    t.db.inActor(stranger, tx =>
      tx
        .insertInto('core.state_log')
        .values({
          tenant_id: owner.tenantId,
          log_id: randomUUID(),
          object: 'lamp',
          object_id: id,
          move: 'lamp_out',
          from_state: 'lamp_lit',
          to_state: 'lamp_out',
          person_id: owner.personId,
          at: t.clock.now(),
        })
        .execute(),
    ),
  ).rejects.toThrow('row-level security')
})
