import type { Finder } from '../../../core/find/find.ts'
import { address } from '../../../kit/html/address.ts'
import { showDate } from '../../../kit/text/format.ts'
import { seesSpend } from '../policy.ts'
import { selectPrecedents } from './queries.ts'
import { listPath, plainTitle, precedentPath } from './schema.ts'
import { t } from './words.ts'

/** Others' procurements, the reserved ones first, as their list finds them. */
export const precedentsFound: Finder = {
  title: () => t('title'),
  may: seesSpend,
  find: ({ db, actor, q, most }) =>
    db.inActor(actor, async tx => {
      const rows = await selectPrecedents(tx, { q, limit: most })
      const things = rows.map(p => ({
        href: precedentPath(p),
        name: plainTitle(p.title),
        about: [p.buyer, showDate(p.published_on), p.reserved && t('chip_reserved')]
          .filter(Boolean)
          .join(' · '),
      }))
      return { total: rows[0]?.total ?? 0, things }
    }),
  all: q => address(listPath, { q, visa: 'alla' }),
}
