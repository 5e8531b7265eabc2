import type { Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'

/** Needs as their own organisation knows them, with what their unit and CPV code are called. */
export const needs = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('needs.needs as n')
    .leftJoin('core.units as u', join =>
      join.onRef('u.tenant_id', '=', 'n.tenant_id').onRef('u.unit_id', '=', 'n.unit_id'),
    )
    .leftJoin('core.cpv_codes as c', 'c.code', 'n.cpv')
    .selectAll('n')
    .select(['u.name as unit', 'c.label_sv as cpv_sv', 'c.label_en as cpv_en'])
    .select(e =>
      e
        .exists(
          e
            .selectFrom('needs.inquiries as i')
            .select('i.inquiry_id')
            .whereRef('i.tenant_id', '=', 'n.tenant_id')
            .whereRef('i.need_id', '=', 'n.need_id'),
        )
        .as('asked'),
    )
    .where('n.tenant_id', '=', tenantId)

export type Need = Awaited<ReturnType<ReturnType<typeof needs>['execute']>>[number]

/** The need of the address; another organisation's and an unknown one answer alike. */
export const selectNeed = (tx: Tx, tenantId: string, needId: string): Promise<Need> =>
  needs(tx, tenantId).where('n.need_id', '=', needId).executeTakeFirstOrThrow(notFound)

/** The address that this organisation's needs were last opened with: most often it is the next one's too. */
export const selectUsualContact = async (tx: Tx, tenantId: string): Promise<string> => {
  const last = await tx
    .selectFrom('needs.needs')
    .select('contact_email')
    .where('tenant_id', '=', tenantId)
    .where('contact_email', '!=', '')
    .where('opened_at', 'is not', null)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.contact_email ?? ''
}
