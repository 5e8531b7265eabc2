import { createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie as better-auth writes it: the session's token and its signature. */
export type SessionCookie = { name: string; secret: string }

const signature = (token: string, secret: string) =>
  createHmac('sha256', secret).update(token).digest('base64')

export const signToken = (token: string, secret: string): string => `${token}.${signature(token, secret)}`

/** The token of a cookie's value, if the signature is ours. */
export const readToken = (value: string | undefined, secret: string): string | undefined => {
  if (value === undefined) return undefined
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const right = Buffer.from(signature(token, secret))
  return given.length === right.length && timingSafeEqual(given, right) ? token : undefined
}
