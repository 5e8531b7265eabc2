import { notice } from '../../core/notices/notices.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { freshnessOf, monthsBefore } from './freshness/state.ts'
import { keepsRegister, managesEnterprise } from './policy.ts'
import { t } from './words.ts'

const ownEnterprise = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.enterprises as e')
    .select(['e.slug', 'e.confirmed_at', 'e.confirmed_by_itself'])
    .where('e.tenant_id', '=', tenantId)

/** What an enterprise says of itself is to be confirmed. */
const toConfirm = notice({
  may: managesEnterprise,
  find: async (tx, { tenantId, now }) =>
    (await ownEnterprise(tx, tenantId).execute()).filter(
      own => !own.confirmed_by_itself || freshnessOf(own.confirmed_at, now) !== 'fresh',
    ),
  each: (own, { now }) => ({
    text: t('wait_confirm'),
    action: { label: t('confirm_now'), href: '/vart-foretag' },
    date: [own.confirmed_at, date => t(own.confirmed_by_itself ? 'last_confirmed' : 'told_on', { date })],
    urgent: freshnessOf(own.confirmed_at, now) !== 'due',
  }),
})

const nothingOffered = notice({
  may: managesEnterprise,
  find: (tx, { tenantId }) =>
    ownEnterprise(tx, tenantId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('directory.offers as o')
              .select('o.offer_id')
              .whereRef('o.tenant_id', '=', 'e.tenant_id')
              .where('o.ended_at', 'is', null),
          ),
        ),
      )
      .execute(),
  each: ({ slug }) => ({
    text: t('wait_offers'),
    action: { label: t('add_offer'), href: `/foretag/${slug}/erbjudanden/nytt` },
  }),
})

const claims = notice({
  may: keepsRegister,
  most: 20,
  find: (tx, { tenantId }) =>
    tx
      .selectFrom('directory.claims as c')
      .innerJoin('directory.enterprises as e', 'e.tenant_id', 'c.tenant_id')
      .select(['c.claim_id', 'c.made_at', 'e.slug', 'e.name'])
      .where('e.steward_id', '=', tenantId)
      .where('e.merged_at', 'is', null)
      .where('c.state', '=', 'waiting')
      .orderBy('c.made_at')
      .limit(20)
      .execute(),
  each: ({ claim_id, made_at, slug, name }) => ({
    text: t('wait_claim', { name }),
    action: { label: t('decide_claim'), href: `/foretag/${slug}/ansprak/${claim_id}`, about: name },
    date: [made_at, date => date],
    urgent: true,
  }),
})

/** Enterprises that registered themselves: who speaks for them is to be looked at. */
const newcomers = notice({
  may: keepsRegister,
  most: 3,
  find: (tx, { tenantId }) =>
    tx
      .selectFrom('directory.enterprises')
      .select(['slug', 'name', 'claimed_at'])
      .where('steward_id', '=', tenantId)
      .where('merged_at', 'is', null)
      .where('published_at', 'is not', null)
      .where('claimed_at', 'is not', null)
      .where('speaker_checked_at', 'is', null)
      .orderBy('claimed_at')
      .execute(),
  each: ({ slug, name, claimed_at }) => ({
    text: t('wait_new', { name }),
    action: { label: t('review_new'), href: `/foretag/${slug}/granska`, about: name },
    date: [claimed_at, date => date],
  }),
  more: count => ({
    text: t('wait_new_more', { count }),
    action: { label: t('see_register'), href: '/registret?brist=unchecked' },
  }),
})

/** Listings that nobody has confirmed for a year. */
const stale = notice({
  may: keepsRegister,
  count: async (tx, { tenantId, now }) => {
    const { count } = await tx
      .selectFrom('directory.enterprises')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('steward_id', '=', tenantId)
      .where('published_at', 'is not', null)
      .where('confirmed_at', '<=', monthsBefore(now, 12))
      .executeTakeFirstOrThrow()
    return count
  },
  all: count => ({
    text: t('wait_stale', { count }),
    action: { label: t('see_register'), href: '/registret' },
  }),
})

/** What the register asks of its readers. */
export const directoryNotices = [toConfirm, nothingOffered, claims, newcomers, stale]
