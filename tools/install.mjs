// Brings node_modules to what package-lock.json says, if it is not there already. Uses nothing but Node >= 20 and npm,
// since it runs before anything is installed (npm start, npm test).
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const lock = readFileSync(join(root, 'package-lock.json'))
const stamp = join(root, 'node_modules/.installed')
const wanted = createHash('sha256').update(lock).digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing packages (once, a minute or two) …')
  // Not `npm ci`: it refuses a lock file made where a registry lacks the optional packages of other platforms.
  // `--no-save` takes the locked versions and leaves the lock file alone.
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  writeFileSync(stamp, wanted)
}
