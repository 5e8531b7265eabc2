import { notice } from '../../core/notices/notices.ts'
import { openPlaces } from '../directory/public.ts'
import { type Placement, selectDuePlacements } from './placements/queries.ts'
import { answersForPlaces, placesPeople } from './policy.ts'
import { selectUnreadReferrals, selectWaitingRequests } from './requests/queries.ts'
import { t } from './words.ts'

/** Questions about the enterprise's places, the first to be answered first. */
const asked = notice({
  may: answersForPlaces,
  find: (tx, { tenantId }) => selectWaitingRequests(tx, tenantId),
  each: ({ request_id, referrer, kind, answer_by }, { today }) => ({
    text: t('wait_request', { who: referrer, kind: openPlaces.words.kindName(kind) }),
    action: { label: t('answer_it'), href: `/platser/${request_id}` },
    date: [answer_by, date => t('wait_by', { date })],
    urgent: answer_by.toString() <= today.toString(),
  }),
  more: count => ({
    text: t('wait_more_requests', { count }),
    action: { label: t('show_all'), href: '/platser' },
  }),
})

/** Who comes, unread. No name stands here. */
const referred = notice({
  may: answersForPlaces,
  find: (tx, { tenantId }) => selectUnreadReferrals(tx, tenantId),
  each: ({ request_id, kind, starts_on }) => ({
    text: t('wait_referral', { kind: openPlaces.words.kindName(kind) }),
    action: { label: t('read'), href: `/platser/${request_id}` },
    date: [starts_on, date => t('from_day', { date })],
  }),
  more: count => ({
    text: t('wait_more_referrals', { count }),
    action: { label: t('show_all'), href: '/platser' },
  }),
})

const sentences: Record<string, (name: string) => string> = {
  asked: name => t('due_asked', { name }),
  accepted: name => t('due_accepted', { name }),
  declined: name => t('due_declined', { name }),
  lapsed: name => t('due_lapsed', { name }),
}

/** What is to be done with the reader's own placements. No name stands here: the page behind has it. */
const due = notice<Placement>({
  may: placesPeople,
  find: async (tx, { tenantId, viewer, today }) =>
    (await selectDuePlacements(tx, tenantId, viewer.personId)).filter(
      ({ state, next_on }) =>
        state in sentences &&
        (state !== 'asked' || (next_on !== null && next_on.toString() < today.toString())),
    ),
  each: ({ placement_id, enterprise_name, state, next_on }, { today }) => ({
    text: sentences[state]?.(enterprise_name) ?? '',
    action: { label: t('open'), href: `/insatser/${placement_id}`, about: enterprise_name },
    date: [next_on, date => t('wait_by', { date })],
    urgent: next_on !== null && next_on.toString() <= today.toString(),
  }),
  more: count => ({ text: t('due_more', { count }), action: { label: t('show_all'), href: '/insatser' } }),
})

export const placementNotices = [asked, referred, due]
