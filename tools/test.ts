// Every check there is, in one run: `npm test`, and what .ci/run calls. Ends with "N passed, N failed, N skipped".
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules/.bin')
const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, NO_COLOR: '1' }
const counts = { passed: 0, failed: 0, skipped: 0 }

/** A check that passes or fails as a whole; what it says comes when it has ended, since two go on side by side. */
const check = async (name: string, command: string, ...args: string[]) => {
  const started = performance.now()
  const child = spawn(join(bin, command), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (said += String(piece)))
  const [status] = await once(child, 'close')
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  counts[status === 0 ? 'passed' : 'failed'] += 1
  process.stdout.write(`${said}${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`)
}

await Promise.all([
  check('types', 'tsc', '-p', '.'),
  (async () => {
    await check('format and lint', 'biome', 'check', '--error-on-warnings')
    await check('dead code', 'knip', '--no-progress')
    await check('table types are those of the migrations', 'node', 'tools/generate-types.ts', '--check')
  })(),
])
await check('build', 'node', 'tools/build.mjs')

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
  testResults: { name: string; startTime: number; endTime: number }[]
}
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  ) as Report
  const slowest = testResults
    .map(({ name, startTime, endTime }) => ({
      file: relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
  process.stdout.write(
    `\nThe ten slowest:\n${slowest.map(s => `  ${s.seconds.toFixed(0).padStart(4)} s ${s.file}`).join('\n')}\n`,
  )
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
