import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Actor, Tx } from '../../kit/db/actor.ts'

type NewFile = { tenantId: string; name: string; mediaType: string; content: Buffer; isPublic: boolean }

/** Stores a file's bytes; at most 10 MiB (the table's check). Answers its id. */
export const insertFile = async (tx: Tx, by: Actor, at: Temporal.Instant, file: NewFile): Promise<string> => {
  const { file_id } = await tx
    .insertInto('core.files')
    .values({
      tenant_id: file.tenantId,
      name: file.name,
      media_type: file.mediaType,
      size: file.content.length,
      sha256: createHash('sha256').update(file.content).digest(),
      content: file.content,
      is_public: file.isPublic,
      created_at: at,
      created_by: by.kind === 'person' ? by.personId : null,
    })
    .returning('file_id')
    .executeTakeFirstOrThrow()
  return file_id
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
