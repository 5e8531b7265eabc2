import { notice } from '../../../core/notices/notices.ts'
import { casePath } from '../needs/paths.ts'
import { answersInquiries, asksEnterprises } from '../policy.ts'
import { selectAsked, selectInquiries } from './queries.ts'
import { t } from './words.ts'

/** How long before the last day a question becomes urgent. */
const urgentDays = 3

/** Questions that wait for an answer. */
const toAnswer = notice({
  may: answersInquiries,
  find: async (tx, { tenantId, today }) =>
    (await selectAsked(tx, tenantId)).filter(
      a => a.closed_at === null && (a.answer_count ?? 0) === 0 && today.until(a.answer_by).sign >= 0,
    ),
  each: ({ inquiry_id, organisation, subject, answer_by }, { today }) => ({
    text: t('wait_asked', { organisation, subject }),
    action: { label: t('wait_answer'), href: `/vart-foretag/fragor/${inquiry_id}`, about: subject },
    date: [answer_by, date => t('answer_until', { date })],
    urgent: today.until(answer_by).days <= urgentDays,
  }),
})

/** For who asked: those whose time is over, or that all have answered, and that can be compared. */
const toCompare = notice({
  may: asksEnterprises,
  find: async (tx, { tenantId, today }) =>
    (await selectInquiries(tx, tenantId)).filter(
      i =>
        i.closed_at === null &&
        i.answered > 0 &&
        (i.answered === i.asked || today.until(i.answer_by).sign < 0),
    ),
  each: ({ inquiry_id, need_id, subject, answered, asked, answer_by }) => ({
    text: t('wait_answers', { subject, answered, asked }),
    action: { label: t('wait_compare'), href: casePath(need_id, 'svar', inquiry_id), about: subject },
    date: [answer_by, date => t('answer_until', { date })],
  }),
})

export const inquiriesNotices = [toAnswer, toCompare]
