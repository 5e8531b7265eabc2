import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { withoutPrivateData } from './image-private.ts'
import { imageType } from './image-type.ts'
import { isWholeImage } from './image-whole.ts'

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

test('a JPEG ends where its picture ends: what a telephone puts behind it – a second picture with place and time – goes', () => {
  const size = segment(0xc2, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
  const data = Buffer.from([7, 0xff, 0x00, 0xff, 0xd0, 8])
  const again = Buffer.concat([segment(0xc4, Buffer.from([1])), segment(0xda, Buffer.from([4])), data])
  const end = Buffer.from([0xff, 0xd9])
  const picture = Buffer.concat([soi, size, segment(0xda, Buffer.from([1])), data, again, end])
  const second = Buffer.concat([soi, segment(0xe1, exif(6)), size, scan])
  const multi = segment(0xe2, Buffer.concat([Buffer.from('MPF\0'), secret]))
  const between = segment(0xfe, secret)
  const sent = Buffer.concat([
    soi,
    multi,
    segment(0xe0, Buffer.concat([Buffer.from('JFXX\0'), secret])),
    Buffer.from([0xff]),
    ...[size, segment(0xda, Buffer.from([1])), data, between, again, end],
    // Behind the end even what would be part of a picture is not: it may say anything.
    ...[segment(0xc4, secret), second, secret],
  ])
  expect(isWholeImage(sent, 'image/jpeg')).toBe(true)
  expect(withoutPrivateData(sent, 'image/jpeg').equals(picture)).toBe(true)
  // Without its own end it is not whole, whatever else ends behind it.
  expect(isWholeImage(Buffer.concat([soi, size, segment(0xda, Buffer.from([1])), data]), 'image/jpeg')).toBe(
    false,
  )
})

test('a PNG and a WebP end where they say, and keep only what a picture is made of', () => {
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), body])
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const
    ends[0].writeUInt32BE(body.length)
    ends[1].writeUInt32BE(crc32(named))
    return Buffer.concat([ends[0], named, ends[1]])
  }
  const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  const [size, data, end] = [
    chunk('IHDR', Buffer.alloc(13, 1)),
    chunk('IDAT', Buffer.alloc(9)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  const png = Buffer.concat([head, size, chunk('caBX', secret), data, end, chunk('bKGD', secret), secret])
  expect(isWholeImage(png, 'image/png')).toBe(true)
  expect(withoutPrivateData(png, 'image/png').equals(Buffer.concat([head, size, data, end]))).toBe(true)
  const part = (kind: string, body: Buffer) => {
    const long = Buffer.alloc(4)
    long.writeUInt32LE(body.length)
    return Buffer.concat([Buffer.from(kind), long, body, Buffer.alloc(body.length % 2)])
  }
  const riff = (...parts: Buffer[]) => part('RIFF', Buffer.concat([Buffer.from('WEBP'), ...parts]))
  const picture = part('VP8 ', Buffer.alloc(6))
  const webp = Buffer.concat([riff(picture, part('GPSx', secret)), part('ALPH', secret)])
  expect(isWholeImage(webp, 'image/webp')).toBe(true)
  expect(withoutPrivateData(webp, 'image/webp').equals(riff(picture))).toBe(true)
})
