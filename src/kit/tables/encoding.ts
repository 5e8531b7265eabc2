import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'windows-1252' | 'cp850' | 'macintosh'

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

/** å ä ö Å Ä Ö é in the code pages of old programs; in Windows-1252 the same bytes are signs that stand in no word. */
const letters = {
  'windows-1252': [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9],
  cp850: [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82],
  macintosh: [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e],
} as const
const isLetter = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

/** Of eight bits a character: the code page whose Swedish letters stand inside words most often. */
const eightBit = (bytes: Buffer): 'windows-1252' | 'cp850' | 'macintosh' => {
  const votes = { 'windows-1252': 0, cp850: 0, macintosh: 0 }
  for (const [i, byte] of bytes.entries()) {
    if (byte < 0x80 || !(isLetter(bytes[i - 1]) || isLetter(bytes[i + 1]))) continue
    for (const page of ['windows-1252', 'cp850', 'macintosh'] as const)
      if ((letters[page] as readonly number[]).includes(byte)) votes[page] += 1
  }
  if (votes.cp850 > votes.macintosh && votes.cp850 > votes['windows-1252']) return 'cp850'
  return votes.macintosh > votes['windows-1252'] ? 'macintosh' : 'windows-1252'
}

/**
 * Decodes a file piece by piece. While all is ASCII the encoding does not matter; the first piece with another
 * character decides between UTF-8 and eight bits a character: Windows-1252 (which holds ISO-8859-1's letters), or what
 * DOS and Macintosh programs write.
 */
export class Decoder {
  encoding: Encoding | 'ascii' = 'ascii'
  #decoder: ReturnType<typeof iconv.getDecoder> | undefined
  #begun = false

  #choose(encoding: Encoding) {
    this.encoding = encoding
    return iconv.getDecoder(encoding, { stripBOM: true })
  }

  /** `around`: what the encoding is told by, where the piece itself is short. */
  write(piece: Buffer, around = piece): string {
    const mark = this.#begun ? undefined : markOf(piece)
    this.#begun = true
    if (mark !== undefined) this.#decoder = this.#choose(mark)
    if (this.#decoder === undefined && isAscii(piece)) return piece.toString('latin1')
    this.#decoder ??= this.#choose(isUtf8SoFar(around) ? 'utf8' : eightBit(around))
    return this.#decoder.write(piece)
  }

  end(): string {
    return this.#decoder?.end() ?? ''
  }
}
