import { Temporal } from 'temporal-polyfill'
import { type ComingOf, notice, type Reader } from '../../core/notices/notices.ts'
import type { Viewer } from '../../core/web/viewer.ts'
import { dayOf } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { freshnessOf, monthsBefore } from './freshness/state.ts'
import { freshnessRules, keepsRegister, looksAfterRegister, managesEnterprise, placeRules } from './policy.ts'
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
    action: { label: t('still_right'), post: `/foretag/${own.slug}/bekrafta` },
    second: { label: t('look_over'), href: `/foretag/${own.slug}/andra` },
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
    second: { label: t('start_title'), href: '/vart-foretag/kom-igang' },
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
    date: [made_at, date => t('waits_since', { date })],
    urgent: true,
  }),
})

/** Enterprises that registered themselves: who speaks for them is to be looked at. */
const newcomers = notice({
  may: looksAfterRegister,
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
    date: [claimed_at, date => t('waits_since', { date })],
  }),
  more: count => ({
    text: t('wait_new_more', { count }),
    action: { label: t('see_register'), href: '/registret?brist=unchecked' },
  }),
})

/** A reminder by hand rests so long before it is offered anew. */
const restDays = 14

/** Listings that nobody has confirmed for a year, and nobody has been reminded of lately. */
const stale = notice({
  may: looksAfterRegister,
  most: 3,
  find: (tx, { tenantId, now }) =>
    tx
      .selectFrom('directory.enterprises as e')
      .select(['e.slug', 'e.name', 'e.phone', 'e.confirmed_at'])
      .where('e.steward_id', '=', tenantId)
      .where('e.published_at', 'is not', null)
      .where('e.confirmed_at', '<=', monthsBefore(now, 12))
      .where(({ or, eb }) =>
        or([
          eb('e.reminded_at', 'is', null),
          eb('e.reminded_at', '<', now.subtract({ hours: 24 * restDays })),
        ]),
      )
      .orderBy('e.confirmed_at')
      .execute(),
  each: ({ slug, name, phone, confirmed_at }) => ({
    text: t('wait_silent', { name }),
    action: { label: t('remind'), post: `/foretag/${slug}/paminn`, about: name },
    ...(phone && { second: { label: t('ring', { phone }), href: `tel:${phone.replace(/[^\d+]/g, '')}` } }),
    date: [confirmed_at, date => t('silent_since', { date })],
  }),
  more: count => ({
    text: t('wait_stale', { count }),
    action: { label: t('see_register'), href: '/registret?brist=unconfirmed' },
  }),
})

/** Whoever stands beside the places says how many are free. */
const tellsPlaces = (viewer: Viewer) => managesEnterprise(viewer) || viewer.seat?.role === 'supervisor'
const placesTold = async (tx: Tx, { tenantId }: Pick<Reader, 'tenantId'>) => {
  const [own] = await ownEnterprise(tx, tenantId).execute()
  const { oldest } = await tx
    .selectFrom('directory.places')
    .select(e => e.fn.min('confirmed_at').as('oldest'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return own && oldest
    ? [{ ...own, oldest, until: oldest.add({ hours: 24 * placeRules.at(dayOf(oldest)).confirm_every_days }) }]
    : []
}

const oldPlaces = notice({
  may: tellsPlaces,
  find: async (tx, reader) =>
    (await placesTold(tx, reader)).filter(({ until }) => Temporal.Instant.compare(until, reader.now) < 0),
  each: ({ slug, oldest }) => ({
    text: t('wait_places'),
    action: { label: t('tell_places'), href: `/foretag/${slug}/platser` },
    date: [oldest, date => t('places_told', { date })],
  }),
})

/** What the register asks of its readers. */
export const directoryNotices = [toConfirm, nothingOffered, oldPlaces, claims, newcomers, stale]

const monthsAfter = (at: Temporal.Instant, months: number) => dayOf(at).add({ months })

/** When free places are to be told anew, and when an enterprise is to confirm again: its own day, and those of a register. */
export const directoryComing: readonly ComingOf[] = [
  {
    may: tellsPlaces,
    find: async (tx, reader) =>
      (await placesTold(tx, reader)).map(({ slug, until }) => ({
        text: t('coming_places'),
        day: dayOf(until),
        href: `/foretag/${slug}/platser`,
      })),
  },
  {
    may: managesEnterprise,
    find: async (tx, { tenantId, today }) =>
      (await ownEnterprise(tx, tenantId).execute()).map(({ slug, confirmed_at }) => ({
        text: t('coming_confirm_own'),
        day: monthsAfter(confirmed_at, freshnessRules.at(today).confirm_every_months),
        href: `/foretag/${slug}`,
      })),
  },
  {
    may: looksAfterRegister,
    find: async (tx, { tenantId, now, today }) => {
      const { not_confirmed_after_months: months } = freshnessRules.at(today)
      const rows = await tx
        .selectFrom('directory.enterprises')
        .select(['slug', 'name', 'confirmed_at'])
        .where('steward_id', '=', tenantId)
        .where('published_at', 'is not', null)
        .where('confirmed_at', '>', monthsBefore(now, months))
        .where('confirmed_at', '<', monthsBefore(now, months - 3))
        .orderBy('confirmed_at')
        .limit(20)
        .execute()
      return rows.map(({ slug, name, confirmed_at }) => ({
        text: t('coming_confirm', { name }),
        day: monthsAfter(confirmed_at, months),
        href: `/foretag/${slug}`,
      }))
    },
  },
]
