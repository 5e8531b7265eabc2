import { sql } from 'kysely'
import type { ImportKey } from '../../../core/imports/kind.ts'
import type { Tx } from '../../../kit/db/actor.ts'
import { acrossTenants } from '../../../kit/db/tenant-condition.ts'
import type { FileRow } from './read-row.ts'
import type { Area } from './schema.ts'

/** One import of the actor's own organisation; another's is as if there were none. */
export const selectOptionalImport = (tx: Tx, { tenantId, importId }: ImportKey) =>
  tx
    .selectFrom('directory.imports')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .executeTakeFirst()

export type Import = NonNullable<Awaited<ReturnType<typeof selectOptionalImport>>>

export type Counts = { read: number; stored: number; updated: number; rejected: number; waiting: number }

/** How many of an import's rows came to what. What is read is the sum of the other four, always. */
export const selectCounts = async (tx: Tx, { tenantId, importId }: ImportKey): Promise<Counts> => {
  const rows = await tx
    .selectFrom('directory.import_rows')
    .select(eb => ['outcome', eb.fn.countAll<number>().as('count')])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  const of = (outcome: string) => rows.find(r => r.outcome === outcome)?.count ?? 0
  const counts = {
    stored: of('stored'),
    updated: of('updated'),
    rejected: of('rejected'),
    waiting: of('waiting'),
  }
  return { ...counts, read: counts.stored + counts.updated + counts.rejected + counts.waiting }
}

/** An organisation's latest imports. */
export const selectImports = (tx: Tx, tenantId: string) =>
  tx
    .selectFrom('directory.imports as i')
    .leftJoin('core.persons as p', 'p.person_id', 'i.created_by')
    .select([
      'i.import_id as id',
      'i.file_name',
      'i.state',
      'i.rows_read',
      'i.created_at',
      'p.name as person',
    ])
    .where('i.tenant_id', '=', tenantId)
    .orderBy('i.created_at', 'desc')
    .limit(50)
    .execute()

export const selectWaiting = async (
  tx: Tx,
  { tenantId, importId }: ImportKey,
  { after, limit }: { after: number; limit: number },
): Promise<FileRow[]> => {
  const rows = await tx
    .selectFrom('directory.import_rows')
    .select(['line', 'cells', 'hashes'])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('line', '>', after)
    .where('outcome', '=', 'waiting')
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, hashes: row.hashes as Record<string, string> }))
}

/**
 * The enterprises of some municipalities, published or not, with what tells them apart; one that was merged is the one that
 * went on, under the name it had. Needs the system actor.
 */
export const selectNeighbours = (tx: Tx, codes: readonly string[]) =>
  tx
    .selectFrom('directory.enterprises as e')
    .innerJoin('directory.enterprises as k', join =>
      join.on('k.tenant_id', '=', eb => eb.fn.coalesce('e.merged_into', 'e.tenant_id')),
    )
    .innerJoin('core.organisations as o', 'o.tenant_id', 'k.tenant_id')
    .select(['e.name', 'e.municipality_code', 'k.tenant_id', 'k.slug', 'k.steward_id', 'o.orgnr'])
    .select(sql<boolean>`k.claimed_at is not null`.as('claimed'))
    .select(sql<string | null>`encode(o.orgnr_hash, 'hex')`.as('hash'))
    .where('e.municipality_code', 'in', codes.length > 0 ? [...codes] : [''])
    .modifyEnd(acrossTenants('what any keeper has there'))
    .execute()
export type Neighbour = Awaited<ReturnType<typeof selectNeighbours>>[number]

/** Which municipalities an organisation may keep the register of: its own, or those of the association. */
export const selectArea = async (tx: Tx, tenantId: string): Promise<Exclude<Area, 'any'>> => {
  const own = await tx
    .selectFrom('core.organisations')
    .select(['kind', 'municipality_code'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  if (own?.kind === 'municipality')
    return new Set(own.municipality_code === null ? [] : [own.municipality_code])
  const members = await tx
    .selectFrom('core.association_members')
    .select('municipality_code')
    .where('tenant_id', '=', tenantId)
    .execute()
  return new Set(members.map(m => m.municipality_code))
}
