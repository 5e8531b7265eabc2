import type { InjectOptions } from 'fastify'
import { encoded } from './fuzz-values.ts'

export type Body = Required<Pick<InjectOptions, 'payload'>> & { type: string | undefined }

const form = 'application/x-www-form-urlencoded'
const edge = '----prov'

export const urlencoded = (fields: Record<string, string>): Body => ({
  type: form,
  payload: Object.entries(fields)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&'),
})

export const json = (value: unknown): Body => ({ type: 'application/json', payload: JSON.stringify(value) })

export type SentFile = { field: string; name: string; bytes: Buffer }

/** Fields first, as in our own forms, and then the file. */
export const multipart = (fields: Record<string, string>, file?: SentFile): Body => {
  const part = (head: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${edge}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n'),
    ])
  return {
    type: `multipart/form-data; boundary=${edge}`,
    payload: Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, Buffer.from(value))),
      ...(file ? [part(`name="${file.field}"; filename="${file.name}"`, file.bytes)] : []),
      Buffer.from(`--${edge}--\r\n`),
    ]),
  }
}

/** Bodies that no form of ours sends, around what one would send. */
export const brokenBodies = (fields: Record<string, string>, file?: SentFile): [string, Body][] => {
  const whole = multipart(fields, file)
  const bytes = whole.payload as Buffer
  const text = urlencoded(fields).payload as string
  const many = Array.from({ length: 2000 }, (_, i) => `f${i}=${i}`).join('&')
  return [
    ['no body', { type: undefined, payload: '' }],
    ['empty form', { type: form, payload: '' }],
    ['empty JSON', { type: 'application/json', payload: '' }],
    ['half JSON', { type: 'application/json', payload: '{"a":' }],
    ['JSON with __proto__', { type: 'application/json', payload: '{"__proto__":{"a":1}}' }],
    ['JSON null', json(null)],
    ['JSON list', json([1, 'a', null])],
    ['JSON text', json('a\0')],
    ['multipart whole', whole],
    ['multipart cut off', { ...whole, payload: bytes.subarray(0, Math.max(1, bytes.length - 20)) }],
    ['multipart of another boundary', { ...whole, type: 'multipart/form-data; boundary=andra' }],
    ['multipart without boundary', { ...whole, type: 'multipart/form-data' }],
    ['text', { type: 'text/plain', payload: text }],
    ['XML', { type: 'application/xml', payload: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///">]><a>&b;</a>' }],
    ['type that is none', { type: 'a; b; =c', payload: text }],
    [
      'bytes called a form',
      { type: form, payload: Buffer.from([0, 255, 254, 237, 160, 128, 61, 0, 38, 37]) },
    ],
    ['form of 2000 fields', { type: form, payload: `${text}&${many}` }],
    ['form that is too large', { type: form, payload: `${text}&a=${'b'.repeat(1_100_000)}` }],
  ]
}
