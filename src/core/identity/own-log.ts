import type { Tx } from '../../kit/db/actor.ts'

const perPage = 30

/** What was done with a person's data: by whom, when; newest first, `before` pages on (asked as the system: their own, in every organisation). */
export const selectOwnLog = async (tx: Tx, personId: string, before: number | undefined) => {
  const rows = await tx
    .selectFrom('core.audit as a')
    .innerJoin('core.organisations as o', 'o.tenant_id', 'a.tenant_id')
    .select(['a.audit_id', 'a.at', 'a.action', 'a.person_id', 'o.name as organisation', 'o.kind'])
    .where('a.subject_id', '=', personId)
    .$if(before !== undefined, q => q.where('a.audit_id', '<', before ?? 0))
    .orderBy('a.audit_id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  return { rows: shown, next: rows.length > perPage ? shown.at(-1)?.audit_id : undefined }
}

export type OwnLogRow = Awaited<ReturnType<typeof selectOwnLog>>['rows'][number]
