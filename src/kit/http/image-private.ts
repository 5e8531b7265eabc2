import { type JpegPart, jpegParts } from './jpeg.ts'

/** The orientation that a camera noted (TIFF tag 0x0112, 1–8), if any: without it a telephone's picture lies on its side. */
const orientationOf = (exif: Buffer): number => {
  const tiff = exif.subarray(6)
  if (exif.subarray(0, 4).toString('latin1') !== 'Exif' || tiff.length < 14) return 1
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < u16(start) && i < 100; i++) {
    const entry = start + 2 + i * 12
    if (u16(entry) === 0x0112) return u16(entry + 8) || 1
  }
  return 1
}

/** An APP1 segment that says the orientation and nothing else. */
const orientationSegment = (orientation: number): Buffer => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** What a JPEG's picture is made of: tables, frames, scans, JFIF, the colour profile and Adobe's colour transform. */
const isPicture = (bytes: Buffer, { marker, start }: JpegPart): boolean => {
  const begins = (text: string) => bytes.toString('latin1', start + 4, start + 4 + text.length) === text
  if (marker === 0xe0) return begins('JFIF')
  if (marker === 0xe2) return begins('ICC_PROFILE')
  if (marker === 0xee) return begins('Adobe')
  return marker >= 0xc0 && marker <= 0xdd
}

const jpeg = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  for (const part of jpegParts(bytes)) {
    if (part.marker === 0xe1)
      orientation = Math.max(orientation, orientationOf(bytes.subarray(part.start + 4, part.end)))
    if (isPicture(bytes, part)) kept.push(bytes.subarray(part.start, part.end))
  }
  if (orientation > 1 && orientation <= 8) kept.splice(1, 0, orientationSegment(orientation))
  return Buffer.concat(kept)
}

const pngPicture = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sRGB sBIT cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT'.split(' '),
)

const png = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (pngPicture.has(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') break
    at = end
  }
  return Buffer.concat(kept)
}

const webpPicture = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

const webp = (bytes: Buffer): Buffer => {
  const kept: Buffer[] = []
  const last = Math.min(bytes.length, bytes.readUInt32LE(4) + 8)
  for (let at = 12; at + 8 <= last; ) {
    const kind = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (webpPicture.has(kind)) {
      const chunk = Buffer.from(bytes.subarray(at, end))
      // The header's flags no longer promise what is gone (bits 3 and 2).
      if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0b1100
      kept.push(chunk)
    }
    at = end
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from(bytes.subarray(0, 12))
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

/**
 * The picture without what the camera wrote beside it or behind it: where and when it was taken, by whom, with what – and
 * the second picture that telephones put behind the first, with a place and a time of its own.
 */
export const withoutPrivateData = (bytes: Buffer, type: string): Buffer =>
  type === 'image/jpeg'
    ? jpeg(bytes)
    : type === 'image/png'
      ? png(bytes)
      : type === 'image/webp'
        ? webp(bytes)
        : bytes
