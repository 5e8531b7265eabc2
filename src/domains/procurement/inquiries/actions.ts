import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { noteLink } from '../../../core/links/link-tenants.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { type Actor, system, type Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { brokenConstraint, conflict, notFound } from '../../../kit/http/errors.ts'
import { hashToken, newToken } from '../../../kit/tokens.ts'
import { askMail } from './mails.ts'
import { type Asked, selectEnterprises } from './queries.ts'
import type { AnswerData, NewInquiry } from './schema.ts'

/**
 * Sends one question to the chosen enterprises: the same text to all, in one transaction, by mail where an address is
 * still shown and on their page. Runs as the system, since it writes to others' mailboxes; `by` is who asked.
 */
export const sendInquiry = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  inquiry: NewInquiry,
): Promise<{ inquiryId: string; asked: number; mailed: number }> => {
  const found = await selectEnterprises(tx, inquiry.enterprises, at)
  if (found.length !== new Set(inquiry.enterprises).size) throw notFound()
  const { inquiry_id } = await tx
    .insertInto('procurement.inquiries')
    .values({
      tenant_id: inquiry.tenantId,
      need_id: inquiry.needId,
      subject: inquiry.subject,
      question: inquiry.question,
      answer_by: inquiry.answerBy,
      organisation: inquiry.organisation,
      municipality_code: inquiry.municipalityCode,
      contact_name: inquiry.contactName,
      contact_email: inquiry.contactEmail,
      asked_by: by.kind === 'person' ? by.personId : null,
      sent_at: at,
      asked: found.map(enterprise => enterprise.tenant_id),
    })
    .returning('inquiry_id')
    .executeTakeFirstOrThrow()
  for (const enterprise of found) {
    const token = newToken()
    await tx
      .insertInto('procurement.inquiry_asks')
      .values({
        tenant_id: inquiry.tenantId,
        inquiry_id,
        enterprise_id: enterprise.tenant_id,
        enterprise_name: enterprise.name,
        token_hash: hashToken(token),
        asked_at: at,
        mailed: enterprise.email !== null,
      })
      .execute()
    await noteLink(tx, inquiry.tenantId, hashToken(token))
    if (enterprise.email === null) continue
    await postMail(tx, at, {
      to: enterprise.email,
      tenantId: enterprise.tenant_id,
      ...askMail(inquiry, `${inquiry.publicUrl}/svara/${token}`),
    })
  }
  await audit(tx, by, at, {
    tenantId: inquiry.tenantId,
    action: 'inquiry_sent',
    objectType: 'inquiry',
    objectId: inquiry_id,
    detail: { asked: found.length },
  })
  return { inquiryId: inquiry_id, asked: found.length, mailed: found.filter(e => e.email !== null).length }
}

type Change = { published_at: Temporal.Instant | null } | { closed_at: Temporal.Instant | null }

/** Opens a question to everybody, or ends the time for answers; both can be taken back, the text never changes. */
export const changeInquiry = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { tenantId, inquiryId }: { tenantId: string; inquiryId: string },
  action: 'inquiry_published' | 'inquiry_withdrawn' | 'inquiry_closed' | 'inquiry_reopened',
): Promise<void> => {
  const change: Change =
    action === 'inquiry_published' || action === 'inquiry_withdrawn'
      ? { published_at: action === 'inquiry_published' ? at : null }
      : { closed_at: action === 'inquiry_closed' ? at : null }
  const { numUpdatedRows } = await tx
    .updateTable('procurement.inquiries')
    .set(change)
    .where('tenant_id', '=', tenantId)
    .where('inquiry_id', '=', inquiryId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound()
  await audit(tx, by, at, { tenantId, action, objectType: 'inquiry', objectId: inquiryId })
}

/** Stores an answer beside those before it; the latest counts. Two at the same moment: the second is told to look first. */
export const answerInquiry = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { ask, after }: { ask: Asked; after: number },
  data: AnswerData,
): Promise<void> => {
  if (ask.closed_at !== null) throw conflict('inquiry_closed')
  try {
    await tx
      .insertInto('procurement.inquiry_answers')
      .values({
        tenant_id: ask.tenant_id,
        inquiry_id: ask.inquiry_id,
        enterprise_id: ask.enterprise_id,
        answer_no: after + 1,
        ...data,
        answered_by: by.kind === 'person' ? by.personId : null,
        answered_at: at,
      })
      .execute()
  } catch (error) {
    if (brokenConstraint(error) === 'inquiry_answers_pkey') throw conflict()
    throw error
  }
  await audit(tx, by, at, {
    tenantId: ask.tenant_id,
    action: 'inquiry_answered',
    objectType: 'inquiry',
    objectId: ask.inquiry_id,
    detail: { answer: after + 1 },
  })
}

/** An enterprise that was not asked takes up a published question; it is then as if it had been. */
export const joinInquiry = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  inquiryId: string,
  enterpriseId: string,
): Promise<void> => {
  const inquiry = await tx
    .selectFrom('procurement.inquiries')
    .select(['tenant_id', 'closed_at'])
    .where('inquiry_id', '=', inquiryId)
    .where('published_at', 'is not', null)
    .modifyEnd(acrossTenants('questions open to everybody'))
    .executeTakeFirst()
  const [enterprise] = await selectEnterprises(tx, [enterpriseId], at)
  if (inquiry === undefined || enterprise === undefined) throw notFound()
  if (inquiry.closed_at !== null) throw conflict('inquiry_closed')
  await tx
    .insertInto('procurement.inquiry_asks')
    .values({
      tenant_id: inquiry.tenant_id,
      inquiry_id: inquiryId,
      enterprise_id: enterpriseId,
      enterprise_name: enterprise.name,
      token_hash: hashToken(newToken()),
      asked_at: at,
      mailed: false,
    })
    .onConflict(c => c.columns(['tenant_id', 'inquiry_id', 'enterprise_id']).doNothing())
    .execute()
  await sql`update procurement.inquiries set asked = array_append(asked, ${enterpriseId}::uuid)
    where tenant_id = ${inquiry.tenant_id} and inquiry_id = ${inquiryId} and not ${enterpriseId}::uuid = any (asked)`.execute(
    tx,
  )
  await audit(tx, by, at, {
    tenantId: inquiry.tenant_id,
    action: 'inquiry_joined',
    objectType: 'inquiry',
    objectId: inquiryId,
  })
}

/** Remembers when the question was first seen: the buyer sees that it arrived. */
export const markSeen = async (tx: Tx, at: Temporal.Instant, ask: Asked): Promise<void> => {
  await tx
    .updateTable('procurement.inquiry_asks')
    .set({ seen_at: at })
    .where('tenant_id', '=', ask.tenant_id)
    .where('inquiry_id', '=', ask.inquiry_id)
    .where('enterprise_id', '=', ask.enterprise_id)
    .where('seen_at', 'is', null)
    .execute()
}

/** Who acts when a question is sent, joined or looked at: rows of two organisations change together. */
export const asInquiry = system('inquiry')
