import type { Finder } from '../../../core/find/find.ts'
import { municipalities } from '../../../core/reference/places.ts'
import { address } from '../../../kit/html/address.ts'
import { t } from '../words.ts'
import { findEnterprises } from './find.ts'
import { hitsOf } from './schema.ts'

/** Enterprises of the open register, found as on its own page. */
export const enterprisesFound: Finder = {
  title: () => t('found_enterprises'),
  may: () => true,
  find: async ({ db, q, orgnr, now, most }) => {
    const { result, unread } = await findEnterprises(
      db.asVisitor,
      { q: orgnr ?? q, krav: [] },
      { now, limit: most },
    )
    if (unread) return { total: 0, things: [] }
    const things = hitsOf(result).map(({ slug, name, municipality_code }) => ({
      href: `/foretag/${slug}`,
      name,
      about: municipalities.get(municipality_code)?.name,
    }))
    return { total: result.total, things }
  },
  all: q => address('/foretag', { q }),
}
