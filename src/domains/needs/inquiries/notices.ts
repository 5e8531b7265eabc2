import { type ComingOf, notice } from '../../../core/notices/notices.ts'
import { casePath } from '../needs/paths.ts'
import { answersInquiries, asksEnterprises } from '../policy.ts'
import { selectAdditions } from './additions.ts'
import { type InquiryRow, selectAsks, selectInquiries, selectUnanswered } from './queries.ts'
import { mayRemindOn } from './reminders.ts'
import { t } from './words.ts'

/** How long before the last day a question becomes urgent. */
const urgentDays = 3

/** Questions that wait for an answer. */
const toAnswer = notice({
  may: answersInquiries,
  find: async (tx, { tenantId, today }) =>
    (await selectUnanswered(tx, tenantId)).filter(a => today.until(a.answer_by).sign >= 0),
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

/** For who asked: those who are silent, while there is time, unless they were reminded lately. */
const silent = notice({
  may: asksEnterprises,
  most: 3,
  find: async (tx, { tenantId, today }) => {
    const open = (await selectInquiries(tx, tenantId)).filter(
      i => i.closed_at === null && i.answered < i.asked && today.until(i.answer_by).sign >= 0,
    )
    const found: { inquiry: InquiryRow; name: string | undefined }[] = []
    for (const inquiry of open.slice(0, 20)) {
      const added = await selectAdditions(tx, tenantId, inquiry.inquiry_id)
      if (
        !mayRemindOn(
          today,
          added.findLast(a => a.kind === 'reminder'),
        )
      )
        continue
      const asks = await selectAsks(tx, tenantId, inquiry.inquiry_id)
      const [first, ...rest] = asks.filter(ask => ask.answers.length === 0)
      found.push({ inquiry, name: rest.length === 0 ? first?.enterprise_name : undefined })
    }
    return found
  },
  each: ({ inquiry: { inquiry_id, need, asked, answered, answer_by }, name }, { today }) => ({
    text:
      name === undefined
        ? t('wait_silent', { need, silent: asked - answered, asked })
        : t('wait_silent_one', { need, name }),
    action: { label: t('wait_remind'), post: `/inkop/fragor/${inquiry_id}/paminn`, about: need },
    second: { label: t('wait_extend'), href: `/inkop/fragor/${inquiry_id}/forlang`, about: need },
    date: [answer_by, date => t('answer_until', { date })],
    urgent: today.until(answer_by).days === 0,
  }),
})

export const inquiriesNotices = [toAnswer, silent, toCompare]

const isOpen = ({ closed_at }: { closed_at: unknown }) => closed_at === null

/** The last days of open questions, for who asked and who is asked. */
export const inquiriesComing: readonly ComingOf[] = [
  {
    may: asksEnterprises,
    find: async (tx, { tenantId }) =>
      (await selectInquiries(tx, tenantId)).filter(isOpen).map(({ inquiry_id, need, answer_by }) => ({
        text: t('coming_answers', { need }),
        day: answer_by,
        href: `/inkop/fragor/${inquiry_id}`,
      })),
  },
  {
    may: answersInquiries,
    find: async (tx, { tenantId }) =>
      (await selectUnanswered(tx, tenantId)).map(({ inquiry_id, subject, answer_by }) => ({
        text: t('coming_answer_own', { subject }),
        day: answer_by,
        href: `/vart-foretag/fragor/${inquiry_id}`,
      })),
  },
]
