import { z } from 'zod'
import type { Clock } from '../../kit/clock.ts'
import { readRules } from '../../kit/data/rules.ts'
import type { Tx } from '../../kit/db/actor.ts'
import { invalid } from '../../kit/http/errors.ts'

export const questionRules = readRules('questions', {
  person_a_day: z.number(),
  organisation_a_day: z.number(),
  most_asked: z.number(),
})

/** Of which no more is kept: long enough that a form left open in a window is still known. */
const daysKept = 30

export type Question = { tenantId: string; personId: string; once: string; asked: number }

/**
 * Notes a question to enterprises before its letters are written (as the system). False when its form has been sent
 * before: then nothing more is to be done. The organisation's row is locked, so that several at once are counted.
 */
export const insertQuestion = async (
  tx: Tx,
  clock: Clock,
  { tenantId, personId, once, asked }: Question,
): Promise<boolean> => {
  await tx
    .selectFrom('core.organisations')
    .select('tenant_id')
    .where('tenant_id', '=', tenantId)
    .forNoKeyUpdate()
    .execute()
  const today = clock.today()
  const known = await tx
    .selectFrom('core.questions')
    .select('question_id')
    .where('tenant_id', '=', tenantId)
    .where('question_id', '=', once)
    .executeTakeFirst()
  if (known) return false
  const { all, own } = await tx
    .selectFrom('core.questions')
    .select(e => [
      e.fn.countAll<number>().as('all'),
      e.fn.countAll<number>().filterWhere('person_id', '=', personId).as('own'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('asked_on', '=', today)
    .executeTakeFirstOrThrow()
  const rule = questionRules.at(today)
  if (own >= rule.person_a_day) throw invalid('too_many_person', 'You have asked enough for today.')
  if (all >= rule.organisation_a_day)
    throw invalid('too_many_organisation', 'Your organisation has asked enough for today.')
  await tx
    .deleteFrom('core.questions')
    .where('tenant_id', '=', tenantId)
    .where('asked_on', '<', today.subtract({ days: daysKept }))
    .execute()
  await tx
    .insertInto('core.questions')
    .values({ tenant_id: tenantId, question_id: once, person_id: personId, asked_on: today, asked })
    .execute()
  return true
}
