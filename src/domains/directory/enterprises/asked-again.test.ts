import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { system } from '../../../kit/db/actor.ts'
import { meanwhile, openTestApp, type TestApp } from '../../../testing/app.ts'
import { type Registered, register, see, send } from '../../../testing/register.ts'

let t: TestApp
beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

/** Somebody takes the enterprise over while its keeper's form waits for its turn. */
const claimedMeanwhile = async (e: Registered, path: string, fields: Record<string, string>) => {
  const { answer } = await t.db.inActor(system('test'), async tx => {
    await tx
      .updateTable('directory.enterprises')
      .set({ claimed_at: t.clock.now() })
      .where('tenant_id', '=', e.tenantId)
      .execute()
    const answer = meanwhile(() => send(t, e.keeper, `${e.at}${path}`, fields))
    const waits = async () =>
      (await sql<{ n: string }>`select count(*) as n from pg_locks where not granted`.execute(tx)).rows[0]?.n
    while (Number(await waits()) === 0) await new Promise(resolve => setTimeout(resolve, 20))
    return { answer }
  })
  return (await answer).statusCode
}

test('who may change an enterprise is asked when it is saved, not when the form was shown', async () => {
  const place = { kind: 'work_training', total: '5', free: '2', tasks_sv: 'För sent' }
  const forms = {
    '/andra/contact': { municipality_code: '2182', place: 'För sent', version: '1' },
    '/erbjudanden/nytt': { title_sv: 'För sent', category: 'printing' },
    '/platser/ny': place,
  }
  for (const [i, [path, fields]] of Object.entries(forms).entries()) {
    const e = await register(t, { claimed: false, municipalityCode: ['2182', '2361', '2584'][i] ?? '' })
    expect(await claimedMeanwhile(e, path, fields), path).toBe(403)
    expect((await see(t, undefined, e.at)).body).not.toContain('För sent')
  }
})
