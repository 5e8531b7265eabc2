import { createInflateRaw } from 'node:zlib'
import { TableError } from '../errors.ts'

type Entry = { name: string; method: number; locked: boolean; packed: number; unpacked: number; at: number }

const maxEntries = 5000
/** Sheets are packed ten to thirty times; what is packed more than this is nothing, many times over. */
const mostPacked = 200
const small = 4 * 1_048_576

/** The zip's own list of what it holds, by name; nothing is unpacked yet. */
export const listZip = (zip: Buffer): Map<string, Entry> => {
  // The end record stands last, before a comment of at most 65,535 bytes.
  const end = zip.lastIndexOf('PK\x05\x06', zip.length - 22, 'latin1')
  if (end < 0 || end < zip.length - 22 - 0xffff) throw new TableError('broken')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  // 0xffff and 0xffffffff stand for a zip64 that holds more than any list needs.
  if (count > maxEntries || at === 0xffffffff) throw new TableError('bomb')
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) throw new TableError('broken')
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    // Which of two twins is meant, no two programs agree on.
    if (entries.has(name)) throw new TableError('broken')
    entries.set(name, {
      name,
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

/** Refuses a zip whose list promises more than `limit` bytes, or more than so small a file can hold of anything. */
export const checkZip = (entries: ReadonlyMap<string, Entry>, limit: number) => {
  let sum = 0
  for (const { packed, unpacked, locked } of entries.values()) {
    if (locked) throw new TableError('password')
    sum += unpacked
    if (sum > limit || (unpacked > small && unpacked > packed * mostPacked)) throw new TableError('bomb')
  }
}

const packedBytes = (zip: Buffer, entry: Entry): Buffer => {
  if (entry.at + 30 > zip.length || zip.readUInt32LE(entry.at) !== 0x04034b50) throw new TableError('broken')
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28)
  if (start + entry.packed > zip.length) throw new TableError('broken')
  return zip.subarray(start, start + entry.packed)
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize: 262_144 })
  stream.end(packed)
  try {
    for await (const piece of stream) yield piece as Buffer
  } catch {
    throw new TableError('broken')
  }
}

async function* sliced(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 262_144) yield bytes.subarray(at, at + 262_144)
}

/** An entry's text, piece by piece. What comes out longer than the list promised is refused there. */
export async function* unpack(zip: Buffer, entry: Entry): AsyncGenerator<string> {
  if (entry.method !== 0 && entry.method !== 8) throw new TableError('broken')
  const decoder = new TextDecoder('utf-8')
  const packed = packedBytes(zip, entry)
  let bytes = 0
  for await (const piece of entry.method === 0 ? sliced(packed) : inflated(packed)) {
    bytes += piece.length
    if (bytes > entry.unpacked) throw new TableError('bomb')
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}
