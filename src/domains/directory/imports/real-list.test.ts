import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { openTestApp, type TestApp } from '../../../testing/app.ts'
import { closeWithTrueCards } from '../../../testing/cards.ts'
import { signIn } from '../../../testing/identity.ts'
import { importing } from '../../../testing/importing.ts'
import { importEnterprisesFile } from './file.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => closeWithTrueCards(t))

const bytes = readFileSync('data/samples/asf_enterprises.csv')
const count = async () =>
  (
    await t.db.pool.query(
      'select count(*)::int as n from directory.enterprises where published_at is not null',
    )
  ).rows[0].n

test('an association of all municipalities imports the real list, and its enterprises are found', async () => {
  const who = await signIn(t, { role: 'association_coordinator' })
  await t.db.inActor(system('test'), async tx => {
    const codes = await tx.selectFrom('core.municipalities').select('code').execute()
    await tx
      .insertInto('core.association_members')
      .values(codes.map(({ code }) => ({ tenant_id: who.tenantId, municipality_code: code })))
      .execute()
  })
  const { mapping, counts, told } = await importing(t, who).all(bytes, 'asf_enterprises.csv')
  expect(Object.values(mapping)).toEqual([
    'name',
    'municipality',
    'municipality_code',
    'activity',
    'status',
    'confirmed',
    '',
    '',
  ])
  const lines = told.body.split('\r\n').slice(1, -1)
  expect(counts['Lästa rader']).toBe(98)
  expect(Number(counts['Nya företag']) + Number(counts['Avvisade rader'])).toBe(98)
  expect(await count()).toBe(counts['Nya företag'])
  expect(lines.filter(line => line.split(';')[1] === 'Avvisad').length).toBe(counts['Avvisade rader'])
  for (const line of lines) expect(line).toMatch(/^\d+;(Avvisad|Inläst delvis);"?[^;]+\./)
  for (const [words, name] of [
    ['tassa in', 'Tassa in'],
    ['snickeri falkenberg', 'Snickeri Mimosa'],
    ['hunddagis', 'Tassa in'],
    ['café falun', 'Café Rekommenderas Falun'],
  ] as const) {
    expect((await t.app.inject(`/foretag?q=${encodeURIComponent(words)}`)).body, words).toContain(name)
  }
})

test('the command line reads the same list, tells first what would happen, and adds nothing twice', async () => {
  const before = await count()
  const file = { bytes, fileName: 'asf_enterprises.csv', municipalityCode: 'any' }
  const { rows } = await t.db.pool.query(
    'select max(version) as v from directory.enterprises where published_at is not null',
  )
  const trial = await importEnterprisesFile(t, { ...file, dryRun: true })
  const untouched = await t.db.pool.query(
    'select max(version) as v from directory.enterprises where published_at is not null',
  )
  expect(untouched.rows).toEqual(rows)
  const made = await importEnterprisesFile(t, file)
  expect(trial).toEqual(made)
  expect([made.read, made.stored, made.updated + made.rejected, await count()]).toEqual([98, 0, 98, before])
  const one = await importEnterprisesFile(t, { ...file, municipalityCode: '1382' })
  expect(one.reasons.filter(r => r.reason === 'municipality_outside').length).toBeGreaterThan(70)
  // The system keeps no copy of the file.
  const left = await t.db.inActor(system('test'), tx =>
    tx.selectFrom('directory.imports').select('import_id').where('created_by', 'is', null).execute(),
  )
  expect(left).toEqual([])
  await expect(
    importEnterprisesFile(t, { ...file, bytes: Buffer.from('a1;b2\n1;2\n3;4\n') }),
  ).rejects.toThrow('No column holds the names')
})
