import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Line } from './cut.ts'
import { TableError, type TableLimits } from './errors.ts'
import type { Answer, Order, Sheets } from './workbook/order.ts'
import { type Spool, spool } from './workbook/spool.ts'
import { Turns } from './workbook/turns.ts'

/** The program of its own: beside this file as it was written, or as tools/build.mjs made it. */
const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './workbook/main.ts' : './workbook.js', import.meta.url),
)
/** Where the program's own files lie: it may read nothing else, write nothing, and start nothing. */
const readable = program.endsWith('.ts') ? dirname(dirname(dirname(program))) : dirname(program)
const megabytes = 256
/** How long this process waits for the other, all in all; and how long that lives at most, whoever waits. */
const patience = 60_000
const lifetime = 300_000

const turns = new Turns(20, 60_000)

const start = ({ handle, key, iv }: Spool, limits: TableLimits): ChildProcess => {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${megabytes}`,
      '--no-warnings',
      '--permission',
      `--allow-fs-read=${readable}`,
      program,
    ],
    // Nothing of this process's settings: neither the database's address nor the secret.
    { stdio: ['pipe', 'pipe', 'ignore', handle.fd], env: {}, timeout: lifetime, killSignal: 'SIGKILL' },
  )
  child.on('error', () => undefined)
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(JSON.stringify({ key, iv, limits } satisfies Order))
  // Whoever waits for a page comes before whoever waits for a file.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  return child
}

/** What the other process says, piece by piece; 'late' when it has been waited for too long. */
async function* heard(child: ChildProcess): AsyncGenerator<string> {
  const { stdout } = child
  if (stdout === null) return
  stdout.setEncoding('utf8')
  const pieces = stdout[Symbol.asyncIterator]() as AsyncIterator<string>
  for (let left = patience; ; ) {
    const since = performance.now()
    const stop = new AbortController()
    const next = await Promise.race([
      pieces.next(),
      sleep(left, 'late' as const, { signal: stop.signal }).catch(() => 'late' as const),
    ])
    stop.abort()
    left -= performance.now() - since
    if (next === 'late') throw new TableError('too_large')
    if (next.done) return
    yield next.value
  }
}

async function* answers(child: ChildProcess): AsyncGenerator<Answer> {
  let begun: string[] = []
  for await (const piece of heard(child)) {
    const [end = '', ...others] = piece.split('\n')
    begun.push(end)
    for (const next of others) {
      yield JSON.parse(begun.join('')) as Answer
      begun = [next]
    }
  }
}

/**
 * Reads a workbook's fullest sheet, and those alike; `told` hears which before the first row comes. Formulas as the value they had when the file was saved, dates as "2026-11-23". It is
 * unpacked and read by a process of its own, one at a time, with an end to its memory and its time: what a file does
 * there is a sentence to whoever sent it, and nothing to anybody else.
 */
export async function* readXlsx(
  pieces: AsyncIterable<Buffer>,
  limits: TableLimits,
  told: (sheets: Sheets) => void = () => undefined,
): AsyncGenerator<Line[]> {
  const file = await spool(pieces, limits.xlsxBytes)
  try {
    await turns.take()
  } catch (error) {
    await file.handle.close()
    throw error
  }
  const child = start(file, limits)
  const ended = once(child, 'close').catch(() => undefined)
  try {
    await file.handle.close()
    for await (const answer of answers(child)) {
      if ('problem' in answer) throw new TableError(answer.problem)
      if ('ended' in answer) return
      if ('sheets' in answer) told(answer.sheets)
      else yield answer.lines
    }
    await ended
    // Ended in the middle: out of its memory or time, or by a fault that this file found.
    throw new TableError(child.signalCode === null ? 'broken' : 'too_large')
  } finally {
    child.kill('SIGKILL')
    await ended
    turns.pass()
  }
}
