import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { postMail } from '../core/mail/outbox.ts'
import { systemClock } from '../kit/clock.ts'
import { projectRoot } from '../kit/db/migrate.ts'
import type { DB } from '../kit/db/types.ts'

/** Sign-in keeps sessions and links with better-auth, whose expiry is the machine's own time (decision 0007). */
const machineTime = [
  'core/identity/mail-links.ts',
  'core/identity/sweep.ts',
  'core/identity/viewer-query.ts',
  'core/identity/viewer-of.ts',
  'core/identity/ways-in-query.ts',
]

/** Time comes from one injectable clock: what asks the machine or the database for it. */
const ownTime = (path: string, source: string): string[] =>
  /\.test\.tsx?$|^testing\/|^bench\/|^kit\/clock\.ts$/.test(path) || machineTime.includes(path)
    ? []
    : [
        ...source.matchAll(
          /Date\.now\(\)|new Date\(\)|Temporal\.Now|current_(?:date|timestamp)|(?<![\w.])now\(\)/g,
        ),
      ]
        .filter(([found]) => !(path === 'kit/clock.ts' && found === 'now()'))
        .map(([found]) => `${path}: ${found}`)

test('nothing but the clock asks what time it is', () => {
  const sources = globSync('**/*.{ts,tsx}', { cwd: join(projectRoot, 'src') })
  expect(
    sources.flatMap(path => ownTime(path, readFileSync(join(projectRoot, 'src', path), 'utf8'))),
  ).toEqual([])
  expect(ownTime('domains/directory/x.ts', 'const at = Date.now()')).toEqual([
    'domains/directory/x.ts: Date.now()',
  ])
  expect(ownTime('domains/directory/x.ts', 'sql`select now()`')).toEqual(['domains/directory/x.ts: now()'])
})

test('a query outside an actor does not compile', () => {
  const bare = null as unknown as Kysely<DB>
  const mail = { to: 'a@example.org', subject: 'x', text: 'x' }
  // The types check fails (npm test, "types") as soon as a bare connection is accepted where a Tx is asked for.
  // @ts-expect-error only inActor makes a Tx
  expect(() => postMail(bare, systemClock.now(), mail)).toThrow()
})
