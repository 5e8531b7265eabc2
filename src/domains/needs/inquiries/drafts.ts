import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { stored } from '../../../core/forms/stored.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { notFound } from '../../../kit/http/errors.ts'
import type { DraftData } from './schema.ts'

type DraftKey = { tenantId: string; draftId: string }
const rows = stored('inquiry_draft', 'needs.inquiry_drafts', 'draft_id')

export const insertDraft = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, draftId: id }: DraftKey,
  data: DraftData & { need_id: string },
) => rows.add(tx, by, at, { tenantId, id }, data)

/** False when it was changed after `version` was read; nothing is changed then. */
export const updateDraft = (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { draftId: id, ...key }: DraftKey & { version: number },
  data: DraftData,
) => rows.change(tx, by, at, { ...key, id }, data)

/** An organisation's questions that are written, with whether they have been sent: then they stand as they left. */
const drafts = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('needs.inquiry_drafts as d')
    .innerJoin('needs.needs as n', join =>
      join.onRef('n.tenant_id', '=', 'd.tenant_id').onRef('n.need_id', '=', 'd.need_id'),
    )
    .leftJoin('needs.inquiries as i', join =>
      join.onRef('i.tenant_id', '=', 'd.tenant_id').onRef('i.inquiry_id', '=', 'd.draft_id'),
    )
    .selectAll('d')
    .select(['n.title as need', 'i.sent_at'])
    .where('d.tenant_id', '=', tenantId)
export type Draft = Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]

export const selectDraft = (tx: Tx, tenantId: string, draftId: string): Promise<Draft> =>
  drafts(tx, tenantId).where('d.draft_id', '=', draftId).executeTakeFirstOrThrow(notFound)

/** What is written about a need and waits to be sent, the newest first. */
export const selectWaitingDraft = (tx: Tx, tenantId: string, needId: string): Promise<Draft | undefined> =>
  drafts(tx, tenantId)
    .where('d.need_id', '=', needId)
    .where('i.sent_at', 'is', null)
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.draft_id')
    .limit(1)
    .executeTakeFirst()

/** A question that is not going to be sent. What has been sent stays. */
export const deleteDraft = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, draftId: id }: DraftKey,
): Promise<Draft> => {
  const draft = await selectDraft(tx, tenantId, id)
  if (draft.sent_at !== null) return draft
  await tx
    .deleteFrom('needs.inquiry_drafts')
    .where('tenant_id', '=', tenantId)
    .where('draft_id', '=', id)
    .execute()
  const what = { action: 'inquiry_draft_removed', objectType: 'inquiry_draft', objectId: id }
  await audit(tx, by, at, { tenantId, ...what })
  return draft
}
