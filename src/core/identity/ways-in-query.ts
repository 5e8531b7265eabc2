import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Viewer } from '../web/viewer.ts'
import type { AuthDatabase } from './auth-database.ts'

export type OpenSession = {
  id: string
  createdAt: Temporal.Instant
  seenAt: Temporal.Instant
  device: string
  current: boolean
}
export type WaysIn = {
  hasPassword: boolean
  hasCodes: boolean
  passkeys: { id: string; name: string | null; createdAt: Temporal.Instant | null }[]
  sessions: OpenSession[]
}

/** How a person can sign in, and where they are signed in. */
export const selectWaysIn = ({ inAuth }: AuthDatabase, { personId, sessionId }: Viewer): Promise<WaysIn> =>
  inAuth(async tx => {
    const { rows } = await sql<{ password: boolean; codes: boolean }>`select
        exists (select from auth.account where "userId" = ${personId} and password is not null) as password,
        coalesce("twoFactorEnabled", false) as codes
      from auth."user" where id = ${personId}`.execute(tx)
    const passkeys = await sql<{ id: string; name: string | null; createdAt: Temporal.Instant | null }>`
      select id, name, "createdAt" from auth.passkey where "userId" = ${personId} order by "createdAt"`.execute(
      tx,
    )
    const sessions = await sql<OpenSession>`select id, "createdAt", "updatedAt" as "seenAt",
        coalesce("userAgent", '') as device, id = ${sessionId} as current
      from auth.session where "userId" = ${personId} and "expiresAt" > now() order by current desc, "updatedAt" desc`.execute(
      tx,
    )
    return {
      hasPassword: rows[0]?.password ?? false,
      hasCodes: rows[0]?.codes ?? false,
      passkeys: passkeys.rows,
      sessions: sessions.rows,
    }
  })
