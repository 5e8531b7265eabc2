import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/kit/db/migrate.ts'

test('what is behind is told; without a way to the registry that is a sentence, and no fault', () => {
  const { status, stdout } = spawnSync(
    join(projectRoot, 'node_modules/.bin/node'),
    [join(projectRoot, 'tools/outdated.ts')],
    { env: { ...process.env, npm_config_registry: 'http://127.0.0.1:9' }, encoding: 'utf8' },
  )
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: 'The package registry could not be asked. Try again with a way out to the net.\n',
  })
})
