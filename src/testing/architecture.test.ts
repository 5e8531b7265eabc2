import { execFileSync } from 'node:child_process'
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../kit/db/migrate.ts'
import { keptSchemas } from '../kit/db/tables.ts'
import { openTestApp, type TestApp } from './app.ts'
import { register, see, send } from './register.ts'
import { architecture, foreignTables, inexactColumns, unguardedTables, upwardLinks } from './table-rules.ts'

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

/** Plants a fault, looks, and takes it away again. */
const planted = async <T>(sql: string, look: () => Promise<T>): Promise<T> => {
  await owner.query('begin')
  try {
    await owner.query(sql)
    return await look()
  } finally {
    await owner.query('rollback')
  }
}

describe('tables', () => {
  test('row-level security is enabled, forced and has a policy on every table', async () => {
    expect(await unguardedTables(owner)).toEqual([])
    expect(
      await planted('create table directory.bare (tenant_id uuid primary key)', () => unguardedTables(owner)),
    ).toEqual(['directory.bare'])
    expect(
      await planted('alter table directory.offers no force row level security', () => unguardedTables(owner)),
    ).toEqual(['directory.offers'])
  })

  test('foreign keys point down, and only at declared domains', async () => {
    expect(await upwardLinks(owner)).toEqual([])
    const fault = 'create table core.upward (tenant_id uuid primary key references directory.enterprises)'
    expect(await planted(fault, () => upwardLinks(owner))).toEqual(['core.upward → directory.enterprises'])
  })

  test('the app’s roles cannot pass row-level security by, nor alter the audit log', async () => {
    const { rows } = await owner.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname like 'plantskola_%' and (rolsuper or rolbypassrls)",
    )
    expect(rows).toEqual([])
    await expect(
      t.db.inActor({ kind: 'system', reason: 'test' }, tx =>
        tx.updateTable('core.audit').set({ action: 'x' }).execute(),
      ),
    ).rejects.toThrow('permission denied')
    await expect(
      t.db.inActor({ kind: 'system', reason: 'test' }, tx => tx.deleteFrom('core.audit').execute()),
    ).rejects.toThrow('permission denied')
  })

  test('amounts are whole öre, and times know their zone', async () => {
    expect(await inexactColumns(owner)).toEqual([])
    const fault = 'alter table directory.offers add vat_ore numeric, add seen_at timestamp'
    expect(await planted(fault, () => inexactColumns(owner))).toEqual([
      'directory.offers.seen_at',
      'directory.offers.vat_ore',
    ])
  })

  test('a change whose audit row cannot be written is not made', async () => {
    const e = await register(t)
    await owner.query('revoke insert on core.audit from plantskola_app')
    const refused = await send(t, e.manager, `${e.at}/andra/contact`, {
      municipality_code: '2182',
      place: 'Utan logg',
      version: '1',
    })
    await owner.query('grant insert on core.audit to plantskola_app')
    expect(refused.statusCode).toBe(500)
    expect((await see(t, e.manager, e.at)).body).not.toContain('Utan logg')
  })

  test('a backup holds every schema that holds anything', () => {
    const held = [
      ...Object.keys(architecture.schemas).filter(s => s !== 'kit'),
      ...Object.keys(architecture.domains),
    ]
    expect([...keptSchemas].sort()).toEqual(held.sort())
  })

  test('a domain writes only its own tables and reads only what it declares', () => {
    const sources = globSync('**/*.{ts,tsx}', { cwd: join(projectRoot, 'src') })
    expect(
      sources.flatMap(path => foreignTables(path, readFileSync(join(projectRoot, 'src', path), 'utf8'))),
    ).toEqual([])
    expect(foreignTables('domains/directory/x.ts', "tx.updateTable('core.persons')")).toEqual([
      'domains/directory/x.ts writes core.persons',
    ])
    expect(foreignTables('domains/directory/x.ts', 'sql`select 1 from auth.session`')).toEqual([
      'domains/directory/x.ts reads auth.session',
    ])
  })
})

describe('imports', () => {
  const config = join(projectRoot, '.dependency-cruiser.cjs')
  const cruise = (folder: string) => {
    try {
      execFileSync(
        join(projectRoot, 'node_modules/.bin/depcruise'),
        ['src', '--config', config, '--output-type', 'err'],
        { cwd: folder, encoding: 'utf8' },
      )
      return ''
    } catch (error) {
      return String((error as { stdout: string }).stdout)
    }
  }
  const faults: [rule: string, files: Record<string, string>][] = [
    ['no-cycles', { 'src/kit/a.ts': "import './b.ts'", 'src/kit/b.ts': "import type {} from './a.ts'" }],
    ['kit-looks-down', { 'src/kit/a.ts': "import '../core/b.ts'", 'src/core/b.ts': '' }],
    ['core-looks-down', { 'src/core/a.ts': "import '../app.ts'", 'src/app.ts': '' }],
    ['domains-looks-down', { 'src/domains/directory/a.ts': "import '../../site/b.ts'", 'src/site/b.ts': '' }],
    [
      'domains-through-their-door',
      { 'src/app.ts': "import './domains/directory/actions.ts'", 'src/domains/directory/actions.ts': '' },
    ],
    [
      'directory-uses-only-what-it-declares',
      {
        'src/domains/directory/a.ts': "import '../placements/public.ts'",
        'src/domains/placements/public.ts': '',
      },
    ],
    [
      'pages-know-no-database',
      {
        'src/domains/directory/pages/a.tsx': "import '../actions.ts'",
        'src/domains/directory/actions.ts': '',
      },
    ],
    [
      'policies-are-pure',
      { 'src/domains/directory/policy.ts': "import './queries.ts'", 'src/domains/directory/queries.ts': '' },
    ],
  ]

  test('hold in the whole source', () => {
    expect(cruise(projectRoot)).toBe('')
  })

  test.each(faults)('%s fails on a planted fault', (rule, files) => {
    const folder = mkdtempSync(join(tmpdir(), 'plantskola-imports-'))
    try {
      cpSync(join(projectRoot, 'tsconfig.json'), join(folder, 'tsconfig.json'))
      symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      expect(cruise(folder)).toContain(rule)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('there are no barrels, and a domain’s door is narrow', () => {
    expect(globSync('src/**/index.{ts,tsx}', { cwd: projectRoot })).toEqual([])
    for (const domain of Object.keys(architecture.domains)) {
      const door = readFileSync(join(projectRoot, `src/domains/${domain}/public.ts`), 'utf8')
      const names = [...door.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(m =>
        (m[1] ?? '').split(',').filter(n => n.trim() !== ''),
      )
      expect(names.length).toBeLessThanOrEqual(architecture.maxPublicExports)
      expect(door).not.toContain('export *')
    }
  })
})
