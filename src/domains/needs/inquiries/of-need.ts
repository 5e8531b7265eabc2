import type { NeedExtras } from '../needs/extras.ts'
import { selectInquiries } from './queries.ts'
import { countText } from './say.ts'
import { t } from './words.ts'

/** The questions asked about a need: all of them for its buyer, those open to everybody for others. */
export const inquiriesOfNeed: NeedExtras = async (tx, { tenantId, needId }, reader) => {
  if (reader === 'buyer')
    return (await selectInquiries(tx, tenantId, needId)).map(i => ({
      href: `/inkop/fragor/${i.inquiry_id}`,
      subject: i.subject,
      state: countText(i),
    }))
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
