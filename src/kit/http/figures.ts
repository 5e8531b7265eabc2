import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isId } from './ids.ts'

/** The highest number that a column of the type `integer` holds. More of something than this there is not. */
export const mostCountable = 2_147_483_647
const mostLong = 9_223_372_036_854_775_807n

const readable = (read: (text: string) => unknown) => (text: string) => {
  try {
    return read(text) !== false
  } catch {
    return false
  }
}

/** A whole number of an address, as far as the database can count. */
export const wholeNumber = (least = 0) => z.coerce.number().int().min(least).max(mostCountable)

/** The parts of a place in a list, as they come back in an address: each is what PostgreSQL reads as its type. */
export const placeIn = {
  integer: z.number().int().min(-mostCountable).max(mostCountable),
  bigint: z
    .string()
    .regex(/^-?\d{1,19}$/)
    .refine(readable(text => BigInt(text) <= mostLong && BigInt(text) >= -mostLong)),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine(readable(text => Temporal.PlainDate.from(text).year > 0)),
  /** As JSON or as PostgreSQL writes it. */
  instant: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d[T ][\d:.]{8,18}(Z|\+00)$/)
    .refine(readable(text => Temporal.Instant.from(text.replace(' ', 'T').replace('+00', 'Z')))),
  id: z.string().refine(isId),
}

/** A place in a list, read from its address; undefined for what was not given here. */
export const readPlace = <S extends z.ZodType>(
  schema: S,
  text: string | undefined,
): z.output<S> | undefined => {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(text ?? '', 'base64url').toString())).data
  } catch {
    return undefined
  }
}
