import type { FastifyRequest } from 'fastify'
import { cleanText } from '../../kit/text/clean.ts'

const most = 200_000
/** Names of the fields that hold secrets, passwords of several words among them. */
const secret = /^(password|present|next|again|code|token|uri|spare)$/
export const isSecret = (name: string): boolean => secret.test(name)
/** Words of some length are worth keeping; choices and numbers are quickly made again. */
const isProse = ([name, value]: [string, string]) =>
  value.length >= 20 && /\s/.test(value.trim()) && !isSecret(name)

/**
 * What somebody wrote in a form that was refused before it was read – signed out, or the assignment ended meanwhile –
 * to be shown to them again, so that the work is not lost with the right to save it. Empty for anything else.
 */
export const readWritten = async (request: FastifyRequest): Promise<string> => {
  const { 'content-type': type = '', 'content-length': length } = request.headers
  if (!type.startsWith('application/x-www-form-urlencoded') || !(Number(length) <= most)) return ''
  if (request.raw.readableEnded || request.body !== undefined) return ''
  const parts: Buffer[] = []
  for await (const part of request.raw) parts.push(part as Buffer)
  const form = new URLSearchParams(Buffer.concat(parts).toString('utf8'))
  return [...form]
    .filter(isProse)
    .map(([, value]) => cleanText(value))
    .join('\n\n')
}

/** The page of this site that the form stood on. */
export const formPage = (request: FastifyRequest): string => {
  const { referer, host } = request.headers
  if (referer === undefined || !URL.canParse(referer)) return '/hem'
  const { host: from, pathname, search } = new URL(referer)
  return from === host ? `${pathname}${search}` : '/hem'
}
