import { sql } from 'kysely'
import type { Clock } from '../../kit/clock.ts'
import type { AuthDatabase } from './auth-database.ts'

/** Removes what no longer opens anything: sessions, links and counts whose time is over. */
export const sweep = ({ inAuth }: AuthDatabase, clock: Clock): Promise<void> =>
  inAuth(async tx => {
    await sql`delete from auth.session where "expiresAt" < now()`.execute(tx)
    await sql`delete from auth.verification where "expiresAt" < now()`.execute(tx)
    await sql`delete from auth.attempts where window_ends < ${clock.now().toString()}::timestamptz`.execute(
      tx,
    )
  })

/** Once an hour, in every process: twice does no harm, and nothing waits for it. */
export const keepSwept = (database: AuthDatabase, clock: Clock): NodeJS.Timeout =>
  setInterval(() => sweep(database, clock).catch(() => undefined), 3_600_000).unref()
