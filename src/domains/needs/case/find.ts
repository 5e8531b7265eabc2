import { z } from 'zod'
import type { Seat } from '../../../core/web/viewer.ts'
import type { Clock } from '../../../kit/clock.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { one } from '../../../kit/http/forms.ts'
import { isId } from '../../../kit/http/ids.ts'
import { selectWaitingDraft } from '../inquiries/drafts.ts'
import { selectInquiries } from '../inquiries/queries.ts'
import { selectWhole } from '../inquiries/whole.ts'
import { findSuppliers } from '../match/find.ts'
import { selectAskedAbout } from '../match/queries.ts'
import { parts } from '../needs/paths.ts'
import { selectNeed } from '../needs/queries.ts'
import { selectGuidelines } from '../ways/guidelines.ts'

/** Which part the address opens, and which question's answers it shows. What it cannot mean is as if it were not said. */
export const caseQuery = z.object({
  visa: one(z.enum(parts).optional()).catch(undefined),
  fraga: one(z.string().refine(isId).optional()).catch(undefined),
})
export type CaseQuery = z.output<typeof caseQuery>

/** A need with everything that stands on its page. */
export const selectCase = async (
  tx: Tx,
  clock: Clock,
  { tenantId, municipalityCode: home }: Seat,
  needId: string,
  { fraga }: CaseQuery,
) => {
  const need = await selectNeed(tx, tenantId, needId)
  const inquiries = await selectInquiries(tx, tenantId, needId)
  const shown = inquiries.find(i => i.inquiry_id === fraga) ?? inquiries[0]
  return {
    need,
    home,
    today: clock.today(),
    now: clock.now(),
    inquiries,
    /** The question whose answers are shown: the one that was asked for, else the latest. */
    whole: shown && (await selectWhole(tx, tenantId, shown.inquiry_id)),
    draft: await selectWaitingDraft(tx, tenantId, needId),
    match: await findSuppliers(tx, need, home, clock),
    asked: await selectAskedAbout(tx, need),
    guidelines: await selectGuidelines(tx, tenantId),
  }
}
export type Case = Awaited<ReturnType<typeof selectCase>>
