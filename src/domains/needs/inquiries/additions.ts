import type { Temporal } from 'temporal-polyfill'
import { stored } from '../../../core/forms/stored.ts'
import { postMail } from '../../../core/mail/outbox.ts'
import { insertQuestion } from '../../../core/mail/questions.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { conflict, invalid } from '../../../kit/http/errors.ts'
import { additionMail } from './mails.ts'
import { answerLink, type Inquiry, selectAsks, selectEnterprises, selectInquiry } from './queries.ts'
import { mayRemindOn } from './reminders.ts'
import type { Addition } from './schema.ts'

const rows = stored('inquiry_addition', 'needs.inquiry_additions', 'addition_id')

const isLater = (day: Temporal.PlainDate, [now, today]: [Temporal.PlainDate, Temporal.PlainDate]) =>
  now.until(day).sign > 0 && today.until(day).sign >= 0

type Adding = { tenantId: string; inquiryId: string; personId: string; once: string; publicUrl: string }

/** Whom it is written to: a reminder to those who have not answered, all else to everybody, alike. */
const toldOf = async (tx: Tx, inquiry: Inquiry, kind: Addition['kind'], at: Temporal.Instant) => {
  const asks = await selectAsks(tx, inquiry.tenant_id, inquiry.inquiry_id)
  const told = kind === 'reminder' ? asks.filter(ask => ask.answers.length === 0) : asks
  const known = await selectEnterprises(
    tx,
    told.map(ask => ask.enterprise_id),
    at,
  )
  return known.flatMap(({ tenant_id, email }) => (email === null ? [] : [{ tenant_id, email }]))
}

/**
 * A reminder, more time, or a clarification: written beside the question, whose text never changes, and told by mail to all
 * whom it concerns in one transaction. Runs as the system, since it writes to others' mailboxes; `by` is who adds. Answers how
 * many got a letter: nobody, and nothing is added, where those who are silent were reminded lately or have no address here.
 */
export const addToInquiry = async (
  tx: Tx,
  by: Actor,
  clock: Clock,
  { tenantId, inquiryId, personId, once, publicUrl }: Adding,
  addition: Addition,
): Promise<number> => {
  const at = clock.now()
  await tx
    .selectFrom('needs.inquiries')
    .select('inquiry_id')
    .where('tenant_id', '=', tenantId)
    .where('inquiry_id', '=', inquiryId)
    .forNoKeyUpdate()
    .execute()
  const inquiry = await selectInquiry(tx, tenantId, inquiryId)
  const before = await selectAddition(tx, tenantId, once)
  if (before !== undefined) return before.told
  if (inquiry.closed_at !== null) throw conflict('inquiry_closed')
  if (addition.kind === 'extension' && !isLater(addition.answer_by, [inquiry.answer_by, clock.today()]))
    throw invalid('not_later', 'More time ends after the day that holds now, and not in the past.')
  const told = await toldOf(tx, inquiry, addition.kind, at)
  if (addition.kind === 'reminder') {
    const last = (await selectAdditions(tx, tenantId, inquiryId)).findLast(a => a.kind === 'reminder')
    const isLate = clock.today().until(inquiry.answer_by).sign < 0
    if (told.length === 0 || isLate || !mayRemindOn(clock.today(), last)) return 0
  }
  // A day holds so many letters; what reaches nobody's mailbox stands beside the question all the same.
  if (told.length > 0) await insertQuestion(tx, clock, { tenantId, personId, once, asked: told.length })
  const more = addition.kind === 'extension' ? { earlier_answer_by: inquiry.answer_by } : {}
  const row = { inquiry_id: inquiryId, ...addition, ...more, told: told.length, added_by: personId }
  await rows.add(tx, by, at, { tenantId, id: once }, row)
  if (addition.kind === 'extension')
    await tx
      .updateTable('needs.inquiries')
      .set({ answer_by: addition.answer_by })
      .where('tenant_id', '=', tenantId)
      .where('inquiry_id', '=', inquiryId)
      .execute()
  for (const { tenant_id, email } of told) {
    // A link of its own: the one of the first letter goes on leading to the question.
    const link = await answerLink.make(tx, publicUrl, { tenantId, ids: [inquiryId, tenant_id, once] })
    await postMail(tx, at, { to: email, tenantId: tenant_id, ...additionMail(inquiry, addition, link) })
  }
  return told.length
}

const additions = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('needs.inquiry_additions')
    .select(['addition_id', 'kind', 'message', 'earlier_answer_by', 'answer_by', 'told', 'updated_at'])
    .where('tenant_id', '=', tenantId)
export type Added = Awaited<ReturnType<ReturnType<typeof additions>['execute']>>[number]

const selectAddition = (tx: Tx, tenantId: string, additionId: string) =>
  additions(tx, tenantId).where('addition_id', '=', additionId).executeTakeFirst()

/** What has been added to a question, in order. */
export const selectAdditions = (tx: Tx, tenantId: string, inquiryId: string): Promise<Added[]> =>
  additions(tx, tenantId)
    .where('inquiry_id', '=', inquiryId)
    .orderBy('updated_at')
    .orderBy('addition_id')
    .execute()
