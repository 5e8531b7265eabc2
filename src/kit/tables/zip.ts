import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { TableError } from './errors.ts'

const inflate = promisify(inflateRaw) as (
  bytes: Buffer,
  options: { maxOutputLength: number },
) => Promise<Buffer>

type Entry = { name: string; method: number; locked: boolean; packed: number; unpacked: number; at: number }

const maxEntries = 5000

/** The zip's own list of what it holds; nothing is unpacked yet. */
export const listZip = (zip: Buffer): Entry[] => {
  // The end record stands last, before a comment of at most 65,535 bytes.
  const end = zip.lastIndexOf('PK\x05\x06', zip.length - 22, 'latin1')
  if (end < 0 || end < zip.length - 22 - 0xffff) throw new TableError('broken')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  // 0xffff and 0xffffffff stand for a zip64 that holds more than any list needs.
  if (count > maxEntries || at === 0xffffffff) throw new TableError('bomb')
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) throw new TableError('broken')
    const nameLength = zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      locked: (zip.readUInt16LE(at + 8) & 1) === 1,
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

const packedBytes = (zip: Buffer, entry: Entry): Buffer => {
  if (entry.at + 30 > zip.length || zip.readUInt32LE(entry.at) !== 0x04034b50) throw new TableError('broken')
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28)
  if (start + entry.packed > zip.length) throw new TableError('broken')
  return zip.subarray(start, start + entry.packed)
}

/**
 * Unpacks the entries that `wanted` names. Refused before unpacking when the zip's own list promises more than
 * `limit` bytes, and while unpacking when more comes out than was promised.
 */
export const unpackZip = async (
  zip: Buffer,
  wanted: (name: string) => boolean,
  limit: number,
): Promise<Map<string, Buffer>> => {
  const entries = listZip(zip)
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > limit) throw new TableError('bomb')
  if (entries.some(entry => entry.locked)) throw new TableError('password')
  const files = new Map<string, Buffer>()
  for (const entry of entries.filter(e => wanted(e.name))) {
    const packed = packedBytes(zip, entry)
    if (entry.method !== 0 && entry.method !== 8) throw new TableError('broken')
    const bytes =
      entry.method === 0
        ? packed
        : await inflate(packed, { maxOutputLength: Math.max(1, entry.unpacked) }).catch(refuse)
    if (bytes.length > entry.unpacked) throw new TableError('bomb')
    files.set(entry.name, bytes)
  }
  return files
}

const refuse = (error: { code?: string }): never => {
  throw new TableError(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken')
}

/** Packs files without compressing them: what a reader gets then is exactly what was checked. */
export const storeZip = (files: ReadonlyMap<string, Buffer>): Buffer => {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, bytes] of files) {
    const path = Buffer.from(name)
    // Version, flags (UTF-8 name), method, time, date, CRC, both sizes, length of the name: the same in both places.
    const about = Buffer.alloc(24)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(0x0800, 2)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(bytes.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(path.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.alloc(2), path, bytes)
    const place = Buffer.alloc(16)
    place.writeUInt32LE(at, 12)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, path)
    at += 30 + path.length + bytes.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.size, 8)
  end.writeUInt16LE(files.size, 10)
  end.writeUInt32LE(
    list.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...list, end])
}
