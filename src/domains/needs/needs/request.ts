import type { FastifyRequest } from 'fastify'
import { forbidden } from '../../../kit/http/errors.ts'

/** The seat that the reader acts in: routes of needs let nobody else in. */
export const seatOf = ({ viewer }: Pick<FastifyRequest, 'viewer'>) => {
  if (!viewer?.seat) throw forbidden()
  return viewer.seat
}

/** The query as it stands in the address, without what is not the list's. */
export const queryOf = ({ url }: Pick<FastifyRequest, 'url'>): URLSearchParams => {
  const query = new URLSearchParams(url.split('?')[1])
  query.delete('lang')
  return query
}

/** The same list's next page. */
export const nextPage = (path: string, query: URLSearchParams, cursor: string | undefined) => {
  if (cursor === undefined) return undefined
  const next = new URLSearchParams(query)
  next.set('efter', cursor)
  return `${path}?${next}`
}
