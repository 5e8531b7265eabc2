import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
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

/** Shows a need to everybody from now on. False: it is closed, or shown already. */
export const openNeed = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, needId }: NeedKey,
  contactEmail: string,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('needs.needs')
    .set({ opened_at: at, contact_email: contactEmail })
    .where('tenant_id', '=', tenantId)
    .where('need_id', '=', needId)
    .where('opened_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await note(tx, by, at, { tenantId, needId }, 'need_opened')
  return true
}

/** Stops showing it. False: it was not shown. */
export const hideNeed = async (tx: Tx, by: Actor, at: Temporal.Instant, key: NeedKey): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('needs.needs')
    .set({ opened_at: null })
    .where('tenant_id', '=', key.tenantId)
    .where('need_id', '=', key.needId)
    .where('opened_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await note(tx, by, at, key, 'need_hidden')
  return true
}

/** Ends a need with the reason, or takes it up again (undo). False: it was so already. */
export const setNeedClosed = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, needId }: NeedKey,
  why: string | null,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('needs.needs')
    .set({ closed_at: why === null ? null : at, closed_why: why ?? '' })
    .where('tenant_id', '=', tenantId)
    .where('need_id', '=', needId)
    .where('closed_at', why === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await note(tx, by, at, { tenantId, needId }, why === null ? 'need_reopened' : 'need_closed')
  return true
}
