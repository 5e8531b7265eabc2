import type { NeedExtras } from '../needs/extras.ts'
import { t } from './words.ts'

/** The questions about a need that are open to everybody. */
export const inquiriesOfNeed: NeedExtras = async (tx, { tenantId, needId }) => {
  const open = await tx
    .selectFrom('needs.inquiries')
    .select(['inquiry_id', 'subject', 'closed_at'])
    .where('tenant_id', '=', tenantId)
    .where('need_id', '=', needId)
    .where('published_at', 'is not', null)
    .orderBy('published_at', 'desc')
    .execute()
  return open.map(i => ({
    href: `/forfragningar/${i.inquiry_id}`,
    subject: i.subject,
    state: t(i.closed_at === null ? 'state_open' : 'state_closed'),
  }))
}
