import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '../../kit/db/migrate.ts'

/** Whether a process with this number runs; one that has ended and is not yet collected does not. */
export const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const stat = `/proc/${pid}/stat`
  return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
}

/** The whole server as it is built, with its own database under `dir`: killed and started again as often as is wanted. */
export const openServer = async (dir: string, port: number, env: NodeJS.ProcessEnv) => {
  const url = `http://localhost:${port}`
  const outages: number[] = []
  let child: ChildProcess | undefined
  let stopping = false
  let endedByItself = 0
  let more: NodeJS.ProcessEnv = {}

  const begin = () => {
    const started = spawn(
      join(projectRoot, 'node_modules/.bin/node'),
      [
        '--max-semi-space-size=4',
        '--heap-growing-percent=20',
        '--enable-source-maps',
        join(projectRoot, 'dist/server/main.js'),
      ],
      {
        env: { ...process.env, ...env, DATA_DIR: dir, PORT: String(port), CLOCK: '', ...more },
        stdio: 'ignore',
      },
    )
    child = started
    // Whoever watches over it starts it again when it ends by itself; the pause keeps a broken one from spinning.
    started.once('exit', code => {
      if (stopping || child !== started) return
      if (code !== null) endedByItself += 1
      setTimeout(() => stopping || begin(), code === null ? 0 : 500)
    })
  }
  const isReady = () =>
    fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) }).then(
      answer => answer.ok,
      () => false,
    )
  const ready = async (patience = 120_000) => {
    for (const until = performance.now() + patience; !(await isReady()); await wait(50))
      if (performance.now() > until) throw new Error('The server does not become ready.')
  }
  const measured = async (work: () => void, isNew: () => boolean) => {
    const began = performance.now()
    work()
    while (!isNew()) await wait(50)
    await ready()
    outages.push(performance.now() - began)
  }
  const postmaster = () => {
    try {
      return Number(readFileSync(join(dir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
    } catch {
      return 0
    }
  }

  // Whoever is stopped itself leaves nothing behind.
  process.once('exit', () => {
    if (stopping || !child?.pid) return
    for (const pid of [child.pid, postmaster()]) if (pid > 0 && runs(pid)) process.kill(pid, 'SIGKILL')
  })
  begin()
  await ready()
  return {
    url,
    outages,
    ready,
    postmaster,
    endedByItself: () => endedByItself,
    /** Kills the program without warning, as a fault of the machine does; it is started again at once, with `extra` settings. */
    kill: (extra: NodeJS.ProcessEnv = {}) => {
      const old = child
      more = extra
      return measured(
        () => old?.kill('SIGKILL'),
        () => child !== old,
      )
    },
    /** Kills the database under it. */
    killDatabase: () => {
      const old = postmaster()
      return measured(
        () => process.kill(old, 'SIGKILL'),
        () => ![0, old].includes(postmaster()),
      )
    },
    /** Asks it to end, as Ctrl-C does; answers with what status it did. */
    stop: async () => {
      stopping = true
      if (!child || child.exitCode !== null || child.signalCode !== null) return null
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      return code as number | null
    },
  }
}
export type Server = Awaited<ReturnType<typeof openServer>>
