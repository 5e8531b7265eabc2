import { z } from 'zod'
import { municipalities } from '../../../core/reference/places.ts'
import type { DemoWorld } from '../../../core/web/domain.ts'
import type { Clock } from '../../../kit/clock.ts'
import { readYaml } from '../../../kit/data/yaml.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { answers } from '../inquiries/schema.ts'

const kronor = z.number().optional()
const demoInquiry = z.strictObject({
  need: z.string(),
  subject: z.string(),
  question: z.string(),
  answer_in: z.number(),
  sent: z.number(),
  published: z.number().optional(),
  closed: z.number().optional(),
  contact_name: z.string(),
  contact_email: z.string(),
  asks: z.array(
    z.strictObject({
      enterprise: z.string(),
      seen: z.number().optional(),
      answers: z
        .array(
          z.strictObject({
            days: z.number(),
            can: z.enum(answers),
            volume: z.string(),
            from: kronor,
            to: kronor,
            unit: z.string().default(''),
            earliest: z.number().optional(),
            needs: z.string(),
            message: z.string(),
          }),
        )
        .default([]),
    }),
  ),
})
type DemoAsk = z.output<typeof demoInquiry>['asks'][number]

const ore = (sek: number | undefined) => (sek === undefined ? null : sek * 100)

const insertAsk = async (
  tx: Tx,
  clock: Clock,
  of: { tenant_id: string; inquiry_id: string; sent: number },
  ask: DemoAsk,
  enterpriseId: string,
) => {
  const ago = (days: number) => clock.now().subtract({ hours: 24 * days })
  const { name } = await tx
    .selectFrom('core.organisations')
    .select('name')
    .where('tenant_id', '=', enterpriseId)
    .executeTakeFirstOrThrow()
  const key = { tenant_id: of.tenant_id, inquiry_id: of.inquiry_id, enterprise_id: enterpriseId }
  await tx
    .insertInto('needs.inquiry_asks')
    .values({
      ...key,
      enterprise_name: name,
      asked_at: ago(of.sent),
      mailed: true,
      seen_at: ask.seen === undefined ? null : ago(ask.seen),
    })
    .execute()
  for (const [i, a] of ask.answers.entries()) {
    await tx
      .insertInto('needs.inquiry_answers')
      .values({
        ...key,
        answer_no: i + 1,
        can: a.can,
        volume: a.volume,
        price_from_ore: ore(a.from),
        price_to_ore: ore(a.to),
        price_unit: a.unit,
        earliest_on: a.earliest === undefined ? null : clock.today().add({ days: a.earliest }),
        needs_to_know: a.needs,
        message: a.message,
        answered_at: ago(a.days),
      })
      .execute()
  }
}

/**
 * Questions put to enterprises about needs of the demo, with what they said (data/demo/needs/inquiries.yaml); needs
 * the system actor. `needs`: what loadDemoNeeds answered.
 */
export const loadDemoInquiries = async (
  tx: Tx,
  clock: Clock,
  { municipality, enterprises }: DemoWorld,
  needs: ReadonlyMap<string, { tenantId: string; needId: string }>,
): Promise<void> => {
  const codeOf = new Map([...municipality].map(([code, tenantId]) => [tenantId, code]))
  for (const inquiry of readYaml('data/demo/needs/inquiries.yaml', z.array(demoInquiry))) {
    const need = needs.get(inquiry.need)
    if (need === undefined) throw new Error(`The demo has no need ${inquiry.need}.`)
    const code = codeOf.get(need.tenantId) ?? ''
    const ago = (days: number | undefined) =>
      days === undefined ? null : clock.now().subtract({ hours: 24 * days })
    const { inquiry_id } = await tx
      .insertInto('needs.inquiries')
      .values({
        tenant_id: need.tenantId,
        need_id: need.needId,
        subject: inquiry.subject,
        question: inquiry.question.trim(),
        answer_by: clock.today().add({ days: inquiry.answer_in }),
        organisation: municipalities.get(code)?.nameFull ?? code,
        municipality_code: code,
        contact_name: inquiry.contact_name,
        contact_email: inquiry.contact_email,
        sent_at: clock.now().subtract({ hours: 24 * inquiry.sent }),
        published_at: ago(inquiry.published),
        closed_at: ago(inquiry.closed),
        asked: inquiry.asks.flatMap(ask => enterprises.get(ask.enterprise) ?? []),
      })
      .returning('inquiry_id')
      .executeTakeFirstOrThrow()
    for (const ask of inquiry.asks) {
      const enterpriseId = enterprises.get(ask.enterprise)
      if (enterpriseId === undefined) throw new Error(`The demo has no enterprise ${ask.enterprise}.`)
      const of = { tenant_id: need.tenantId, inquiry_id, sent: inquiry.sent }
      await insertAsk(tx, clock, of, ask, enterpriseId)
    }
  }
}
