import type { Tx } from '../../kit/db/actor.ts'
import { hashToken, newToken } from '../../kit/tokens.ts'

/** What a link leads to: which organisation's, and the ids of the thing. */
type Lead = { tenantId: string; ids: readonly string[] }

/**
 * A kind of link in letters, for people who need not sign in. It is the way to a thing and says no more: whether it was
 * used, until when it holds and what is answered then is the thing's own.
 */
export const mailedLink = (kind: string, path: string) => ({
  /** The address of a new link; the thing's link before leads nowhere from now on. */
  make: async (tx: Tx, publicUrl: string, { tenantId, ids }: Lead): Promise<string> => {
    const token = newToken()
    const token_hash = hashToken(token)
    await tx
      .insertInto('core.links')
      .values({ token_hash, tenant_id: tenantId, kind, about: ids.join(' ') })
      .onConflict(c => c.columns(['tenant_id', 'kind', 'about']).doUpdateSet({ token_hash }))
      .execute()
    return `${publicUrl}${path}/${token}`
  },
  /** Needs the system actor: whoever holds a link need not be known. */
  find: async (tx: Tx, token: string): Promise<Lead | undefined> => {
    const found = await tx
      .selectFrom('core.links')
      .select(['tenant_id', 'about'])
      .where('token_hash', '=', hashToken(token))
      .where('kind', '=', kind)
      .executeTakeFirst()
    return found && { tenantId: found.tenant_id, ids: found.about.split(' ') }
  },
  at: (token: string): string => `${path}/${encodeURIComponent(token)}`,
})
