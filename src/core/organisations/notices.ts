import { notice } from '../notices/notices.ts'
import { maySeat, seesSeats } from './areas/policy.ts'
import { selectAreaSeats } from './areas/queries.ts'
import { mayAdminister } from './policy.ts'
import { selectWaitingInvitations } from './queries.ts'
import { t } from './words.ts'

/** How long before its last day an unanswered invitation is told of. */
const soonDays = 7

/** Invitations that nobody has answered, soon or already too late. */
const unanswered = notice({
  may: mayAdminister,
  most: 3,
  find: async (tx, { tenantId, now, today }) =>
    (await selectWaitingInvitations(tx, tenantId, { now: () => now, today: () => today })).filter(
      i => i.lasts && i.expires_at.epochMilliseconds < now.add({ hours: 24 * soonDays }).epochMilliseconds,
    ),
  each: ({ invitation_id, email, expires_at }) => ({
    text: t('wait_invitation', { email }),
    action: {
      label: t('wait_send_again'),
      post: `/administration/inbjudningar/${invitation_id}/skicka-igen`,
      about: email,
    },
    second: { label: t('wait_all_invitations'), href: '/administration' },
    date: [expires_at, date => t('wait_until', { date })],
  }),
})

/** Seats in an area that wait for whoever may approve them. */
const seats = notice({
  may: seesSeats,
  most: 3,
  find: async (tx, { viewer, tenantId, now, today }) =>
    (await selectAreaSeats(tx, { now: () => now, today: () => today }, tenantId)).filter(
      seat => !seat.isSeated && maySeat(viewer, seat),
    ),
  each: ({ membership_id, name, unit }) => ({
    text: t('wait_seat', { name, unit }),
    action: { label: t('seat_approve'), post: `/enheten/${membership_id}/godkann`, about: name },
    second: { label: t('wait_all_seats'), href: '/enheten' },
  }),
  more: count => ({
    text: t('wait_more_seats', { count }),
    action: { label: t('wait_all_seats'), href: '/enheten' },
  }),
})

export const organisationNotices = [unanswered, seats]
