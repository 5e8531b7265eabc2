import { notice } from '../../../core/notices/notices.ts'
import { overdueOf } from '../calendar/events.ts'
import { selectNearNeeds } from '../calendar/queries.ts'
import { selectFitting, selectReach } from '../fitting/queries.ts'
import { answersInquiries, keepsNeeds } from '../policy.ts'
import { t } from './words.ts'

/** For how long a need that fits is told as new. */
const newDays = 14

/** Talks with the market that should begin. A unit's own orderer is asked for that unit's needs, the others for all. */
const lateDialogues = notice({
  may: keepsNeeds,
  find: async (tx, { tenantId, seat, today }) => {
    const unitId = seat.role === 'ordering_officer' ? (seat.unitId ?? undefined) : undefined
    return overdueOf(await selectNearNeeds(tx, tenantId, { unitId, today }), today)
  },
  each: ({ need: { need_id, title }, dialogue }) => ({
    text: t('wait_dialogue', { title }),
    action: { label: t('wait_open'), href: `/inkop/behov/${need_id}`, about: title },
    date: [dialogue.day, date => t(`overdue_${dialogue.before}`, { date })],
  }),
  more: count => ({
    text: t('wait_more', { count }),
    action: { label: t('wait_calendar'), href: '/inkop/behov/kalender' },
  }),
})

/** For an enterprise: new needs that fit it. */
const fittingNeeds = notice({
  may: answersInquiries,
  count: async (tx, { tenantId, now }) => {
    const reach = await selectReach(tx, tenantId)
    return reach ? (await selectFitting(tx, reach, now.subtract({ hours: newDays * 24 }))).length : 0
  },
  all: count => ({
    text: t('wait_fitting', { count }),
    action: { label: t('wait_see'), href: '/vart-foretag/behov' },
  }),
})

export const needsNotices = [lateDialogues, fittingNeeds]
