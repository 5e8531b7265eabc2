import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'

type NewFile = {
  tenantId: string
  fileId: string
  name: string
  mediaType: string
  content: Buffer
  isPublic: boolean
}

/** Stores a file's bytes, at most 10 MiB (the table's check), under the one-time id of its form. False: it is there already. */
export const insertFile = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  file: NewFile,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('core.files')
    .values({
      tenant_id: file.tenantId,
      file_id: file.fileId,
      name: file.name,
      media_type: file.mediaType,
      size: file.content.length,
      sha256: createHash('sha256').update(file.content).digest(),
      content: file.content,
      is_public: file.isPublic,
      created_at: at,
      created_by: by.kind === 'person' ? by.personId : null,
    })
    .onConflict(c => c.columns(['tenant_id', 'file_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows !== 0n
}

/** False when there is no such file of this tenant. */
export const deleteFile = async (tx: Tx, tenantId: string, fileId: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('core.files')
    .where('tenant_id', '=', tenantId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
