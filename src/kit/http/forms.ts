import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { boxNames, readDate } from '../html/date-boxes.ts'
import { cleanText, oneLine } from '../text/clean.ts'
import { readTime } from '../text/time-of-day.ts'
import { isId } from './ids.ts'

/** What a person typed, by field name; lists where a field occurs several times. */
export type Typed = Record<string, string | string[] | undefined>
/** Field name → code of what is wrong; the page has the sentence. */
export type FieldErrors = Record<string, string>

export type FormResult<T> =
  | { ok: true; data: T; typed: Typed }
  | { ok: false; errors: FieldErrors; typed: Typed }

const clean = (value: unknown): string | string[] | undefined => {
  if (Array.isArray(value)) return value.map(v => clean(v)).filter(v => typeof v === 'string')
  return typeof value === 'string' ? cleanText(value).trim() : undefined
}

/** The code of what is wrong with a field of any form, whatever its schema; undefined when nothing is. */
export type AnyField = (name: string, text: string) => string | undefined

const refusedIn = (typed: Typed, refuse: AnyField, dates: readonly string[]): FieldErrors => {
  const errors: FieldErrors = {}
  for (const [name, value] of Object.entries(typed))
    for (const text of [value ?? []].flat()) {
      const code = refuse(name, text)
      const field = dates.find(date => Object.values(boxNames(date)).includes(name)) ?? name
      if (code !== undefined) errors[field] = code
    }
  return errors
}

/**
 * Makes the reading of submitted forms (core/forms/read-form.ts has the one that routes use). What was typed comes back either way, so
 * that nothing is lost. `dates` names the fields that arrive in three boxes (DateInput); their schema is `dateField`.
 */
export const formReader =
  (refuse: AnyField) =>
  <S extends z.ZodType>(schema: S, body: unknown, dates: readonly string[] = []): FormResult<z.output<S>> => {
    const typed = Object.fromEntries(
      Object.entries((body ?? {}) as object).map(([k, v]) => [k, clean(v)]),
    ) as Typed
    const filled: Record<string, unknown> = Object.fromEntries(
      Object.entries(typed).filter(([, v]) => v !== '' && v !== undefined),
    )
    for (const name of dates) {
      const read = readDate(name, typed)
      if (read.state !== 'empty') filled[name] = read.state === 'date' ? read.date : read.state
    }
    const parsed = schema.safeParse(filled)
    const errors = refusedIn(typed, refuse, dates)
    if (parsed.success && Object.keys(errors).length === 0) return { ok: true, data: parsed.data, typed }
    for (const issue of parsed.error?.issues ?? []) {
      const field = String(issue.path[0] ?? '_form')
      errors[field] ??= codeOf(issue)
    }
    return { ok: false, errors, typed }
  }

/** Zod's issue as a code: `required`, `too_long` …, or the schema's own, with what it is about ("unknown:Atlantis"). */
const codeOf = (issue: z.core.$ZodIssue): string => {
  if (/^[a-z_]+(:|$)/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'too_long' : 'too_big'
  if (issue.code === 'too_small') return issue.origin === 'string' ? 'too_short' : 'too_small'
  if (issue.code === 'invalid_type') return 'not_a_number'
  if (issue.code === 'invalid_format') return `not_${issue.format}`
  return 'wrong'
}

/** Reads a query string leniently: what cannot be used falls back to the schema's defaults, never to an error. */
export const readQuery = <S extends z.ZodType>(schema: S, query: unknown): z.output<S> => {
  const given = Object.fromEntries(Object.entries((query ?? {}) as object).filter(([, v]) => v !== ''))
  let parsed = schema.safeParse(given)
  for (let round = 0; !parsed.success && round < 20; round++) {
    for (const issue of parsed.error.issues) delete given[String(issue.path[0])]
    parsed = schema.safeParse(given)
  }
  return schema.parse(parsed.success ? given : {})
}

/** A part of an address that is said once: the first of several. */
export const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess(v => (Array.isArray(v) ? v[0] : v), schema)
/** One that may be said many times. */
export const many = <T extends z.ZodType>(schema: T) =>
  z.preprocess(v => (v === undefined ? [] : [v].flat()), z.array(schema).max(100))

/** Fields as forms send them. */
export const field = {
  /** On one line, as a name or a title is: a line break in it would be a line of a mail's head. */
  text: (max: number) => z.string().transform(oneLine).pipe(z.string().max(max)),
  /** Prose of several lines. */
  lines: (max: number) => z.string().max(max),
  /** "12", "1 200", "1.200": digits with or without grouping. "1.5" is no whole number, and not fifteen. */
  count: (max: number) =>
    z
      .string()
      .transform(text => text.replace(/[\s\u00a0]/g, ''))
      .transform(text => (/^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text))
      .pipe(z.string().regex(/^\d+$/, 'not_a_number'))
      .transform(Number)
      .pipe(z.number().int().max(max)),
  /** "12 500", "12 500,50 kr" → integer öre. `digits`: how many there may be before the öre. */
  money: (digits = 9) =>
    z
      .string()
      .transform(text => text.replace(/[\s\u00a0]|kr$/gi, '').replace(',', '.'))
      .pipe(
        z
          .string()
          .regex(/^\d+(\.\d{1,2})?$/, 'not_an_amount')
          .regex(new RegExp(`^0*\\d{1,${digits}}(\\.|$)`), 'too_big'),
      )
      .transform(text => Math.round(Number(text) * 100)),
  /** "8", "08:00", "8.30" → minutes after midnight. */
  time: () =>
    z.string().transform((text, context) => {
      const minutes = readTime(text)
      if (minutes !== undefined) return minutes
      context.addIssue({ code: 'custom', message: 'not_a_time' })
      return z.NEVER
    }),
  date: () => z.instanceof(Temporal.PlainDate, { error: ({ input }) => String(input ?? 'not_a_date') }),
  /** A question with yes, no and "do not know". */
  yesNo: () => z.enum(['yes', 'no']).transform(answer => answer === 'yes'),
  /** What an id looks like; whether there is such a thing the database says. */
  id: () => z.string().refine(isId),
  /** Null where the field was left empty. */
  orNull: <T extends z.ZodType>(schema: T) => schema.optional().transform(value => value ?? null),
  tick: () => z.literal('1').transform(() => true),
  list: <V extends string>(values: readonly [V, ...V[]]) =>
    z.preprocess(v => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(z.enum(values))),
  /** Which version of something the form was made of; more than the database can count is as good as its highest. */
  version: () =>
    z.coerce
      .number()
      .int()
      .min(1)
      .transform(version => Math.min(version, 2_147_483_646)),
}
