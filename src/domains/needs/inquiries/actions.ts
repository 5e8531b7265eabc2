import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { audit } from '../../../core/audit/audit.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { insertQuestion } from '../../../core/mail/questions.ts'
import { moves } from '../../../core/moves/moves.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { conflict, notFound } from '../../../kit/http/errors.ts'
import { askMail } from './mails.ts'
import {
  type Answer,
  type Asked,
  answerLink,
  selectEnterprises,
  selectLatestAnswer,
  selectSent,
} from './queries.ts'
import type { AnswerData, NewInquiry } from './schema.ts'

/**
 * Sends one question to the chosen enterprises: the same text to all, in one transaction, by mail where an address is
 * still shown and on their page. Runs as the system, since it writes to others' mailboxes; `by` is who asked.
 */
export const sendInquiry = async (
  tx: Tx,
  by: Actor,
  clock: Clock,
  inquiry: NewInquiry,
  { enterprises, publicUrl }: { enterprises: readonly string[]; publicUrl: string },
): Promise<{ asked: number; mailed: number }> => {
  const at = clock.now()
  const { tenant_id: tenantId, inquiry_id, asked_by: personId } = inquiry
  const before = await selectSent(tx, tenantId, inquiry_id)
  if (before.asked > 0) return before
  const found = await selectEnterprises(tx, enterprises, at)
  if (found.length !== new Set(enterprises).size) throw notFound()
  const question = { tenantId, personId, once: inquiry_id, asked: found.length }
  if (!(await insertQuestion(tx, clock, question))) return selectSent(tx, tenantId, inquiry_id)
  const asked = found.map(enterprise => enterprise.tenant_id)
  await tx
    .insertInto('needs.inquiries')
    .values({ ...inquiry, sent_at: at, asked })
    .execute()
  for (const enterprise of found) {
    await tx
      .insertInto('needs.inquiry_asks')
      .values({
        tenant_id: tenantId,
        inquiry_id,
        enterprise_id: enterprise.tenant_id,
        enterprise_name: enterprise.name,
        asked_at: at,
        mailed: enterprise.email !== null,
      })
      .execute()
    if (enterprise.email === null) continue
    const ids = [inquiry_id, enterprise.tenant_id]
    const link = await answerLink.make(tx, publicUrl, { tenantId, ids })
    await postMail(tx, at, {
      to: enterprise.email,
      tenantId: enterprise.tenant_id,
      ...askMail(inquiry, link),
    })
  }
  await audit(tx, by, at, {
    tenantId,
    action: 'inquiry_sent',
    objectType: 'inquiry',
    objectId: inquiry_id,
    detail: { asked: found.length },
  })
  return { asked: found.length, mailed: found.filter(e => e.email !== null).length }
}

/** A question is opened to everybody, and the time for answers ends; both can be taken back, the text never changes. */
export const inquiryMoves = moves(
  { noun: 'inquiry', table: 'needs.inquiries', id: 'inquiry_id' },
  {
    inquiry_published: { mark: 'published_at', back: 'inquiry_withdrawn' },
    inquiry_closed: { mark: 'closed_at', back: 'inquiry_reopened' },
  },
)

/** The question's row, held so that it is not ended in the same moment: many may answer at once, they join in turn. */
const holdOpen = async (tx: Tx, tenantId: string, inquiryId: string, to: 'answer' | 'join') => {
  const inquiry = await tx
    .selectFrom('needs.inquiries')
    .select(['closed_at', 'published_at'])
    .where('tenant_id', '=', tenantId)
    .where('inquiry_id', '=', inquiryId)
    .$call(q => (to === 'answer' ? q.forShare() : q.forNoKeyUpdate()))
    .executeTakeFirst()
  if (inquiry === undefined) throw notFound()
  if (inquiry.closed_at !== null) throw conflict('inquiry_closed')
  return inquiry
}

const isSame = (before: Answer, data: AnswerData) =>
  Object.entries(data).every(([key, value]) => String(before[key as keyof AnswerData]) === String(value))

/**
 * Stores an answer beside those before it; the latest counts. `after` is how many the form knew of: where there are more,
 * its sender is told to look first – unless theirs is the latest, word for word, sent twice.
 */
export const answerInquiry = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  { ask, after }: { ask: Asked; after: number },
  data: AnswerData,
): Promise<void> => {
  await holdOpen(tx, ask.tenant_id, ask.inquiry_id, 'answer')
  await tx
    .selectFrom('needs.inquiry_asks')
    .select('enterprise_id')
    .where('tenant_id', '=', ask.tenant_id)
    .where('inquiry_id', '=', ask.inquiry_id)
    .where('enterprise_id', '=', ask.enterprise_id)
    .forNoKeyUpdate()
    .execute()
  const latest = await selectLatestAnswer(tx, ask)
  const count = latest?.answer_no ?? 0
  if (latest !== undefined && after === count - 1 && isSame(latest, data)) return
  if (after !== count) throw conflict()
  await tx
    .insertInto('needs.inquiry_answers')
    .values({
      tenant_id: ask.tenant_id,
      inquiry_id: ask.inquiry_id,
      enterprise_id: ask.enterprise_id,
      answer_no: count + 1,
      ...data,
      answered_by: by.kind === 'person' ? by.personId : null,
      answered_at: at,
    })
    .execute()
  await markSeen(tx, at, ask)
  await audit(tx, by, at, {
    tenantId: ask.tenant_id,
    action: 'inquiry_answered',
    objectType: 'inquiry',
    objectId: ask.inquiry_id,
    detail: { answer: count + 1 },
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
  const open = await tx
    .selectFrom('needs.inquiries')
    .select('tenant_id')
    .where('inquiry_id', '=', inquiryId)
    .where('published_at', 'is not', null)
    .modifyEnd(acrossTenants('questions open to everybody'))
    .executeTakeFirst()
  const [enterprise] = await selectEnterprises(tx, [enterpriseId], at)
  if (open === undefined || enterprise === undefined) throw notFound()
  const inquiry = { ...open, ...(await holdOpen(tx, open.tenant_id, inquiryId, 'join')) }
  if (inquiry.published_at === null) throw notFound()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('needs.inquiry_asks')
    .values({
      tenant_id: inquiry.tenant_id,
      inquiry_id: inquiryId,
      enterprise_id: enterpriseId,
      enterprise_name: enterprise.name,
      asked_at: at,
      mailed: false,
    })
    .onConflict(c => c.columns(['tenant_id', 'inquiry_id', 'enterprise_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await sql`update needs.inquiries set asked = array_append(asked, ${enterpriseId}::uuid)
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

/**
 * Remembers when a person first saw the question: the buyer sees that it arrived. Mail filters open links, so the link
 * alone is no sign; a button, an answer, or the page opened by somebody signed in is.
 */
export const markSeen = async (tx: Tx, at: Temporal.Instant, ask: Asked): Promise<void> => {
  await tx
    .updateTable('needs.inquiry_asks')
    .set({ seen_at: at })
    .where('tenant_id', '=', ask.tenant_id)
    .where('inquiry_id', '=', ask.inquiry_id)
    .where('enterprise_id', '=', ask.enterprise_id)
    .where('seen_at', 'is', null)
    .execute()
}
