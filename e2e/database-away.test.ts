import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postMail } from '../src/core/mail/outbox.ts'
import { system } from '../src/kit/db/actor.ts'
import { projectRoot } from '../src/kit/db/migrate.ts'
import { freePort } from '../src/kit/free-port.ts'
import { openTestApp, type TestApp } from '../src/testing/app.ts'
import { openMailServer } from '../src/testing/identity-mail.ts'

let t: TestApp
const dir = mkdtempSync(join(tmpdir(), 'plantskola-away-'))
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(async () => {
  await t.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Where the database can be reached from some moment on. */
const openWay = async (port: number, to: string) => {
  const server = createServer(near => {
    const far = connect(Number(new URL(to).port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

test('a server whose database is not there yet says that it is soon back, and is ready by itself when it comes, as is a worker', async () => {
  const post = await openMailServer()
  const [port, databasePort] = [await freePort(), await freePort()]
  const at = (url: string) => {
    const moved = new URL(url)
    moved.host = `127.0.0.1:${databasePort}`
    return moved.href
  }
  const start = (...args: string[]) =>
    spawn(join(projectRoot, 'node_modules/.bin/node'), [join(projectRoot, 'dist/server/cli.js'), ...args], {
      env: {
        ...process.env,
        DATABASE_URL: at(t.databaseUrl),
        DATABASE_OWNER_URL: at(t.ownerUrl),
        SECRET: t.secret,
        DATA_DIR: dir,
        DEMO: '0',
        PORT: String(port),
        LOG_LEVEL: 'fatal',
        SMTP_URL: post.url,
      },
      stdio: 'ignore',
    })
  const server = start('serve', '--no-worker')
  const worker = start('worker')
  const ended = Promise.all([once(server, 'exit'), once(worker, 'exit')])
  const ask = async (path: string) => {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined)
      if (answer)
        return { status: answer.status, retry: answer.headers.get('retry-after'), text: await answer.text() }
      if (server.exitCode !== null) throw new Error('The server has ended.')
      await wait(100)
    }
  }
  let way: Awaited<ReturnType<typeof openWay>> | undefined
  try {
    expect((await ask('/healthz')).status).toBe(200)
    for (const path of ['/', '/foretag?q=fruktkorg', '/readyz'])
      expect([path, await ask(path)]).toEqual([
        path,
        { status: 503, retry: '5', text: expect.stringContaining('Strax tillbaka') },
      ])
    way = await openWay(databasePort, t.databaseUrl)
    while ((await ask('/readyz')).status !== 200) await wait(200)
    const letter = { to: 'a@example.org', subject: 'Prov', text: 'Prov' }
    await t.db.inActor(system('test'), tx => postMail(tx, t.clock.now(), letter))
    while (post.letters.length === 0 && worker.exitCode === null) await wait(200)
    expect(post.letters).toHaveLength(1)
    expect(await ask('/')).toMatchObject({ status: 200, text: expect.stringContaining('Plantskola') })
  } finally {
    server.kill('SIGTERM')
    worker.kill('SIGTERM')
    expect(await ended).toEqual([
      [0, null],
      [0, null],
    ])
    way?.close()
    await post.close()
  }
})
