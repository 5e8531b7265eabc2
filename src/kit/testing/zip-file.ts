import { crc32, deflateRawSync } from 'node:zlib'

/** `claimed`: the unpacked size that the zip's own list promises, where it lies. */
export type Packed = { name: string; bytes: Buffer; deflated?: boolean; claimed?: number }

/** A zip file of just these entries, in this order, twins included. */
export const zipFile = (entries: readonly Packed[]): Buffer => {
  const parts: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, bytes, deflated = false, claimed = bytes.length } of entries) {
    const path = Buffer.from(name)
    const packed = deflated ? deflateRawSync(bytes, { level: 9 }) : bytes
    // Version, flags (UTF-8 name), method, time, date, CRC, both sizes, length of the name: the same in both places.
    const about = Buffer.alloc(24)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(0x0800, 2)
    about.writeUInt16LE(deflated ? 8 : 0, 4)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(claimed, 18)
    about.writeUInt16LE(path.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), about, Buffer.alloc(2), path, packed)
    const place = Buffer.alloc(16)
    place.writeUInt32LE(at, 12)
    list.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), about, place, path)
    at += 30 + path.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    list.reduce((sum, part) => sum + part.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, ...list, end])
}
