import type { FastifyReply } from 'fastify'
import type { Columns } from '../../kit/tables/cells.ts'
import { sendTable as send, type TableFormat } from '../../kit/tables/send.ts'
import { openColumns } from '../personal-numbers/exports.ts'

/** Answers with a whole list as a file, CSV or workbook, without personal numbers. */
export const sendTable = <Row>(
  reply: FastifyReply,
  list: { name: string; columns: Columns<Row>; rows: Iterable<Row> | AsyncIterable<Row> },
  format: TableFormat,
): Promise<FastifyReply> => send(reply, { ...list, columns: openColumns(list.columns) }, format)
