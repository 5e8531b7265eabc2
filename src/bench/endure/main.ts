// `npm run endure`: the built server is killed ten times under load, and nothing may be lost or be there twice.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../kit/free-port.ts'
import { drive, type Kill } from './drive.ts'

const kills: Kill[] = [
  { what: 'program', when: 'ledger' },
  { what: 'program', when: 'letter' },
  { what: 'database', when: 'ledger' },
  { what: 'program', when: 'list' },
  { what: 'program', when: 'any' },
  { what: 'database', when: 'letter' },
  { what: 'program', when: 'ledger' },
  { what: 'program', when: 'any' },
  { what: 'database', when: 'any' },
  { what: 'program', when: 'letter' },
]
const goal = 1500
const seed = Number(process.env['ENDURE_SEED'] ?? 2182)
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

// It ends by itself, whatever happens, and its server with it.
setTimeout(() => {
  say('MISS it has not ended in six minutes')
  process.exit(1)
}, 360_000).unref()

const dir = mkdtempSync(join(tmpdir(), 'plantskola-endure-'))
chmodSync(dir, 0o755)
try {
  const port = await freePort()
  const sizes = { ledger: 20_000, list: 80 }
  const done = await drive({ dir, port, seed, kills, pause: [6, 11], goal, sizes, patience: 90, say })
  const missed = done.wrong.length + (done.acknowledged < goal ? 1 : 0)
  say('')
  say(`kills: ${done.kills}, of which the database ${kills.filter(k => k.what === 'database').length}`)
  say(`longest time until it answered again: ${seconds(done.longestOutage)}`)
  say(`ended by itself and was started again: ${done.endedByItself}`)
  say(`acknowledged writes: ${done.acknowledged} (at least ${goal})`)
  say(`without an answer: ${done.unknown}, of which ${done.wasThere} were there; sent again: ${done.resent}`)
  say(`files read in: ${done.files}; how each import stands:`)
  for (const [state, n] of Object.entries(done.imports)) say(`  ${state}: ${n}`)
  const { sent, waiting, arrived, twice } = done.mail
  say(`letters: ${sent} sent, ${waiting} waiting, ${arrived} arrived, ${twice} of them more than once`)
  say(`all that was under way had ended after ${seconds(done.settled)}`)
  for (const what of done.wrong.slice(0, 50)) say(`MISS ${what}`)
  say(missed === 0 ? '\nNothing is lost, and nothing is there twice.' : `\n${missed} things are wrong.`)
  process.exitCode = missed === 0 ? 0 : 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
process.exit()
