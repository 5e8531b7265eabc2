import type { Temporal } from 'temporal-polyfill'
import { type ComingOf, daysAhead, notice } from '../../../core/notices/notices.ts'
import type { Seat } from '../../../core/web/viewer.ts'
import { eventsBetween, eventText, overdueOf } from '../calendar/events.ts'
import { selectNearNeeds } from '../calendar/queries.ts'
import { selectFitting, selectNewFits, selectReach } from '../fitting/queries.ts'
import { answersInquiries, asksEnterprises, keepsNeeds } from '../policy.ts'
import { casePath } from './paths.ts'
import { t } from './words.ts'

/** For how long a need that fits, or an enterprise that fits one, is told as new. */
const newDays = 14
const newSince = (now: Temporal.Instant) => now.subtract({ hours: newDays * 24 })
/** A unit's own orderer is asked for that unit's needs, the others for all. */
const unitOf = ({ role, unitId }: Seat) => (role === 'ordering_officer' ? (unitId ?? undefined) : undefined)

/** Talks with the market that should begin. */
const lateDialogues = notice({
  may: asksEnterprises,
  most: 3,
  find: async (tx, { tenantId, seat, today }) =>
    overdueOf(await selectNearNeeds(tx, tenantId, { unitId: unitOf(seat), today }), today),
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
    return reach ? (await selectFitting(tx, reach, newSince(now))).length : 0
  },
  all: count => ({
    text: t('wait_fitting', { count }),
    action: { label: t('wait_see'), href: '/vart-foretag/behov' },
  }),
})

/** For a buyer: open needs that enterprises have begun to fit. */
const newFits = notice({
  may: keepsNeeds,
  find: (tx, { tenantId, seat, now }) =>
    selectNewFits(tx, tenantId, { since: newSince(now), unitId: unitOf(seat) }),
  each: ({ need_id, title, count, name, found_at }) => ({
    text: t('wait_new_fit', { title, count, name }),
    action: { label: t('wait_match'), href: casePath(need_id, 'leverantorer'), about: title },
    date: [found_at, date => t('since', { date })],
  }),
})

export const needsNotices = [lateDialogues, newFits, fittingNeeds]

/** Days of the organisation's needs: when to talk, when today's contract ends, when the new one begins. */
export const needsComing: ComingOf = {
  may: keepsNeeds,
  find: async (tx, { tenantId, seat, today }) =>
    eventsBetween(
      await selectNearNeeds(tx, tenantId, { unitId: unitOf(seat), today }),
      today,
      today.add({ days: daysAhead }),
    ).map(event => ({
      text: `${event.need.title}: ${eventText(event).toLocaleLowerCase('sv')}`,
      day: event.on,
      href: casePath(event.need.need_id),
    })),
}
