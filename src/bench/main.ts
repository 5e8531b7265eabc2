// The measurements of the contract's budgets that this version has: each as a ratio with its two figures, inside one run.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import pg from 'pg'
import { readConfig } from '../kit/config.ts'
import { projectRoot } from '../kit/db/migrate.ts'
import { freePort } from '../kit/free-port.ts'
import { type Opened, openServices } from '../serve.ts'
import { benchAgainstNaive } from './against-naive.ts'
import { fillRegister } from './fill.ts'
import { benchLedger, importForBench } from './ledger.ts'
import { serveNaive } from './naive.ts'
import { benchSpend } from './spend.ts'

if (process.argv[2] === 'ledger-import') {
  await importForBench(process.argv[3] ?? '')
  process.exit()
}

if (process.argv[2] === 'naive') {
  await serveNaive(process.env['DATABASE_URL'] ?? '', Number(process.argv[3]))
  await once(process, 'SIGTERM')
  process.exit()
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 10)
let missed = 0

const say = (what: string, value: string, budget: string, ok: boolean) => {
  missed += ok ? 0 : 1
  process.stdout.write(`${ok ? 'ok  ' : 'MISS'} ${what}: ${value} (budget ${budget})\n`)
}

const dir = mkdtempSync(join(tmpdir(), 'plantskola-bench-'))
chmodSync(dir, 0o755)
const port = await freePort()
const env = { ...process.env, DATA_DIR: dir, PORT: String(port), DEMO: '0', LOG_LEVEL: 'warn', CLOCK: '' }

/** For a process of its own: the database that this one has open. */
const outside = ({ databaseUrl, ownerUrl, secret }: Opened) => ({
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: ownerUrl,
  SECRET: secret,
})

/** Starts the real server and answers when its first page came. */
const startServer = async (extra: NodeJS.ProcessEnv = {}) => {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=4', '--heap-growing-percent=20', join(projectRoot, 'dist/server/main.js')],
    {
      env: { ...env, ...extra },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  for (;;) {
    const answered = await fetch(`http://127.0.0.1:${port}/foretag`).then(
      r => r.ok,
      () => false,
    )
    if (answered) return { child, took: performance.now() - began }
    if (child.exitCode !== null) throw new Error('the server ended')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
const stopServer = async ({ child }: { child: ReturnType<typeof spawn> }) => {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** `npm run bench spend` measures one part: search, ledger or spend. */
const wanted = (part: string) => process.argv[2] === undefined || process.argv[2] === part

/** The register beside a naive route over the same rows, memory under load, and what a first visit weighs. */
const benchSearch = async (services: Opened) => {
  process.stdout.write('Filling 10 000 enterprises with 50 000 offers …\n')
  await fillRegister(services, 10_000)
  const owner = new pg.Client({ connectionString: services.ownerUrl })
  await owner.connect()
  await owner.query(
    'vacuum analyze directory.search_entries, directory.search_cards, directory.enterprises, directory.offers',
  )
  await owner.end()

  // Each visitor of the measurement comes from an address of its own, as a proxy in front would say.
  const server = await startServer({ ...outside(services), TRUST_PROXY: '1' })
  await benchAgainstNaive(services, `http://127.0.0.1:${port}`, seconds, say)
  const memory =
    Number(
      /process_resident_memory_bytes (\d+)/.exec(
        await (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
      )?.[1],
    ) / 1e6
  say('memory of the web process under load', `${memory.toFixed(0)} MB`, '≤ 200 MB', memory <= 200)

  const html = Buffer.from(await (await fetch(`http://127.0.0.1:${port}/foretag?q=fruktkorg`)).text())
  const assets = JSON.parse(readFileSync(join(projectRoot, 'dist/assets.json'), 'utf8')) as {
    css: string
    js: string
  }
  const size = (file: string) => readFileSync(join(projectRoot, 'dist', `${file}.br`)).length / 1000
  const page = brotliCompressSync(html).length / 1000
  const total = page + size(assets.css) + size(assets.js)
  say(
    'first load of a public page, compressed',
    `${total.toFixed(1)} kB = HTML ${page.toFixed(1)} + CSS ${size(assets.css).toFixed(1)} + JS ${size(assets.js).toFixed(1)}`,
    '≤ 60 kB',
    total <= 60,
  )
  await stopServer(server)
}

try {
  const services = await openServices(readConfig({ DATA_DIR: dir, DEMO: '0' }))
  if (wanted('search')) await benchSearch(services)
  if (wanted('ledger'))
    await benchLedger(
      {
        ownerUrl: services.ownerUrl,
        env: { ...env, ...outside(services) },
        rows: Number(process.env['BENCH_LEDGER_ROWS'] ?? 1_000_000),
      },
      say,
    )
  if (wanted('spend')) {
    await benchSpend(services, seconds, say, async work => {
      const server = await startServer(outside(services))
      await work(`http://127.0.0.1:${port}`)
      await stopServer(server)
    })
  }
  await services.close()

  const again = await startServer()
  say(
    'start with an existing embedded database, to the first page',
    `${(again.took / 1000).toFixed(2)} s`,
    '< 3 s',
    again.took < 3000,
  )
  await stopServer(again)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
process.stdout.write(missed === 0 ? '\nAll budgets are kept.\n' : `\n${missed} budgets are missed.\n`)
process.exitCode = missed === 0 ? 0 : 1
