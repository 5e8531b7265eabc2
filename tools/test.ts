// Every check there is, in one run: `npm test`, and what .ci/run calls. Ends with "N passed, N failed, N skipped".
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules/.bin')
const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, NO_COLOR: '1' }
const counts = { passed: 0, failed: 0, skipped: 0 }

/** A check that passes or fails as a whole. */
const check = (name: string, command: string, ...args: string[]) => {
  const started = performance.now()
  const { status } = spawnSync(join(bin, command), args, { cwd: root, env, stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  counts[status === 0 ? 'passed' : 'failed'] += 1
  process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`)
}

check('types', 'tsc', '-p', '.')
check('format and lint', 'biome', 'check', '--error-on-warnings')
check('dead code', 'knip', '--no-progress')
check('table types are those of the migrations', 'node', 'tools/generate-types.ts', '--check')
check('build', 'node', 'tools/build.mjs')

const dir = mkdtempSync(join(tmpdir(), 'plantskola-report-'))
const report = join(dir, 'report.json')
spawnSync(join(bin, 'vitest'), ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
  cwd: root,
  env,
  stdio: 'inherit',
})
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  success: boolean
}
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Report
  counts.passed += numPassedTests
  // A file that could not even be loaded fails the run without failing a test.
  counts.failed += numFailedTests === 0 && !success ? 1 : numFailedTests
  counts.skipped += numPendingTests + numTodoTests
} catch {
  counts.failed += 1
}
rmSync(dir, { recursive: true, force: true })

process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exitCode = counts.failed > 0 || counts.skipped > 0 || counts.passed === 0 ? 1 : 0
