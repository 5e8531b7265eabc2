import { createHmac } from 'node:crypto'
import type { Clock } from '../../kit/clock.ts'
import { AppError } from '../../kit/http/errors.ts'
import type { AuthDatabase } from './auth-database.ts'

/** How often something may be tried in a quarter of an hour. A whole town hall may share one network address. */
const limits = { password: 10, link: 5, code: 20, network: 300 } as const
export type Limited = keyof typeof limits

/**
 * Counts tries against guessing, for all processes together (OWASP ASVS 5.0 V6.3.1). What is limited – an address of
 * mail or network – is stored as a keyed hash only. A try that succeeds is taken back, so that only failures add up.
 */
export const makeAttempts = ({ pool }: AuthDatabase, clock: Clock, secret: string) => {
  const hash = (kind: Limited, of: string) =>
    createHmac('sha256', secret).update(`${kind}:${of.toLowerCase()}`).digest()
  return {
    count: async (kind: Limited, of: string): Promise<void> => {
      const now = clock.now()
      const { rows } = await pool.query<{ count: number }>({
        name: 'attempt',
        text: `insert into auth.attempts as a (key_hash, window_ends, count) values ($1, $2, 1)
          on conflict (key_hash) do update set
            count = case when a.window_ends <= $3 then 1 else a.count + 1 end,
            window_ends = case when a.window_ends <= $3 then excluded.window_ends else a.window_ends end
          returning count`,
        values: [hash(kind, of), now.add({ minutes: 15 }).toString(), now.toString()],
      })
      if ((rows[0]?.count ?? 0) > limits[kind]) {
        throw new AppError(429, 'too_many_tries', 'Too many tries: wait a quarter of an hour.')
      }
    },
    succeeded: async (kind: Limited, of: string): Promise<void> => {
      const change =
        kind === 'network' ? 'update auth.attempts set count = count - 1' : 'delete from auth.attempts'
      await pool.query(`${change} where key_hash = $1`, [hash(kind, of)])
    },
  }
}

export type Attempts = ReturnType<typeof makeAttempts>
