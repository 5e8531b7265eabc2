import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../src/kit/db/migrate.ts'
import { xlsxBuffer } from '../src/kit/tables/write-xlsx.ts'
import { openTestApp, type TestApp } from '../src/testing/app.ts'
import { signIn } from '../src/testing/identity.ts'

let t: TestApp
const dir = mkdtempSync(join(tmpdir(), 'plantskola-ledger-'))
beforeAll(async () => {
  t = await openTestApp()
  await signIn(t, { role: 'procurement_officer', municipalityCode: '2182' })
})
afterAll(async () => {
  await t.close()
  rmSync(dir, { recursive: true, force: true })
})

const run = (...args: string[]) => {
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
    [join(projectRoot, 'dist/server/cli.js'), 'import', 'ledger', ...args],
    { env, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}
const file = (name: string, bytes: string | Buffer) => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}

test('a workbook is read in, its rows counted and summed, and the rejected ones told apart', async () => {
  const columns = ['Leverantör', 'Orgnr', 'Belopp', 'Datum'].map((label, i) => ({
    label,
    value: (row: (string | number)[]) => row[i],
  }))
  const book = await xlsxBuffer('Blad', columns, [
    ['Bageriet AB', '556016-0680', 1234.5, '2025-01-31'],
    ['Bageriet AB', '556016-0680', -34.25, '2025-02-01'],
    ['Bageriet AB', '556016-0680', 'tolv', '2025-02-01'],
  ])
  const { status, stdout, stderr } = run('--municipality', '2182', file('köp.xlsx', book))
  expect(status).toBe(0)
  expect(stdout).toContain('3 rows read: 2 stored, 1 rejected.')
  expect(stdout).toContain('Sum stored: 1200.25 kronor.')
  expect(stderr).toContain('line 4: ”tolv” går inte att läsa som ett belopp.')
})

test('a file without dates asks for its period, and is read in with it', () => {
  const path = file('utan-datum.csv', 'Leverantör;Belopp\nBageriet;12,50\n')
  expect(run('--municipality', '2182', path)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--period 2025'),
  })
  const done = run('--municipality', '2182', '--period', '2024', path)
  expect([done.status, done.stdout.includes('1 rows read: 1 stored')]).toEqual([0, true])
})

test('what cannot be read at all ends with a sentence and a status of its own', () => {
  expect(run('--municipality', '2182', file('tom.csv', '')).status).toBe(1)
  expect(run('--municipality', '2182', file('inget.pdf', '%PDF-1.7 …')).status).toBe(1)
  expect(run('--municipality', '0180', file('ny.csv', 'Leverantör;Belopp\nB;1\n'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('No municipality with the code 0180'),
  })
  // Every row was read, although none could be stored.
  const rejected = run(
    '--municipality',
    '2182',
    '--period',
    '2024',
    file('fel.csv', 'Leverantör;Belopp\nB;tolv\n'),
  )
  expect([rejected.status, rejected.stdout.includes('1 rows read: 0 stored, 1 rejected')]).toEqual([0, true])
})
