import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'
import type { Json } from '../../kit/db/types.ts'

export type AuditEntry = {
  tenantId: string
  action: string
  objectType: string
  objectId?: string
  /** The person it is about, so that they can see their own log. */
  subjectId?: string
  /** Somebody with an account, unless said. */
  subjectKind?: 'account' | 'participant'
  /** Everybody whose rows stood on a page that was read. */
  subjects?: readonly string[]
  /** Ids, states and counts only – never names or other personal data. */
  detail?: Json
}

/** Writes who did what in the transaction of the change itself. */
export const audit = (tx: Tx, actor: Actor, at: Temporal.Instant, entry: AuditEntry) =>
  tx
    .insertInto('core.audit')
    .values({
      tenant_id: entry.tenantId,
      at,
      person_id: actor.kind === 'person' ? actor.personId : null,
      action: entry.action,
      object_type: entry.objectType,
      object_id: entry.objectId ?? null,
      subject_id: entry.subjectId ?? null,
      subject_kind: entry.subjectId === undefined ? null : (entry.subjectKind ?? 'account'),
      subjects: entry.subjects === undefined ? null : [...entry.subjects],
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
