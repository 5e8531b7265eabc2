import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, openDatabase, system, type Tx } from '../kit/db/actor.ts'
import { projectRoot } from '../kit/db/migrate.ts'
import { otherTables } from '../kit/db/tenant-tables.ts'
import { openTestApp, type TestApp } from './app.ts'
import {
  askingPolicies,
  emptying,
  keysBeyondTenant,
  offendingStatements,
  references,
  smallCounters,
  triggers,
  unfitRoles,
  unmarked,
} from './spread-rules.ts'
import { architecture } from './table-rules.ts'

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

type Rule = (client: pg.ClientBase) => Promise<string[]>
const bare = 'create table directory.planted (tenant_id uuid not null, id uuid not null'
const catalogue: [rule: string, look: Rule, planted: string, offender: string][] = [
  [
    'S1, S2: every table is a tenant’s or says why not',
    unmarked,
    'create table directory.planted (id uuid primary key)',
    'directory.planted',
  ],
  [
    'S2: a tenant’s table cannot be without its tenant',
    unmarked,
    'create table directory.planted (tenant_id uuid, id uuid primary key)',
    'directory.planted',
  ],
  [
    'S2: the tenant is first in the key',
    keysBeyondTenant,
    `${bare}, primary key (id, tenant_id))`,
    'directory.planted_pkey',
  ],
  [
    'S3: what is unique is so within its tenant',
    keysBeyondTenant,
    `${bare}, word text unique, primary key (tenant_id, id))`,
    'directory.planted_word_key',
  ],
  [
    'S2: what excludes compares the tenant by =',
    keysBeyondTenant,
    `${bare}, at daterange, primary key (tenant_id, id), exclude using gist (at with &&))`,
    'directory.planted_at_excl',
  ],
  [
    'S4: a reference between tenants cannot exist',
    references,
    `${bare}, offer_id uuid, other uuid, primary key (tenant_id, id), foreign key (other, offer_id) references directory.offers)`,
    'directory.planted → directory.offers',
  ],
  [
    'S4: what all share points at nothing that one has',
    references,
    'alter table spending.precedents add tenant_id uuid references directory.enterprises',
    'spending.precedents → directory.enterprises',
  ],
  [
    'S5: nothing is emptied behind a statement’s back',
    emptying,
    `${bare}, primary key (tenant_id, id), foreign key (tenant_id) references core.organisations on delete set null)`,
    'directory.planted.planted_tenant_id_fkey',
  ],
  [
    'S6: a policy asks no table',
    askingPolicies,
    'create policy planted on directory.offers using ((select kit.tenant()) = tenant_id)',
    'directory.offers.planted',
  ],
  [
    'S10: no trigger',
    triggers,
    'create function directory.planted() returns trigger language plpgsql as $$ begin return null; end $$; create trigger planted after insert on directory.offers for each row execute function directory.planted()',
    'directory.offers.planted',
  ],
  [
    'S11: the server counts nothing in 32 bits',
    smallCounters,
    `${bare}, no int generated always as identity, primary key (tenant_id, id))`,
    'directory.planted.no',
  ],
  [
    'S18: the program’s roles can sign in where the rows are, and pass nothing by',
    unfitRoles,
    'alter role plantskola_jobs nologin',
    'plantskola_jobs',
  ],
]

