import { createHmac } from 'node:crypto'
import type { Clock } from '../../kit/clock.ts'
import { AppError } from '../../kit/http/errors.ts'
import type { AuthDatabase } from './auth-database.ts'

/** How often something may be tried, and in how many minutes. The reasons stand in README.md. */
const limits = {
  /** A wrong password for an account from one network. */
  password: { most: 10, minutes: 15 },
  /** The same from all networks together, known browsers apart: a guess spread over many machines. */
  account: { most: 50, minutes: 60 },
  /** A wrong password in a browser that has been signed in as that person. */
  browser: { most: 20, minutes: 15 },
  /** A wrong password from somebody signed in, who changes their ways in. */
  confirm: { most: 10, minutes: 15 },
  code: { most: 20, minutes: 15 },
  /** Links asked for to an address from one network. */
  link: { most: 5, minutes: 15 },
  /** Letters to an address: fewer minutes than a link lives, so that a link is always at hand in the mailbox. */
  letter: { most: 5, minutes: 5 },
  /** Failures of any kind from one network: a whole town hall may share one. */
  network: { most: 300, minutes: 15 },
} as const
export type Limited = keyof typeof limits

/**
 * Counts tries against guessing, for all processes together (OWASP ASVS 5.0 V6.3.1). What is limited – an address of
 * mail or network – is stored as a keyed hash only. A try that succeeds is taken back, so that only failures add up.
 */
export const makeAttempts = ({ pool }: AuthDatabase, clock: Clock, secret: string) => {
  const hash = (kind: Limited, of: string) =>
    createHmac('sha256', secret).update(`${kind}:${of.toLowerCase()}`).digest()
  /** Counts one more; false when there have been too many. */
  const allows = async (kind: Limited, of: string): Promise<boolean> => {
    const now = clock.now()
    const { most, minutes } = limits[kind]
    const { rows } = await pool.query<{ count: number }>({
      name: 'attempt',
      text: `insert into auth.attempts as a (key_hash, window_ends, count) values ($1, $2, 1)
        on conflict (key_hash) do update set
          count = case when a.window_ends <= $3 then 1 else least(a.count, 1000000) + 1 end,
          window_ends = case when a.window_ends <= $3 then excluded.window_ends else a.window_ends end
        returning count`,
      values: [hash(kind, of), now.add({ minutes }).toString(), now.toString()],
    })
    return (rows[0]?.count ?? 0) <= most
  }
  return {
    allows,
    count: async (kind: Limited, of: string): Promise<void> => {
      if (!(await allows(kind, of)))
        throw new AppError(429, 'too_many_tries', 'Too many tries: wait, or sign in another way.')
    },
    /** Where others’ failures are counted together, one’s own success takes back one’s own try alone. */
    succeeded: async (kind: Limited, of: string): Promise<void> => {
      const shared = kind === 'network' || kind === 'account'
      const change = shared
        ? 'update auth.attempts set count = greatest(count - 1, 0)'
        : 'delete from auth.attempts'
      await pool.query(`${change} where key_hash = $1`, [hash(kind, of)])
    },
  }
}

export type Attempts = ReturnType<typeof makeAttempts>
