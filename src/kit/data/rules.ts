import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readYaml } from './yaml.ts'

const day = z
  .union([z.string(), z.date()])
  .transform(v => Temporal.PlainDate.from(v instanceof Date ? v.toISOString().slice(0, 10) : v))

/**
 * Dated rules of policy/<subject>/rules.yaml, each valid from its day until the next one's; `fields` says what the code
 * reads of a rule. Where a subject has several kinds of rules, `kind` chooses one before the date does.
 */
export const readRules = <S extends z.ZodRawShape>(subject: string, fields: S, kind?: string) => {
  const rule = z.object({ valid_from: day, source: z.string(), ...fields })
  const ofKind = z.preprocess(
    all =>
      Array.isArray(all) && kind !== undefined ? all.filter((r: { kind?: string }) => r.kind === kind) : all,
    z.array(rule).min(1),
  )
  const rules = readYaml(`policy/${subject}/rules.yaml`, ofKind) as (z.output<z.ZodObject<S>> & {
    valid_from: Temporal.PlainDate
    source: string
  })[]
  const sorted = [...rules].sort((a, b) => Temporal.PlainDate.compare(b.valid_from, a.valid_from))
  return {
    /** The rule in force on a day; the oldest one for days before all rules. */
    at: (date: Temporal.PlainDate) => {
      const found = sorted.find(r => Temporal.PlainDate.compare(r.valid_from, date) <= 0) ?? sorted.at(-1)
      if (found === undefined) throw new Error(`policy/${subject} has no rule.`)
      return found
    },
    /** The day on which another rule than that day's begins. */
    nextAfter: (date: Temporal.PlainDate) =>
      sorted.findLast(r => Temporal.PlainDate.compare(r.valid_from, date) > 0)?.valid_from,
  }
}
