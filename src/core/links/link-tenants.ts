import type { Tx } from '../../kit/db/actor.ts'

/**
 * Which organisation's row the token of a mailed link leads to. The token holds in the whole country, its row stands with
 * its organisation: so the one is found first, and the other by both (decision 0020).
 */
export const noteLink = (tx: Tx, tenantId: string, tokenHash: Buffer) =>
  tx.insertInto('core.link_tenants').values({ token_hash: tokenHash, tenant_id: tenantId }).execute()

/** Needs the system actor: whoever holds a link need not be known. */
export const selectOptionalLinkTenant = async (tx: Tx, tokenHash: Buffer): Promise<string | undefined> => {
  const found = await tx
    .selectFrom('core.link_tenants')
    .select('tenant_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return found?.tenant_id
}
