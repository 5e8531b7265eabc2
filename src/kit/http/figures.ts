import { z } from 'zod'
import { field } from './forms.ts'

/** The highest number that a column of the type `integer` holds. More of something than this there is not. */
export const mostCountable = 2_147_483_647

/** A whole number of an address, as far as the database can count. */
export const wholeNumber = (least = 0) => z.coerce.number().int().min(least).max(mostCountable)

/** The parts of a place in a list that stand in an address as they are: each is what PostgreSQL reads as its type. */
export const placeIn = {
  integer: z.number().int().min(-mostCountable).max(mostCountable),
  id: field.id(),
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
