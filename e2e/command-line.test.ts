import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/kit/db/migrate.ts'
import { freePort } from '../src/kit/free-port.ts'
import { openTestApp, type TestApp } from '../src/testing/app.ts'
import { openDemoApp } from '../src/testing/demo.ts'
import { leaveJob, waitingJobs } from '../src/testing/jobs.ts'

let full: TestApp
let empty: TestApp
const dir = mkdtempSync(join(tmpdir(), 'plantskola-cli-'))
beforeAll(async () => {
  full = await openDemoApp({ DEMO: '0' })
  empty = await openTestApp()
})
afterAll(async () => {
  await full.close()
  await empty.close()
  rmSync(dir, { recursive: true, force: true })
})

const run = (t: TestApp, ...args: string[]) => {
  const env = {
    ...process.env,
    DATABASE_URL: t.databaseUrl,
    DATABASE_OWNER_URL: t.ownerUrl,
    SECRET: t.secret,
    DATA_DIR: dir,
    DEMO: '0',
  }
  const { status, stdout, stderr } = spawnSync(
    join(projectRoot, 'node_modules/.bin/node'),
    [join(projectRoot, 'dist/server/cli.js'), ...args],
    { env, encoding: 'utf8' },
  )
  return { status, said: stdout + stderr }
}

test('what is backed up beside a running server can be restored into an empty database, once', () => {
  const backup = join(dir, 'backup')
  expect(run(full, 'backup', backup)).toMatchObject({
    status: 0,
    said: expect.stringContaining('tables written'),
  })
  expect(run(full, 'check').said).toMatch(/ok +backup: the last was made at 20/)
  expect(run(full, 'backup', backup)).toMatchObject({ status: 1, said: expect.stringContaining('not empty') })
  expect(run(empty, 'restore', backup)).toMatchObject({
    status: 0,
    said: expect.stringContaining('tables restored'),
  })
  expect(run(empty, 'restore', backup)).toMatchObject({
    status: 1,
    said: expect.stringContaining('not empty'),
  })
  for (const t of [full, empty])
    expect(run(t, 'export', 'enterprises', join(dir, `${t === full}.csv`)).status).toBe(0)
  expect(readFileSync(join(dir, 'true.csv'))).toEqual(readFileSync(join(dir, 'false.csv')))
})

test('a list is read in with its rows counted, and every rejected row told', () => {
  const { status, said } = run(
    full,
    'import',
    'enterprises',
    join(projectRoot, 'data/samples/asf_enterprises.csv'),
  )
  const [, read, stored, updated, rejected] =
    /(\d+) rows read: (\d+) stored, (\d+) updated, (\d+) rejected/.exec(said)?.map(Number) ?? []
  expect(status).toBe(0)
  expect(read).toBe(98)
  expect((stored ?? 0) + (updated ?? 0) + (rejected ?? 0)).toBe(98)
  expect(said).toContain('line 98: Raden har ingen kommun')
})

test('the first administrator of a municipality is added, and ended', () => {
  expect(
    run(
      empty,
      'user',
      'add',
      'a@example.org',
      'Anna',
      '--role',
      'municipality_admin',
      '--municipality',
      '0127',
    ).said,
  ).toContain('takes part from now on')
  expect(run(empty, 'user', 'add', 'b@example.org', 'Bo', '--role', 'kejsare')).toMatchObject({
    status: 1,
    said: expect.stringContaining('no role kejsare'),
  })
  expect(run(empty, 'user', 'add', 'notmail', 'C')).toMatchObject({
    status: 1,
    said: expect.stringContaining('no e-mail address'),
  })
  expect(run(empty, 'user', 'end', 'a@example.org')).toMatchObject({
    status: 1,
    said: expect.stringContaining('--even-last'),
  })
  expect(run(empty, 'user', 'end', 'a@example.org', '--even-last').status).toBe(0)
  expect(run(empty, 'user', 'end', 'a@example.org').status).toBe(1)
})

