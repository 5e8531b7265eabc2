import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../kit/clock.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { AppError } from '../../kit/http/errors.ts'
import { holdsNow } from './membership.ts'
import { administers, roleNames } from './roles.ts'

const administering = roleNames.filter(administers)
const lastAdministrator = () =>
  new AppError(422, 'last_administrator', 'Nobody else in the organisation can invite.')

/** Memberships that can invite, of people with an account, that hold now. */
const administrators = (tx: Tx, clock: Clock, tenantId: string) =>
  tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.persons as p', 'p.person_id', 'm.person_id')
    .select(['m.membership_id', 'm.person_id', 'm.ends_on'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.role', 'in', administering)
    .where('p.ended_at', 'is', null)
    .where(holdsNow(clock))

type Held = Awaited<ReturnType<ReturnType<typeof administrators>['execute']>>[number]
/** The last day somebody can invite; without one, always. */
const reach = (held: readonly Pick<Held, 'ends_on'>[]): string =>
  held
    .map(({ ends_on }) => ends_on?.toString() ?? 'always')
    .sort()
    .at(-1) ?? ''

/**
 * Keeps the days on which an organisation has somebody who can invite: they become no fewer by a change that ends what
 * `leaves` picks, or ends it on a day. The organisation's row is locked: those who end each other's at once take turns.
 */
export const keepAdministrator = async (
  tx: Tx,
  clock: Clock,
  tenantId: string,
  leaves: (held: Held) => boolean,
  on?: Temporal.PlainDate | null,
): Promise<void> => {
  await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .forNoKeyUpdate()
    .execute()
  const before = await administrators(tx, clock, tenantId).execute()
  const after = before
    .filter(held => on !== undefined || !leaves(held))
    .map(held => (leaves(held) ? { ends_on: on ?? null } : held))
  if (reach(after) < reach(before)) throw lastAdministrator()
}

/** The names of the organisations where nobody but this person can invite. */
export const onlyAdministratorOf = async (tx: Tx, clock: Clock, personId: string): Promise<string[]> => {
  const where = await tx
    .selectFrom('core.memberships as m')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'm.tenant_id')
    .select(['m.tenant_id', 'o.name'])
    .distinct()
    .where('m.person_id', '=', personId)
    .where('o.ended_at', 'is', null)
    .where('m.role', 'in', administering)
    .where(holdsNow(clock))
    .orderBy('m.tenant_id')
    .execute()
  const names: string[] = []
  for (const { tenant_id, name } of where) {
    const isLast = await keepAdministrator(tx, clock, tenant_id, held => held.person_id === personId).then(
      () => false,
      (error: unknown) => {
        if (error instanceof AppError) return true
        throw error
      },
    )
    if (isLast) names.push(name)
  }
  return names
}
