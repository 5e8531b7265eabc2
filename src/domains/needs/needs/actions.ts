import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
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

const note = (tx: Tx, by: Actor, at: Temporal.Instant, { tenantId, needId }: NeedKey, action: string) =>
  audit(tx, by, at, { tenantId, action, objectType: 'need', objectId: needId })

/** Stores a need under the one-time id of its form; the same form sent again changes nothing. */
export const insertNeed = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  key: NeedKey,
  data: NeedData & { source: Source },
): Promise<void> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('needs.needs')
    .values({
      tenant_id: key.tenantId,
      need_id: key.needId,
      ...data,
      created_by: by.kind === 'person' ? by.personId : null,
      created_at: at,
      updated_at: at,
    })
    .onConflict(c => c.columns(['tenant_id', 'need_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 0n) await note(tx, by, at, key, 'need_added')
}

/** False when it was changed after `version` was read; nothing is changed then. */
export const updateNeed = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, needId, version }: NeedKey & { version: number },
  data: NeedData,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('needs.needs')
    .set({ ...data, version: version + 1, updated_at: at })
    .where('tenant_id', '=', tenantId)
    .where('need_id', '=', needId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await note(tx, by, at, { tenantId, needId }, 'need_changed')
  return true
}

/** A need is shown to everybody from when it is opened, with an address; it ends with a reason. Both can be taken back. */
export const needMoves = moves(
  { noun: 'need', table: 'needs.needs', id: 'need_id' },
  {
    need_opened: { mark: 'opened_at', back: 'need_hidden', when: need => need.closed_at === null },
    need_closed: { mark: 'closed_at', back: 'need_reopened' },
  },
)
