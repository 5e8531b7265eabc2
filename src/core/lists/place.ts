import { seal, unseal } from '../../kit/sealed.ts'

/** Where a page ends: what its order goes by, and the id, as PostgreSQL writes them. */
export type Place = readonly (string | null)[]

const purpose = 'places in lists'

/** As it stands in an address: sealed, for a place may be somebody's name, and so that nobody can make one up. */
export const writePlace = (secret: string, order: string, place: Place): string =>
  seal(secret, purpose, order, Buffer.from(JSON.stringify(place))).toString('base64url')

/** Undefined for what was not given here, for this order: the list is then shown from its beginning. */
export const readPlace = (secret: string, order: string, text: string | null): Place | undefined => {
  if (text === null) return undefined
  try {
    return JSON.parse(unseal(secret, purpose, order, Buffer.from(text, 'base64url')).toString())
  } catch {
    return undefined
  }
}
