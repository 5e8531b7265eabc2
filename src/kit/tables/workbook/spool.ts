import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TableError } from '../errors.ts'

export type Spool = { handle: FileHandle; key: string; iv: string }

/**
 * Keeps a file as it arrives outside of this process's memory: in a file without a name, that ends with whoever has it
 * open, encrypted with a key that is written nowhere.
 */
export const spool = async (pieces: AsyncIterable<Buffer>, limit: number): Promise<Spool> => {
  const path = join(tmpdir(), `plantskola-${randomUUID()}`)
  const handle = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    const [key, iv] = [randomBytes(32), randomBytes(16)]
    const cipher = createCipheriv('aes-256-ctr', key, iv)
    let bytes = 0
    for await (const piece of pieces) {
      if (bytes + piece.length > limit) throw new TableError('too_large')
      // At its place: whoever reads through the same descriptor begins at the beginning.
      await handle.write(cipher.update(piece), 0, piece.length, bytes)
      bytes += piece.length
    }
    return { handle, key: key.toString('hex'), iv: iv.toString('hex') }
  } catch (error) {
    await handle.close()
    throw error
  }
}
