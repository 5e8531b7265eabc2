/** A marker with its segment – of a scan, with the picture's own data behind it. */
export type JpegPart = { marker: number; start: number; end: number }

export const jpegMarkers = { scan: 0xda, end: 0xd9 }

/** Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
const endOfData = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

/** A JPEG's parts up to its end, and not a byte further; one that was cut off has no end among them. */
export function* jpegParts(bytes: Buffer): Generator<JpegPart> {
  for (let at = 2; at + 1 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === jpegMarkers.end) {
      yield { marker, start: at, end: at + 2 }
      return
    }
    if (at + 4 > bytes.length) return
    const segment = at + 2 + bytes.readUInt16BE(at + 2)
    const end = marker === jpegMarkers.scan ? endOfData(bytes, segment) : segment
    if (end > bytes.length || segment < at + 4) return
    yield { marker, start: at, end }
    at = end
  }
}
