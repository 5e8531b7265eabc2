import type { Temporal } from 'temporal-polyfill'
import { mailedLink } from '../../../core/links/links.ts'
import { holdsNow } from '../../../core/organisations/membership.ts'
import type { Role } from '../../../core/organisations/roles.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'

export type Due = {
  /** Which reminder: months since the last confirmation. */
  months: number
  /** Last confirmed at this instant or earlier … */
  until: Temporal.Instant
  /** … and later than this, where a later reminder takes over. */
  after: Temporal.Instant | null
  /** Only those who have not said a word themselves: somebody else added them. */
  notByItself: boolean
}

/**
 * Enterprises that are to get this reminder and have not in this period, or `only` one. With the language of the account
 * that the contact address belongs to, if any.
 */
export const selectDue = (tx: Tx, { months, until, after, notByItself }: Due, only?: string) =>
  tx
    .selectFrom('directory.enterprises as e')
    .leftJoin('core.persons as p', join => join.onRef('p.email', '=', 'e.email').on('p.ended_at', 'is', null))
    .select(['e.tenant_id', 'e.email', 'e.confirmed_at', 'p.locale'])
    .where('e.published_at', 'is not', null)
    .where('e.email', '!=', '')
    .where('e.confirmed_at', '<=', until)
    .$if(after !== null, q => q.where('e.confirmed_at', '>', after))
    .$if(only !== undefined, q => q.where('e.tenant_id', '=', only ?? ''))
    .$if(notByItself, q => q.where('e.confirmed_by_itself', '=', false))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('directory.confirmations as c')
            .select('c.months')
            .whereRef('c.tenant_id', '=', 'e.tenant_id')
            .where('c.months', '=', months)
            // Told once of having been added, however often the list is read in again.
            .$if(!notByItself, q => q.whereRef('c.period_from', '=', 'e.confirmed_at')),
        ),
      ),
    )
    .orderBy('e.tenant_id')
    .modifyEnd(acrossTenants('whose reminder is due'))
    .execute()

export type Enterprise = Awaited<ReturnType<typeof selectDue>>[number]

/** Leads to one reminder: how long it holds stands in policy/freshness; once used, it says so. */
export const confirmLink = mailedLink('confirmation', '/bekrafta')

/** What a link sent by mail stands for. Locked when it is to be used, so that two clicks are one confirmation. */
export const selectOptionalLink = async (tx: Tx, token: string, lock: boolean) => {
  const lead = await confirmLink.find(tx, token)
  if (lead === undefined) return undefined
  return tx
    .selectFrom('directory.confirmations as c')
    .innerJoin('directory.enterprises as e', 'e.tenant_id', 'c.tenant_id')
    .select(['c.tenant_id', 'c.confirmation_id', 'c.months', 'c.period_from', 'c.sent_at', 'c.used_at'])
    .select(['e.slug', 'e.confirmed_at', 'e.confirmed_by_itself', 'e.published_at'])
    .where('c.tenant_id', '=', lead.tenantId)
    .where('c.confirmation_id', '=', lead.ids[0] ?? '')
    .$if(lock, q => q.forUpdate())
    .executeTakeFirst()
}
export type Link = NonNullable<Awaited<ReturnType<typeof selectOptionalLink>>>

/** How many of each steward's open listings – or of `only` one's – were last confirmed before `stale`, and how many more before `soon`. */
export const selectSilent = (
  tx: Tx,
  { stale, soon }: { stale: Temporal.Instant; soon: Temporal.Instant },
  only?: string,
) =>
  tx
    .selectFrom('directory.enterprises as e')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'e.steward_id')
    .select('o.tenant_id')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('e.confirmed_at', '<=', stale).as('unconfirmed'),
      fn.countAll<number>().filterWhere('e.confirmed_at', '>', stale).as('soon'),
    ])
    .where('e.published_at', 'is not', null)
    .where('e.confirmed_at', '<=', soon)
    .where('o.ended_at', 'is', null)
    .$if(only !== undefined, q => q.where('o.tenant_id', '=', only ?? ''))
    .groupBy('o.tenant_id')
    .orderBy('o.tenant_id')
    .execute()

/** Who keeps the register for a steward right now: where to write, and in which language. */
export const selectKeepers = (tx: Tx, clock: Clock, tenantId: string, keepers: readonly Role[]) =>
  tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .select(['p.email', 'p.locale'])
    .distinct()
    .where('m.tenant_id', '=', tenantId)
    .where('m.role', 'in', keepers)
    .where('p.ended_at', 'is', null)
    .where(holdsNow(clock))
    .execute()
