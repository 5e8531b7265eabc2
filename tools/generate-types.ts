// Writes src/kit/db/types.ts from a migrated database. `--check` only compares (run by npm test).
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/kit/db/embedded.ts'
import { migrate } from '../src/kit/db/migrate.ts'

const target = join(import.meta.dirname, '../src/kit/db/types.ts')
const dir = mkdtempSync(join(tmpdir(), 'plantskola-types-'))
chmodSync(dir, 0o755)
const server = await startEmbedded(join(dir, 'postgres'))
let same = true
try {
  await migrate(server.ownerUrl)
  const out = join(dir, 'types.ts')
  execFileSync(
    'kysely-codegen',
    [
      '--dialect',
      'postgres',
      '--url',
      server.ownerUrl,
      '--out-file',
      out,
      '--log-level',
      'error',
      '--default-schema',
      'public',
      '--exclude-pattern',
      '(kit|pgboss|auth).*',
      '--date-parser',
      'timestamp',
      '--numeric-parser',
      'number',
      '--custom-imports',
      JSON.stringify({ Temporal: 'temporal-polyfill#Temporal' }),
      '--type-mapping',
      JSON.stringify({
        timestamptz: 'Temporal.Instant',
        date: 'Temporal.PlainDate',
        int8: 'number',
        citext: 'string',
      }),
    ],
    { stdio: 'inherit' },
  )
  const made = readFileSync(out, 'utf8')
  if (process.argv.includes('--check')) same = made === readFileSync(target, 'utf8')
  else (await import('node:fs')).writeFileSync(target, made)
} finally {
  await server.stop()
  rmSync(dir, { recursive: true, force: true })
}
if (!same) {
  console.error('src/kit/db/types.ts differs from the migrations: run npm run types.')
  process.exit(1)
}
