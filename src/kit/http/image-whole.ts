import { crc32 } from 'node:zlib'
import { jpegMarkers, jpegParts } from './jpeg.ts'

/** Chunks that follow each other to the end, each with its checksum: size, image data, end. What stands behind is cut off later. */
const png = (bytes: Buffer): boolean => {
  const seen: string[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const size = bytes.readUInt32BE(at)
    const end = at + 12 + size
    if (end > bytes.length) return false
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return false
    if (name === 'IHDR' && (size !== 13 || bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12) === 0))
      return false
    seen.push(name)
    if (name === 'IEND') return seen[0] === 'IHDR' && seen.includes('IDAT')
    at = end
  }
  return false
}

/** A size, a scan of the picture's own data, and its end. */
const jpeg = (bytes: Buffer): boolean => {
  let sized = false
  let scanned = false
  for (const { marker, start, end } of jpegParts(bytes)) {
    // Start of frame, of any kind: height and width.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker) && end - start >= 9)
      sized = bytes.readUInt16BE(start + 5) > 0 && bytes.readUInt16BE(start + 7) > 0
    if (marker === jpegMarkers.scan) scanned = sized
    if (marker === jpegMarkers.end) return scanned
  }
  return false
}

/** A RIFF file as long as it says, with image data in it. */
const webp = (bytes: Buffer): boolean => {
  const said = bytes.readUInt32LE(4) + 8
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || said > bytes.length || said < 20) return false
  const seen: string[] = []
  let at = 12
  for (; at + 8 <= said; ) {
    seen.push(bytes.toString('latin1', at, at + 4))
    const size = bytes.readUInt32LE(at + 4)
    at += 8 + size + (size % 2)
  }
  return at <= said + 1 && seen.some(name => ['VP8 ', 'VP8L', 'ANMF'].includes(name))
}

/** Whether a file is the whole of what its first bytes promise: not cut off, not a page with a picture's beginning. */
export const isWholeImage = (bytes: Buffer, type: string): boolean =>
  type === 'image/png' ? png(bytes) : type === 'image/jpeg' ? jpeg(bytes) : webp(bytes)
