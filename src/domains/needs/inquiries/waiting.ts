import type { Viewer } from '../../../core/web/viewer.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import type { WorkItem } from '../../../kit/html/work-list.tsx'
import { showDate } from '../../../kit/text/format.ts'
import { answersInquiries, asksEnterprises } from '../policy.ts'
import { selectAsked, selectInquiries } from './queries.ts'
import { t } from './words.ts'

const most = 5
/** How long before the last day a question becomes urgent. */
const urgentDays = 3

/** Questions that wait for an answer; and, for who asked, those whose time is over and can be compared. */
export const inquiriesWaiting = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => {
  const tenantId = viewer.seat?.tenantId ?? ''
  const today = clock.today()
  if (answersInquiries(viewer)) {
    const open = (await selectAsked(tx, tenantId)).filter(
      a => a.closed_at === null && (a.answer_count ?? 0) === 0 && today.until(a.answer_by).sign >= 0,
    )
    return open.slice(0, most).map(a => ({
      key: a.inquiry_id,
      text: t('wait_asked', { organisation: a.organisation, subject: a.subject }),
      action: { label: t('wait_answer'), href: `/vart-foretag/fragor/${a.inquiry_id}`, about: a.subject },
      date: { label: t('answer_until', { date: showDate(a.answer_by) }), machine: a.answer_by.toString() },
      urgent: today.until(a.answer_by).days <= urgentDays,
    }))
  }
  if (!asksEnterprises(viewer)) return []
  const over = (await selectInquiries(tx, tenantId)).filter(
    i =>
      i.closed_at === null && i.answered > 0 && (i.answered === i.asked || today.until(i.answer_by).sign < 0),
  )
  return over.slice(0, most).map(i => ({
    key: i.inquiry_id,
    text: t('wait_answers', { subject: i.subject, answered: i.answered, asked: i.asked }),
    action: { label: t('wait_compare'), href: `/inkop/fragor/${i.inquiry_id}`, about: i.subject },
    date: { label: t('answer_until', { date: showDate(i.answer_by) }), machine: i.answer_by.toString() },
  }))
}
