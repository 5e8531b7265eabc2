import type { FastifyRequest } from 'fastify'
import { forbidden, signInFirst } from '../../kit/http/errors.ts'
import type { Seat, Viewer } from './viewer.ts'

type Asked = Pick<FastifyRequest, 'viewer'>

/** Whoever reads, signed in. */
export const readerOf = ({ viewer }: Asked): Viewer => {
  if (viewer === null) throw signInFirst()
  return viewer
}

/** The assignment that the reader acts in. The rule of the route lets nobody else in; where it forgot to, this does. */
export const seatOf = (request: Asked): Seat => {
  const { seat } = readerOf(request)
  if (seat === null) throw forbidden()
  return seat
}

/** The organisation that the reader acts in. */
export const tenantOf = (request: Asked): string => seatOf(request).tenantId

/** The query as it stands in the address, without the language and whatever else is not the page's own. */
export const queryOf = ({ url }: Pick<FastifyRequest, 'url'>, ...without: string[]): URLSearchParams => {
  const query = new URLSearchParams(url.split('?')[1])
  for (const name of ['lang', ...without]) query.delete(name)
  return query
}
