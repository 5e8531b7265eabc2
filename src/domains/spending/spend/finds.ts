import type { Finder } from '../../../core/find/find.ts'
import { showOrgnr } from '../../../core/organisations/orgnr.ts'
import { containing } from '../../../kit/db/containing.ts'
import { address } from '../../../kit/html/address.ts'
import { seesSpend } from '../policy.ts'
import { t } from './words.ts'

const path = '/inkop/leverantorer'

/** Suppliers of the organisation's own ledgers, whenever they were paid. */
export const suppliersFound: Finder = {
  title: () => t('suppliers_heading'),
  may: seesSpend,
  find: ({ db, actor, tenantId, q, orgnr, most }) =>
    db.inActor(actor, async tx => {
      const rows = await tx
        .selectFrom('spending.ledger_suppliers as s')
        .select(['s.name', 's.orgnr', 's.enterprise_id'])
        .select(e => e.fn.countAll<number>().over().as('total'))
        .where('s.tenant_id', '=', tenantId)
        .where(e => (orgnr === undefined ? e('s.name', 'ilike', containing(q)) : e('s.orgnr', '=', orgnr)))
        .orderBy('s.name')
        .limit(most)
        .execute()
      const things = rows.map(({ name, orgnr: number, enterprise_id }) => ({
        href: address(path, { q: name }),
        name,
        about: [number === null ? '' : showOrgnr(number), enterprise_id === null ? '' : t('is_social')]
          .filter(Boolean)
          .join(' · '),
      }))
      return { total: rows[0]?.total ?? 0, things }
    }),
  all: q => address(path, { q }),
}
