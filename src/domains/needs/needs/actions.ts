import type { Temporal } from 'temporal-polyfill'
import { stored } from '../../../core/forms/stored.ts'
import { moves } from '../../../core/moves/moves.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { brokenConstraint } from '../../../kit/http/errors.ts'
import type { NeedData, Source } from './schema.ts'

export type NeedKey = { tenantId: string; needId: string }

/** The code or unit exists or is refused: the foreign keys decide. Answers the field that is wrong. */
export const unknownOf = (error: unknown): 'cpv' | 'unit_id' | undefined => {
  const broken = brokenConstraint(error)
  if (broken === 'needs_cpv_fkey') return 'cpv'
  return broken === 'needs_tenant_id_unit_id_fkey' ? 'unit_id' : undefined
}

const rows = stored('need', 'needs.needs', 'need_id')

/** Stores a need under the one-time id of its form; the same form sent again changes nothing. */
export const insertNeed = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, needId: id }: NeedKey,
  data: NeedData & { source: Source },
) => {
  const created_by = by.kind === 'person' ? by.personId : null
  return rows.add(tx, by, at, { tenantId, id }, { ...data, created_by, created_at: at })
}

/** False when it was changed after `version` was read; nothing is changed then. */
export const updateNeed = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { needId: id, ...key }: NeedKey & { version: number },
  data: NeedData,
) => rows.change(tx, by, at, { ...key, id }, data)

/** A need is shown to everybody from when it is opened, with an address; it ends with a reason. Both can be taken back. */
export const needMoves = moves(
  { noun: 'need', table: 'needs.needs', id: 'need_id' },
  {
    need_opened: { mark: 'opened_at', back: 'need_hidden', when: need => need.closed_at === null },
    need_closed: { mark: 'closed_at', back: 'need_reopened' },
  },
)
