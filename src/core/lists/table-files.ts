import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Columns } from '../../kit/tables/cells.ts'
import type { Access } from '../web/access.ts'
import { sendTable } from './send-table.ts'

/** The files of a page that is no list of the database: rows as its domain makes them. */
export const tableFiles = <Row, Params = unknown>(
  app: FastifyInstance,
  path: string,
  access: Access,
  make: (
    request: FastifyRequest<{ Params: Params }>,
  ) => Promise<{ name: string; columns: Columns<Row>; rows: readonly Row[] }>,
) => {
  for (const format of ['csv', 'xlsx'] as const)
    app.get<{ Params: Params }>(`${path}.${format}`, { config: { access } }, async (request, reply) =>
      sendTable(reply, await make(request), format),
    )
}
