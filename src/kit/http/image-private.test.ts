import { expect, test } from 'vitest'
import { withoutPrivateData } from './image-private.ts'
import { imageType } from './image-type.ts'

const secret = Buffer.from('GPS 61.3N 17.0E')
const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const exif = (orientation: number) => {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, secret])
}
const scan = Buffer.concat([segment(0xda, Buffer.from([1, 2, 3])), Buffer.from([9, 9, 0xff, 0xd9])])
const soi = Buffer.from([0xff, 0xd8])

test('a JPEG keeps its picture, its profile and its orientation, and nothing of where it was taken', () => {
  const profile = segment(0xe2, Buffer.from('ICC_PROFILE'))
  const made = withoutPrivateData(
    Buffer.concat([soi, segment(0xe1, exif(6)), profile, segment(0xfe, secret), scan]),
    'image/jpeg',
  )
  expect(made.includes(secret)).toBe(false)
  expect(made.includes(profile)).toBe(true)
  expect(made.subarray(-scan.length).equals(scan)).toBe(true)
  expect(made.readUInt16BE(2 + 4 + 6 + 18)).toBe(6)
  expect(imageType(made)).toBe('image/jpeg')
  const upright = withoutPrivateData(Buffer.concat([soi, segment(0xe1, exif(1)), scan]), 'image/jpeg')
  expect(upright.equals(Buffer.concat([soi, scan]))).toBe(true)
})

test('a PNG and a WebP lose their texts', () => {
  const chunk = (kind: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(body.length)
    return Buffer.concat([size, Buffer.from(kind), body, Buffer.alloc(4)])
  }
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.alloc(13)),
    chunk('tEXt', secret),
    chunk('IEND', Buffer.alloc(0)),
  ])
  expect(withoutPrivateData(png, 'image/png').includes(secret)).toBe(false)
  const part = (kind: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(kind), size, body, Buffer.alloc(body.length % 2)])
  }
  const body = Buffer.concat([
    part('VP8X', Buffer.from([0b1000, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    part('VP8 ', Buffer.alloc(4)),
    part('EXIF', secret),
  ])
  const webp = Buffer.concat([part('RIFF', Buffer.concat([Buffer.from('WEBP'), body]))])
  const made = withoutPrivateData(webp, 'image/webp')
  expect(made.includes(secret)).toBe(false)
  expect(made.readUInt32LE(4)).toBe(made.length - 8)
  expect(made[20]).toBe(0)
})
