import { createHash } from 'node:crypto'

/** Made for this register once; with it the same thing gets the same id in every installation and answer. */
const namespace = Buffer.from('5b7c1f0e6a7d4c0fa1c83e9d0f6b2a54', 'hex')

/**
 * HSDS wants a UUID for everything, also for what has no row of its own here (a phone, a category): UUID version 5
 * (RFC 9562) of what names it. An enterprise has one place: its location's id is its own, and a service at that
 * location has the service's – so that both can be asked for again.
 */
export const idOf = (...names: string[]): string => {
  const hash = createHash('sha1').update(namespace).update(names.join(' ')).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}
