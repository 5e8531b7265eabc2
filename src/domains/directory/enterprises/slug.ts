import type { Tx } from '../../../kit/db/actor.ts'

/** "Café Tallbacken & Co" → "cafe-tallbacken-co" */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'foretag'

/** The first address of its name that is free in the whole country, taken at once. Two at the same moment take turns. */
export const takeSlug = async (
  tx: Tx,
  tenantId: string,
  name: string,
  municipality: string,
): Promise<string> => {
  const wanted = [slugOf(name), `${slugOf(name)}-${slugOf(municipality)}`]
  for (let n = 1; ; n++) {
    const slug = wanted[n - 1] ?? `${wanted[1]}-${n - 1}`
    // /foretag/fraga is a page of its own.
    if (slug === 'fraga') continue
    const taken = await tx
      .insertInto('directory.slugs')
      .values({ slug, tenant_id: tenantId })
      .onConflict(c => c.column('slug').doNothing())
      .executeTakeFirst()
    if (taken.numInsertedOrUpdatedRows === 1n) return slug
  }
}
