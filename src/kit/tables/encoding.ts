import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'windows-1252'

/** The byte order mark decides; without one, UTF-16 shows as every other byte being zero. */
const markOf = (head: Buffer): Encoding | undefined => {
  if (head.length >= 3 && head.readUIntBE(0, 3) === 0xefbbbf) return 'utf8'
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfffe) return 'utf16le'
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfeff) return 'utf16be'
  const zeros = [0, 0]
  const sample = head.subarray(0, 1000)
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 4 && even * 10 < odd) return 'utf16le'
  if (even > sample.length / 4 && odd * 10 < even) return 'utf16be'
  return undefined
}

/** Up to three bytes at the end of a piece may begin a character that the next piece ends. */
const isUtf8SoFar = (bytes: Buffer): boolean => {
  for (let cut = 0; cut <= 3; cut++)
    if (isUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut)))) return true
  return false
}

/**
 * Decodes a file piece by piece. While all is ASCII the encoding does not matter; the first piece with another
 * character decides between UTF-8 and Windows-1252 (which holds ISO-8859-1's letters).
 */
export async function* decoded(
  pieces: AsyncIterable<Buffer>,
  tell?: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  let decoder: ReturnType<typeof iconv.getDecoder> | undefined
  let first = true
  const choose = (encoding: Encoding) => {
    tell?.(encoding)
    return iconv.getDecoder(encoding, { stripBOM: true })
  }
  for await (const piece of pieces) {
    const mark = first ? markOf(piece) : undefined
    first = false
    if (mark !== undefined) decoder = choose(mark)
    if (decoder === undefined && isAscii(piece)) yield piece.toString('latin1')
    else {
      decoder ??= choose(isUtf8SoFar(piece) ? 'utf8' : 'windows-1252')
      yield decoder.write(piece)
    }
  }
  const rest = decoder?.end()
  if (rest) yield rest
}
