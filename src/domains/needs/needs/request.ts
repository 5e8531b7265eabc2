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
