import { type NotNull, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { mailedLink } from '../../../core/links/links.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import { notFound } from '../../../kit/http/errors.ts'
import { freshnessOf } from '../../directory/public.ts'

/** Published enterprises by id, with an address only while the register still shows it. */
export const selectEnterprises = async (tx: Tx, ids: readonly string[], now: Temporal.Instant) => {
  const rows = await tx
    .selectFrom('directory.enterprises')
    .select(['tenant_id', 'name', 'slug', 'email', 'confirmed_at'])
    .where('tenant_id', 'in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
    .where('published_at', 'is not', null)
    .orderBy('name')
    .execute()
  return rows.map(e => ({ ...e, email: freshnessOf(e.confirmed_at, now) === 'hidden' ? null : e.email }))
}

const answerCount = sql<number>`(select count(distinct w.enterprise_id)::int from needs.inquiry_answers w
  where w.tenant_id = i.tenant_id and w.inquiry_id = i.inquiry_id)`
const askCount = sql<number>`(select count(*)::int from needs.inquiry_asks a
  where a.tenant_id = i.tenant_id and a.inquiry_id = i.inquiry_id)`

/** An organisation's questions, with how many were asked and have answered. */
export const inquiries = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('needs.inquiries as i')
    .innerJoin('needs.needs as n', join =>
      join.onRef('n.tenant_id', '=', 'i.tenant_id').onRef('n.need_id', '=', 'i.need_id'),
    )
    .select([
      'i.inquiry_id',
      'i.need_id',
      'i.subject',
      'i.answer_by',
      'i.sent_at',
      'i.published_at',
      'i.closed_at',
      'n.title as need',
    ])
    .select([answerCount.as('answered'), askCount.as('asked')])
    .where('i.tenant_id', '=', tenantId)
export type InquiryRow = Awaited<ReturnType<ReturnType<typeof inquiries>['execute']>>[number]

/** The newest first; all, or those of one need. */
export const selectInquiries = (tx: Tx, tenantId: string, needId?: string): Promise<InquiryRow[]> =>
  inquiries(tx, tenantId)
    .$if(needId !== undefined, q => q.where('i.need_id', '=', needId ?? ''))
    .orderBy('i.sent_at', 'desc')
    .orderBy('i.inquiry_id')
    .limit(500)
    .execute()

export const selectInquiry = (tx: Tx, tenantId: string, inquiryId: string) =>
  tx
    .selectFrom('needs.inquiries as i')
    .innerJoin('needs.needs as n', join =>
      join.onRef('n.tenant_id', '=', 'i.tenant_id').onRef('n.need_id', '=', 'i.need_id'),
    )
    .selectAll('i')
    .select(['n.title as need', 'n.registration_number'])
    .where('i.tenant_id', '=', tenantId)
    .where('i.inquiry_id', '=', inquiryId)
    .executeTakeFirstOrThrow(notFound)
export type Inquiry = Awaited<ReturnType<typeof selectInquiry>>

/** How many a question was sent to, and to how many of them by mail. */
export const selectSent = async (tx: Tx, tenantId: string, inquiryId: string) =>
  tx
    .selectFrom('needs.inquiry_asks')
    .select(e => [
      e.fn.countAll<number>().as('asked'),
      e.fn.countAll<number>().filterWhere('mailed', '=', true).as('mailed'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('inquiry_id', '=', inquiryId)
    .executeTakeFirstOrThrow()

/** Everybody asked, each with its latest answer, how many it gave, and whether it saw the question. */
export const selectAsks = async (tx: Tx, tenantId: string, inquiryId: string) => {
  const asks = await tx
    .selectFrom('needs.inquiry_asks as a')
    .leftJoin('directory.enterprises as e', 'e.tenant_id', 'a.enterprise_id')
    .select(['a.enterprise_id', 'a.enterprise_name', 'a.asked_at', 'a.mailed', 'a.seen_at', 'e.slug'])
    .where('a.tenant_id', '=', tenantId)
    .where('a.inquiry_id', '=', inquiryId)
    .orderBy('a.enterprise_name')
    .execute()
  const given = await tx
    .selectFrom('needs.inquiry_answers')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('inquiry_id', '=', inquiryId)
    .orderBy('answer_no')
    .execute()
  return asks.map(ask => ({ ...ask, answers: given.filter(g => g.enterprise_id === ask.enterprise_id) }))
}
export type Ask = Awaited<ReturnType<typeof selectAsks>>[number]
export type Answer = Ask['answers'][number]

const asked = (tx: Tx) =>
  tx
    .selectFrom('needs.inquiry_asks as a')
    .innerJoin('needs.inquiries as i', join =>
      join.onRef('i.tenant_id', '=', 'a.tenant_id').onRef('i.inquiry_id', '=', 'a.inquiry_id'),
    )
    .select([
      'a.tenant_id',
      'a.inquiry_id',
      'a.enterprise_id',
      'a.enterprise_name',
      'a.asked_at',
      'a.seen_at',
      'i.subject',
      'i.question',
      'i.organisation',
      'i.answer_by',
      'i.contact_name',
      'i.contact_email',
      'i.sent_at',
      'i.closed_at',
    ])
    .select(e =>
      e
        .selectFrom('needs.inquiry_answers as w')
        .select(sql<number>`coalesce(max(w.answer_no), 0)::int`.as('n'))
        .whereRef('w.tenant_id', '=', 'a.tenant_id')
        .whereRef('w.inquiry_id', '=', 'a.inquiry_id')
        .whereRef('w.enterprise_id', '=', 'a.enterprise_id')
        .as('answer_count'),
    )

export type Asked = Awaited<ReturnType<ReturnType<typeof asked>['execute']>>[number]

/** What an enterprise has been asked. */
export const askedOf = (tx: Tx, enterpriseId: string) =>
  asked(tx).where('a.enterprise_id', '=', enterpriseId).modifyEnd(acrossTenants('who asked one enterprise'))

/** Of that, what is open and waits for an answer. */
export const selectUnanswered = async (tx: Tx, enterpriseId: string): Promise<Asked[]> => {
  const open = await askedOf(tx, enterpriseId)
    .where('i.closed_at', 'is', null)
    .orderBy('i.answer_by')
    .orderBy('a.inquiry_id')
    .execute()
  return open.filter(({ answer_count }) => answer_count === 0)
}

export const selectAskOf = (tx: Tx, enterpriseId: string, inquiryId: string): Promise<Asked> =>
  asked(tx)
    .where('a.enterprise_id', '=', enterpriseId)
    .where('a.inquiry_id', '=', inquiryId)
    .modifyEnd(acrossTenants('who asked one enterprise'))
    .executeTakeFirstOrThrow(notFound)

/** Leads one enterprise to the question it was asked; it holds as long as the question, and any number of times. */
export const answerLink = mailedLink('answer', '/svara')

/** What a mail's link is about. */
export const selectOptionalAskByToken = async (tx: Tx, token: string): Promise<Asked | undefined> => {
  const lead = await answerLink.find(tx, token)
  const [inquiryId = '', enterpriseId = ''] = lead?.ids ?? []
  return (
    lead &&
    asked(tx)
      .where('a.tenant_id', '=', lead.tenantId)
      .where('a.inquiry_id', '=', inquiryId)
      .where('a.enterprise_id', '=', enterpriseId)
      .executeTakeFirst()
  )
}

export const selectLatestAnswer = (tx: Tx, ask: Asked): Promise<Answer | undefined> =>
  tx
    .selectFrom('needs.inquiry_answers')
    .selectAll()
    .where('tenant_id', '=', ask.tenant_id)
    .where('inquiry_id', '=', ask.inquiry_id)
    .where('enterprise_id', '=', ask.enterprise_id)
    .orderBy('answer_no', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Questions that are open to everybody. */
export const published = (tx: Tx) =>
  tx
    .selectFrom('needs.inquiries')
    .select([
      'tenant_id',
      'inquiry_id',
      'subject',
      'question',
      'organisation',
      'municipality_code',
      'answer_by',
      'contact_name',
      'contact_email',
      'sent_at',
      'published_at',
      'closed_at',
    ])
    .where('published_at', 'is not', null)
    .$narrowType<{ published_at: NotNull }>()
    .modifyEnd(acrossTenants('questions open to everybody'))
export type Published = Awaited<ReturnType<ReturnType<typeof published>['execute']>>[number]

export const selectPublishedInquiry = (tx: Tx, inquiryId: string): Promise<Published> =>
  published(tx).where('inquiry_id', '=', inquiryId).executeTakeFirstOrThrow(notFound)
