import type { Viewer } from '../../core/web/viewer.ts'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import type { WorkItem } from '../../kit/html/work-list.tsx'
import { showDate } from '../../kit/text/format.ts'
import { freshnessOf, monthsSince } from './freshness/state.ts'
import { keepsRegister, managesEnterprise } from './policy.ts'
import { t } from './words.ts'

/** What the register asks of this reader: claims to decide, data to confirm, listings that age. */
export const directoryWaiting = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => [
  ...(managesEnterprise(viewer) ? await forManager(tx, viewer, clock) : []),
  ...(keepsRegister(viewer) ? await forKeeper(tx, viewer, clock) : []),
]

const forManager = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => {
  const own = await tx
    .selectFrom('directory.enterprises')
    .select(['slug', 'confirmed_at', 'confirmed_by_itself', 'tenant_id'])
    .where('tenant_id', '=', viewer.seat?.tenantId ?? '')
    .executeTakeFirst()
  if (own === undefined) return []
  const state = freshnessOf(own.confirmed_at, clock.now())
  const offers = await tx
    .selectFrom('directory.offers')
    .select('offer_id')
    .where('tenant_id', '=', own.tenant_id)
    .where('ended_at', 'is', null)
    .limit(1)
    .execute()
  const since = {
    label: t(own.confirmed_by_itself ? 'last_confirmed' : 'told_on', { date: showDate(own.confirmed_at) }),
    machine: own.confirmed_at.toString(),
  }
  return [
    ...(state === 'fresh' && own.confirmed_by_itself
      ? []
      : [
          {
            key: 'confirm',
            text: t('wait_confirm'),
            action: { label: t('confirm_now'), href: '/vart-foretag' },
            date: since,
            urgent: state !== 'due',
          },
        ]),
    ...(offers.length > 0
      ? []
      : [
          {
            key: 'offers',
            text: t('wait_offers'),
            action: { label: t('add_offer'), href: `/foretag/${own.slug}/erbjudanden/nytt` },
          },
        ]),
  ]
}

const forKeeper = async (tx: Tx, viewer: Viewer, clock: Clock): Promise<WorkItem[]> => {
  const tenantId = viewer.seat?.tenantId ?? ''
  const claims = await tx
    .selectFrom('directory.claims as c')
    .innerJoin('directory.enterprises as e', 'e.tenant_id', 'c.tenant_id')
    .select(['c.claim_id', 'c.made_at', 'e.slug', 'e.name'])
    .where('e.steward_id', '=', tenantId)
    .where('c.state', '=', 'waiting')
    .orderBy('c.made_at')
    .limit(20)
    .execute()
  const kept = await tx
    .selectFrom('directory.enterprises')
    .select(['confirmed_at'])
    .where('steward_id', '=', tenantId)
    .where('ended_on', 'is', null)
    .where('published_at', 'is not', null)
    .execute()
  const stale = kept.filter(e => monthsSince(e.confirmed_at, clock.now()) >= 12).length
  return [
    ...claims.map(c => ({
      key: c.claim_id,
      text: t('wait_claim', { name: c.name }),
      action: { label: t('decide_claim'), href: `/foretag/${c.slug}/ansprak/${c.claim_id}`, about: c.name },
      date: { label: showDate(c.made_at), machine: c.made_at.toString() },
      urgent: true,
    })),
    ...(stale > 0
      ? [
          {
            key: 'stale',
            text: t('wait_stale', { count: stale }),
            action: { label: t('see_register'), href: '/registret' },
          },
        ]
      : []),
  ]
}