describe('the schema can be spread over several machines (decision 0020)', () => {
  test.each(catalogue)('%s', async (_, look, planted, offender) => {
    expect(await look(owner)).toEqual([])
    await owner.query('begin')
    try {
      await owner.query(planted)
      expect(await look(owner)).toEqual([offender])
    } finally {
      await owner.query('rollback')
    }
  })

  test('S1: the program marks tables as architecture.cjs does', () => {
    const marked = [...Object.keys(architecture.global), ...Object.keys(architecture.local)]
    expect([...otherTables].sort()).toEqual(marked.sort())
  })

  test('S6: every policy is as the one generator writes it, in either form', async () => {
    const rules = () =>
      owner.query(
        `select polrelid::regclass::text as t, polname, pg_get_expr(polqual, polrelid) as rule, pg_get_expr(polwithcheck, polrelid) as checked
         from pg_policy order by 1, 2`,
      )
    const before = await rules()
    await owner.query('begin')
    try {
      await owner.query("call kit.write_policies('once')")
      expect(await askingPolicies(owner)).not.toEqual([])
      await owner.query("call kit.write_policies('plain')")
      expect((await rules()).rows).toEqual(before.rows)
    } finally {
      await owner.query('rollback')
    }
  })

  const planted: [rule: string, text: string][] = [
    ['sets the actor', "sql`select set_config('actor.tenant', $1, true)`"],
    ['sets the actor', "client.query('set local actor.system = on')"],
    ['keeps state in the session', 'sql`create temporary table chunk (line int)`'],
    ['keeps state in the session', "client.query('set work_mem = 1')"],
    ['keeps state in the session', "client.query('listen jobs')"],
    ['locks a hash', 'sql`select pg_advisory_xact_lock(hashtext($1))`'],
    ['updates by what changes from call to call', 'sql`update core.units set unit_id = gen_random_uuid()`'],
    ['moves a row to another organisation', 'sql`update core.units set name = $1, tenant_id = $2`'],
    ['moves a row to another organisation', 'tx.updateTable(x).set({ tenant_id: other })'],
  ]
  test.each(planted)('S7, S12, S13, S16: a statement that %s is found', (rule, text) => {
    expect(offendingStatements('x.ts', text)).toContain(`x.ts ${rule}`)
  })

  test('S7, S12, S13, S16: no statement of the program offends', () => {
    const files = globSync(
      ['src/**/*.{ts,tsx}', 'migrations/2026112[89]*.sql', 'migrations/2026[13]2*.sql'],
      {
        cwd: projectRoot,
      },
    ).filter(path => !/\.test\.tsx?$|^src\/testing\//.test(path))
    // The one procedure that says who acts.
    const actAs = /create procedure kit\.act_as[\s\S]*?\nend \$\$;/g
    const found = files.flatMap(path =>
      offendingStatements(path, readFileSync(join(projectRoot, path), 'utf8').replace(actAs, '')),
    )
    expect(found).toEqual([])
  })
})

test('S7: an actor is two uuids: nothing else is taken as one', async () => {
  for (const hostile of [
    "'; drop table core.units; --",
    '',
    'x',
    `${'0'.repeat(36)}`,
    "00000000-0000-4000-8000-00000000000'",
  ]) {
    const actor: Actor = { kind: 'person', tenantId: hostile, personId: hostile, membershipId: '', role: '' }
    await expect(t.db.inActor(actor, tx => sql`select 1`.execute(tx))).rejects.toThrow('uuids')
    await expect(owner.query('call kit.act_as($1, $1)', [hostile])).rejects.toThrow('uuid')
  }
})

test('S7: two organisations that take turns on one connection see themselves alone, a thousand times', async () => {
  const single = openDatabase(t.databaseUrl, { poolSize: 1 })
  const tenants = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
  const as = (tenantId: string): Actor => ({
    kind: 'person',
    tenantId,
    personId: tenantId,
    membershipId: '',
    role: '',
  })
  await owner.query('begin')
  await owner.query('call kit.act_as(null, null, true)')
  for (const [i, id] of tenants.entries()) {
    await owner.query("insert into core.organisations (tenant_id, kind, name) values ($1, 'region', $2)", [
      id,
      `Kanarie ${i}`,
    ])
    await owner.query(
      "insert into core.units (tenant_id, unit_id, kind, name) values ($1, $1, 'other', $2)",
      [id, `kanarie-${i}`],
    )
  }
  await owner.query('commit')
  // Without any condition of its own: only the policy stands between them.
  const units = (tx: Tx) =>
    sql<{
      name: string
    }>`select name, ${1}::int from core.units /* across tenants: the test of the lock */`.execute(tx)
  try {
    for (let i = 0; i < 1000; i++) {
      const { rows } = await single.inActor(as(tenants[i % 2] ?? ''), units)
      expect(rows.map(row => row.name)).toEqual([`kanarie-${i % 2}`])
    }
    const { rows: prepared } = await single.inActor(as(tenants[0] ?? ''), tx =>
      sql<{
        n: number
      }>`select count(*) as n from pg_prepared_statements where statement like 'select name%core.units%'`.execute(
        tx,
      ),
    )
    expect(prepared[0]?.n).toBe(1)
    const { rows: nobody } = await single.inActor({ kind: 'nobody' }, units)
    expect(nobody).toEqual([])
  } finally {
    await single.close()
  }
})

test('S8: a statement that does not say whose rows it is about is refused; one that says so, or why not, is not', async () => {
  const said = (text: string) =>
    t.db
      .inActor(system('planted'), tx => sql.raw(text).execute(tx))
      .then(
        () => 'taken',
        (error: Error) => /no condition on tenant_id/.test(error.message),
      )
  const id = "'11111111-1111-4111-8111-111111111111'"
  const refused = [
    'select name from core.units',
    `select name from core.units where unit_id = ${id}`,
    `update needs.needs set title = 'x' where need_id = ${id}`,
    'delete from "needs"."needs"',
    'select 1 from needs.needs n join core.units u on u.unit_id = n.unit_id where n.tenant_id = kit.tenant()',
    'select 1 from core.organisations o join core.memberships m using (tenant_id)',
    "update directory.enterprises set name = 'x' where slug = 'x'",
    `select (select count(*) from core.audit a where a.object_id = 'x') from core.persons`,
  ]
  for (const text of refused) expect([text, await said(text)]).toEqual([text, true])
  const taken = [
    'select name from core.units where tenant_id = kit.tenant()',
    'select 1 from needs.needs n join core.units u on u.tenant_id = n.tenant_id and u.unit_id = n.unit_id where n.tenant_id = kit.tenant()',
    'select name from core.units /* across tenants: a test */',
    'select name from directory.enterprises where published_at is not null',
    'select code from core.municipalities',
  ]
  for (const text of taken) expect([text, await said(text)]).toEqual([text, 'taken'])
})

test('S18: the program’s login is a member of its roles alone: it owns nothing and cannot become the owner', async () => {
  const program = new pg.Client({ connectionString: t.databaseUrl })
  await program.connect()
  try {
    const { rows } = await program.query<{ owned: number; roles: string[] }>(
      `select (select count(*)::int from pg_class where relowner = session_user::regrole) as owned,
         (select array_agg(rolname::text order by rolname) from pg_roles where rolname <> session_user and pg_has_role(session_user, oid, 'member')) as roles`,
    )
    expect(rows[0]).toEqual({
      owned: 0,
      roles: ['plantskola_app', 'plantskola_auth', 'plantskola_jobs', 'plantskola_system'],
    })
    await expect(program.query('select from core.units')).rejects.toThrow('permission denied')
    await expect(program.query('set role plantskola')).rejects.toThrow('permission denied')
    await expect(
      program.query('set role plantskola_app; update core.audit set action = action'),
    ).rejects.toThrow('permission denied')
    await program.query('reset role')
    await expect(program.query('alter table core.audit disable row level security')).rejects.toThrow(
      /must be owner|permission denied/,
    )
  } finally {
    await program.end()
  }
})
