import type { DemoWorld } from '../core/web/domain.ts'
import { loadDemo } from '../demo/load.ts'
import { onServer, openAppOn, openTestApp, type TestApp } from './app.ts'

const [original, making] = ['plantskola_demo', 'plantskola_demo_in_making']

/** The demo is loaded once for all files of a run: the first that wants it makes the original, the others wait for it. */
const makeOriginal = () =>
  onServer(async client => {
    await client.query('select pg_advisory_lock(2)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [original])
    if (rowCount) return
    await onServer(async other => {
      await other.query('select pg_advisory_lock(1)')
      await other.query(`drop database if exists ${making} with (force)`)
      await other.query(`create database ${making} template plantskola`)
    })
    const t = await openAppOn(making, { DEMO: '1' })
    await loadDemo(t)
    await t.leave()
    await client.query(`alter database ${making} rename to ${original}`)
  })

/** A whole app with the demo in it, on a database of its own. */
export const openDemoApp = async (env: NodeJS.ProcessEnv = {}): Promise<TestApp> => {
  await makeOriginal()
  return openTestApp({ DEMO: '1', ...env }, undefined, original)
}

/** No organisations at all, for the demo's enterprises alone. */
export const nowhere = (): DemoWorld => ({ municipality: new Map(), unit: new Map(), enterprises: new Map() })
