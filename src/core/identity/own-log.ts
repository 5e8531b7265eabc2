import type { Tx } from '../../kit/db/actor.ts'

/** What was done with a person's data: by whom, when (asked as the system: their own, in every organisation). */
export const ownLog = (tx: Tx, personId: string) =>
  tx
    .selectFrom('core.audit as a')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'a.tenant_id')
    .select(['a.audit_id', 'a.at', 'a.action', 'a.person_id', 'o.name as organisation', 'o.kind'])
    .where('a.subject_id', '=', personId)

export type OwnLogRow = Awaited<ReturnType<ReturnType<typeof ownLog>['execute']>>[number]
