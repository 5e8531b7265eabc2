// `npm run outdated`: which packages have a newer release, and why we wait (tools/pinned.json). Without the net: a sentence.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const say = (line: string) => process.stdout.write(`${line}\n`)
const pinned = JSON.parse(readFileSync(join(root, 'tools/pinned.json'), 'utf8')) as Record<string, string>

type Package = { current?: string; latest: string }
const asked = spawnSync('npm', ['outdated', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const read = (): Record<string, Package> | undefined => {
  try {
    const found = JSON.parse(asked.stdout.trim() || '{}') as Record<string, Package>
    return asked.error || 'error' in found ? undefined : found
  } catch {
    return undefined
  }
}

/** A tag may name an older release than ours: only what is newer is told. */
const isNewer = ({ current = '0', latest }: Package): boolean =>
  latest.localeCompare(current, 'en', { numeric: true }) > 0

const found = read()
if (found === undefined) {
  say('The package registry could not be asked. Try again with a way out to the net.')
} else {
  const behind = Object.entries(found).filter(([, versions]) => isNewer(versions))
  for (const [name, { current, latest }] of behind)
    say(
      `${name}  ${current ?? 'not installed'} → ${latest}  ${pinned[name] ?? 'No reason to wait is written down.'}`,
    )
  if (behind.length === 0) say('Everything is current.')
  const names = new Set(behind.map(([name]) => name))
  for (const name of Object.keys(pinned).filter(n => !names.has(n)))
    say(`${name}  is current: its line in tools/pinned.json can go.`)
}
