import type { Tx } from '../../../kit/db/actor.ts'
import { type Added, selectAdditions } from './additions.ts'
import { type Ask, type Inquiry, selectAsks, selectInquiry } from './queries.ts'

/** A question with everybody asked, every answer, and what was added to it. */
export type Whole = { inquiry: Inquiry; asks: Ask[]; added: Added[] }

export const selectWhole = async (tx: Tx, tenantId: string, inquiryId: string): Promise<Whole> => ({
  inquiry: await selectInquiry(tx, tenantId, inquiryId),
  asks: await selectAsks(tx, tenantId, inquiryId),
  added: await selectAdditions(tx, tenantId, inquiryId),
})
