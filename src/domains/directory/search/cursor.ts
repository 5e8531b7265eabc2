import { z } from 'zod'
import { placeIn, readPlace } from '../../../kit/http/figures.ts'

const { integer, id } = placeIn
/** Where a page of the search ended – level, km, rank, confirmed, id: everything that the order goes by. */
const place = z.tuple([integer, integer, integer, integer, id])
export type Cursor = z.output<typeof place>

/** Undefined for what was not given here. */
export const readCursor = (text: string | undefined): Cursor | undefined => readPlace(place, text)
