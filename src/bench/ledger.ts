import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { importLedgerFile } from '../domains/spending/public.ts'
import { readConfig } from '../kit/config.ts'
import { actAs, system } from '../kit/db/actor.ts'
import { openServices } from '../serve.ts'
import { ledgerFile } from './ledger-file.ts'

type Say = (what: string, value: string, budget: string, ok: boolean) => void
type Measured = { ms: number; memory: number; read: number; stored: number; storedSum: string }

const write = async (path: string, pieces: Iterable<Buffer>) => {
  const file = createWriteStream(path)
  for (const piece of pieces) if (!file.write(piece)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

/** The file's rows with what the import's rows are known by before them: tenant, file and line. */
const numbered = (tenant: string) => {
  let line = 1
  let rest = ''
  return new Transform({
    transform: (piece: Buffer, _, done) => {
      const lines = (rest + piece.toString('utf8')).split('\n')
      rest = lines.pop() ?? ''
      done(
        null,
        Buffer.from(
          lines.map(text => `${line++ === 1 ? 'a;b;c' : `${tenant};1;${line}`};${text}\n`).join(''),
        ),
      )
    },
  })
}

/** COPY of the very same rows into a plain table of the same primary key, with types, without a single check. */
const bareCopy = async (url: string, file: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`drop table if exists ledger_plain; create table ledger_plain (tenant_id uuid, file_no int, line int,
      buyer_orgnr text, buyer text, voucher text, supplier text, supplier_orgnr text, account text, account_text text,
      amount numeric(14, 2), day date, unit text, invoice text, basis text, agreement text, municipality text, s_code text,
      primary key (tenant_id, file_no, line))`)
    const began = performance.now()
    await pipeline(
      createReadStream(file, { highWaterMark: 256 * 1024 }),
      client.query(copyFrom("copy ledger_plain from stdin with (format csv, delimiter ';', header true)")),
    )
    const took = performance.now() - began
    await client.query('drop table ledger_plain')
    return took
  } finally {
    await client.end()
  }
}

/** The import alone in a process of its own, so that its memory is its own. */
const measureImport = async (env: NodeJS.ProcessEnv, file: string): Promise<Measured> => {
  const child = fork(process.argv[1] ?? '', ['ledger-import', file], {
    env,
    execArgv: ['--max-semi-space-size=4', '--heap-growing-percent=20'],
  })
  const [measured] = (await once(child, 'message')) as [Measured]
  await once(child, 'exit')
  return measured
}

/** What the child of `measureImport` does. */
export const importForBench = async (file: string): Promise<void> => {
  const services = await openServices(readConfig(process.env))
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss())
  }, 50)
  const began = performance.now()
  const done = await importLedgerFile(services, {
    bytes: createReadStream(file, { highWaterMark: 256 * 1024 }),
    fileName: 'bench.csv',
    municipalityCode: '2182',
  })
  const ms = performance.now() - began
  clearInterval(watch)
  const told: Measured = {
    ms,
    memory,
    read: done.read,
    stored: done.stored,
    storedSum: String(done.storedSum),
  }
  process.send?.(told)
  await services.close()
  process.disconnect?.()
}

/** A million rows of the national format: against bare COPY of the same rows, in memory, and to the öre. */
export const benchLedger = async (
  { ownerUrl, env, rows }: { ownerUrl: string; env: NodeJS.ProcessEnv; rows: number },
  say: Say,
): Promise<void> => {
  const file = join(tmpdir(), `plantskola-ledger-${process.pid}.csv`)
  const plain = `${file}.plain`
  const made = ledgerFile(rows)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await write(file, made.pieces)
    await pipeline(createReadStream(file), numbered(randomUUID()), createWriteStream(plain))
    await owner.query(
      `begin; ${actAs(system('bench'))};
       insert into core.organisations (kind, name, orgnr, municipality_code) values ('municipality', 'Söderhamns kommun', '2120002353', '2182')
       on conflict do nothing; commit`,
    )
    const before = await bareCopy(ownerUrl, plain)
    const done = await measureImport(env, file)
    const after = await bareCopy(ownerUrl, plain)
    const copy = (before + after) / 2
    await owner.query(`begin; ${actAs(system('bench'))}`)
    const { rows: stored } = await owner.query<{ rows: string; sum: string; cells: string }>(
      `select count(*) as rows, sum(amount_ore)::text as sum, (select sum(amount_ore)::text from spending.spend_cells) as cells
       from spending.ledger_rows`,
    )
    const sum = String(made.sum())
    const exact = [done.storedSum, stored[0]?.sum, stored[0]?.cells].every(found => found === sum)
    const figures = `${(done.ms / copy).toFixed(2)} = ${(done.ms / 1000).toFixed(1)} s ÷ ${(copy / 1000).toFixed(1)} s`
    say(
      `supplier ledger of ${rows} rows, against bare COPY of the same rows`,
      figures,
      '≤ 2',
      done.ms / copy <= 2,
    )
    say(
      'memory of the process that imports it',
      `${(done.memory / 1e6).toFixed(0)} MB`,
      '< 512 MB',
      done.memory < 512e6,
    )
    say(
      'rows stored, and their sum to the öre',
      `${stored[0]?.rows} rows, ${stored[0]?.sum} öre`,
      `${rows} rows, ${sum} öre`,
      exact && done.stored === rows,
    )
  } finally {
    await owner.end()
    rmSync(file, { force: true })
    rmSync(plain, { force: true })
  }
}
