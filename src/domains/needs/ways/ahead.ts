import type { Temporal } from 'temporal-polyfill'
import { directAwardRules } from '../../../core/law/direct-award.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { yearly } from './ways.ts'

export type KindAhead = { category: string; starts_on: Temporal.PlainDate; ore: number }

/**
 * Kinds of which needs begin within a year that each by itself could be awarded directly, or are not valued yet: when the first
 * begins, and what they are worth together in twelve months.
 */
export const selectKindsAhead = async (
  tx: Tx,
  tenantId: string,
  today: Temporal.PlainDate,
): Promise<KindAhead[]> => {
  const needs = await tx
    .selectFrom('needs.needs')
    .select(['category', 'value_ore', 'ends_on'])
    .select(e => e.ref('starts_on').$notNull().as('starts_on'))
    .where('tenant_id', '=', tenantId)
    .where('closed_at', 'is', null)
    .where('starts_on', '>=', today)
    .where('starts_on', '<', today.add({ years: 1 }))
    .where(e =>
      e.or([
        e('value_ore', 'is', null),
        e('value_ore', '<', directAwardRules.at(today).ceiling_kronor * 100),
      ]),
    )
    .orderBy('starts_on')
    .execute()
  return [...Map.groupBy(needs, need => need.category)].flatMap(([category, [first, ...rest]]) =>
    first === undefined
      ? []
      : {
          category,
          starts_on: first.starts_on,
          ore: [first, ...rest].reduce(
            (n, { value_ore, starts_on, ends_on }) =>
              n + (yearly(value_ore, starts_on, ends_on) ?? value_ore ?? 0),
            0,
          ),
        },
  )
}
