import type { Temporal } from 'temporal-polyfill'
import { deleteFile, insertFile } from '../../../core/files/actions.ts'
import type { Actor, Tx } from '../../../kit/db/actor.ts'
import { invalid, notFound } from '../../../kit/http/errors.ts'
import { followed, holdEnterprise } from '../enterprises/followed.ts'
import { log } from '../enterprises/log.ts'
import { selectPictures } from '../enterprises/queries.ts'

export const most = 6

type NewPicture = { fileId: string; mediaType: string; content: Buffer; alt_sv: string; alt_en: string }

/**
 * Needs the system actor, and whoever sent it to be allowed: a file is its enterprise's alone, and the steward of one that
 * nobody has claimed keeps its pictures too. How many there are is decided under the enterprise's own row.
 */
export const insertPicture = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  picture: NewPicture,
): Promise<void> => {
  await holdEnterprise(tx, tenantId)
  const there = await selectPictures(tx, tenantId)
  // The same form again, because its answer was lost.
  if (there.some(one => one.file_id === picture.fileId)) return
  if (there.length >= most) throw invalid('too_many_pictures', 'There are six pictures already.')
  const isNew = await insertFile(tx, by, at, {
    tenantId,
    fileId: picture.fileId,
    name: `bild.${picture.mediaType.split('/')[1]}`,
    mediaType: picture.mediaType,
    content: picture.content,
    isPublic: true,
  })
  if (!isNew) return
  await tx
    .insertInto('directory.pictures')
    .values({
      tenant_id: tenantId,
      ...followed(tenantId),
      file_id: picture.fileId,
      alt_sv: picture.alt_sv,
      alt_en: picture.alt_en,
      position: there.length,
    })
    .execute()
  await log(tx, by, at, tenantId, 'picture_added')
}

/** Needs the system actor, as above. A file of the enterprise that is no picture of it stays. */
export const deletePicture = async (
  tx: Tx,
  by: Actor,
  at: Temporal.Instant,
  tenantId: string,
  fileId: string,
): Promise<void> => {
  const its = (await selectPictures(tx, tenantId)).some(picture => picture.file_id === fileId)
  if (!its || !(await deleteFile(tx, tenantId, fileId))) throw notFound()
  await log(tx, by, at, tenantId, 'picture_removed')
}