test('a coordination association is added once, and somebody in it', () => {
  const add = (...rest: string[]) => run(empty, 'organisation', 'add', 'Samordningsförbundet Prov', ...rest)
  expect(add('--kind', 'kejsardöme')).toMatchObject({ status: 1, said: expect.stringContaining('one of:') })
  expect(add('--kind', 'association', '--municipalities', 'Atlantis').said).toContain(
    'no municipality Atlantis',
  )
  expect(add('--kind', 'association', '--municipalities', '2182,Ljusdal')).toMatchObject({ status: 0 })
  expect(add('--kind', 'association', '--municipalities', '2182')).toMatchObject({
    status: 1,
    said: expect.stringContaining('takes part already'),
  })
  expect(run(empty, 'organisation', 'list').said).toContain('association\t\tSamordningsförbundet Prov')
  const role = ['--role', 'association_coordinator', '--organisation']
  expect(run(empty, 'user', 'add', 'c@example.org', 'Cia', ...role, 'Samordningsförbundet Prov').status).toBe(
    0,
  )
  expect(run(empty, 'user', 'add', 'd@example.org', 'Dan', ...role, 'Förbundet Okänd').status).toBe(1)
})

test('a file that is not there is told as that', () => {
  for (const what of [
    ['enterprises', '/nowhere/list.csv'],
    ['ledger', '--municipality', '0127', '/nowhere/list.csv'],
  ]) {
    const { status, said } = run(empty, 'import', ...what)
    expect([status, said.trim()]).toEqual([1, expect.stringContaining('There is no file /nowhere/list.csv.')])
    expect(said).not.toContain('ENOENT')
  }
})

test('the diagnosis names what is wrong', () => {
  const { status, said } = run(full, 'check')
  expect(said).toContain('ok     database: PostgreSQL 18')
  expect(said).toContain('FAULT  mail: SMTP_URL is not set')
  expect(said).toContain('ok     logins: the program owns nothing; another login does')
  expect(said).toContain('ok     personal numbers: none in')
  expect(status).toBe(1)
})

test('a job that was given up is told, with whose, what and why, and is tried again when somebody says so', async () => {
  expect(run(full, 'jobs', 'list').said).toContain('No job has failed.')
  const tenantId = randomUUID()
  await leaveJob(
    full,
    { name: 'spend_sums' },
    { tenantId, key: '' },
    { taken_by: null, tries: 8, fault: 'error 23514 planted', dead_at: full.clock.now() },
  )
  const { said } = run(full, 'jobs', 'list')
  for (const part of ['spend_sums', tenantId, '8 tries', 'given up', '23514 planted'])
    expect(said).toContain(part)
  expect(run(full, 'check').said).toContain('FAULT  jobs: 0 failed and are tried again, 1 were given up')
  expect(run(full, 'jobs', 'again', 'spend_sums').said).toContain('1 will be tried again.')
  expect(await waitingJobs(full, { name: 'spend_sums' })).toMatchObject([{ tries: 0, dead_at: null }])
})

test('the built server knows a password that many would try', async () => {
  const port = String(await freePort())
  const origin = `http://localhost:${port}`
  const env = {
    ...process.env,
    DATABASE_URL: full.databaseUrl,
    SECRET: full.secret,
    DATA_DIR: dir,
    DEMO: '1',
    PORT: port,
  }
  const server = spawn(
    join(projectRoot, 'node_modules/.bin/node'),
    [join(projectRoot, 'dist/server/main.js')],
    {
      env,
      stdio: 'ignore',
    },
  )
  try {
    const up = () =>
      fetch(`${origin}/healthz`).then(
        r => r.ok,
        () => false,
      )
    while (!(await up())) await new Promise(resolve => setTimeout(resolve, 200))
    const post = (path: string, form: Record<string, string>, cookie = '') =>
      fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, cookie },
        body: new URLSearchParams(form),
      })
    const entered = await post('/demo/som/verksamhetsledare', {})
    const cookie = entered.headers
      .getSetCookie()
      .map(c => c.split(';')[0])
      .join('; ')
    const easy = { next: 'Sommar2026!!!', again: 'Sommar2026!!!' }
    const answer = await post('/installningar/losenord', easy, cookie)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('någon skulle prova')])
  } finally {
    server.kill()
  }
})

test('a wrong setting ends the start with a sentence that names it', () => {
  const env = { ...process.env, PORT: 'nej', DATA_DIR: dir }
  const { status, stderr } = spawnSync(
    join(projectRoot, 'node_modules/.bin/node'),
    [join(projectRoot, 'dist/server/main.js')],
    { env, encoding: 'utf8' },
  )
  expect(status).toBe(1)
  expect(stderr).toContain('The setting PORT cannot be used')
})
