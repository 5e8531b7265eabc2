import { expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'

const [secret, purpose, place] = ['the secret of a test', 'a purpose', 'a place']

test('what is sealed is read by whoever has the secret, for its purpose, in its place', () => {
  const sealed = seal(secret, purpose, place, Buffer.from('åäö'))
  expect(unseal(secret, purpose, place, sealed).toString()).toBe('åäö')
  for (const [s, p, at] of [
    ['another', purpose, place],
    [secret, 'another', place],
    [secret, purpose, 'another'],
  ] as const)
    expect(() => unseal(s, p, at, sealed)).toThrow()
})

test('what is changed, or cut anywhere, is not read: a short mark would be guessed', () => {
  for (const text of ['', 'text'])
    for (let end = 0; end < seal(secret, purpose, place, Buffer.from(text)).length; end++) {
      const sealed = seal(secret, purpose, place, Buffer.from(text))
      expect(() => unseal(secret, purpose, place, sealed.subarray(0, end)), `${end}`).toThrow()
      sealed[end] = (sealed[end] ?? 0) ^ 1
      expect(() => unseal(secret, purpose, place, sealed), `${end}`).toThrow()
    }
})
