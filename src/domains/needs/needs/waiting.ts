import type { Viewer } from '../../../core/web/viewer.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import type { WorkItem } from '../../../kit/html/work-list.tsx'
import { showDate } from '../../../kit/text/format.ts'
import { overdueOf } from '../calendar/events.ts'
import { selectNearNeeds } from '../calendar/queries.ts'
import { selectFitting, selectReach } from '../fitting/queries.ts'
import { answersInquiries, keepsNeeds } from '../policy.ts'
import { t } from './words.ts'

const mostShown = 5
/** For how long a need that fits is told as new. */
const newDays = 14

/** What needs ask of this reader: talks that should begin; for an enterprise, new needs that fit it. */
export const needsWaiting = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => [
  ...(keepsNeeds(viewer) ? await forKeeper(tx, viewer, clock) : []),
  ...(answersInquiries(viewer) ? await forEnterprise(tx, viewer, clock) : []),
]

const forKeeper = async (tx: Tx, { seat }: Viewer, clock: Clock): Promise<WorkItem[]> => {
  if (seat === null) return []
  // A unit's own orderer is asked for that unit's needs, the others for all.
  const unitId = seat.role === 'ordering_officer' ? (seat.unitId ?? undefined) : undefined
  const today = clock.today()
  const late = overdueOf(await selectNearNeeds(tx, seat.tenantId, { unitId, today }), today)
  const items = late.slice(0, mostShown).map(({ need, dialogue }) => ({
    key: need.need_id,
    text: t('wait_dialogue', { title: need.title }),
    action: { label: t('wait_open'), href: `/inkop/behov/${need.need_id}`, about: need.title },
    date: {
      label: t(`overdue_${dialogue.before}`, { date: showDate(dialogue.day) }),
      machine: dialogue.day.toString(),
    },
  }))
  if (late.length <= mostShown) return items
  const more = {
    key: 'dialogues',
    text: t('wait_more', { count: late.length - mostShown }),
    action: { label: t('wait_calendar'), href: '/inkop/behov/kalender' },
  }
  return [...items, more]
}

const forEnterprise = async (tx: Tx, { seat }: Viewer, clock: Clock): Promise<WorkItem[]> => {
  const reach = seat ? await selectReach(tx, seat.tenantId) : undefined
  const since = clock.now().subtract({ hours: newDays * 24 })
  const found = reach ? await selectFitting(tx, reach, since) : []
  if (found.length === 0) return []
  return [
    {
      key: 'fitting',
      text: t('wait_fitting', { count: found.length }),
      action: { label: t('wait_see'), href: '/vart-foretag/behov' },
    },
  ]
}
