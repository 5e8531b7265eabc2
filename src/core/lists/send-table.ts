import type { FastifyReply } from 'fastify'
import type { Columns } from '../../kit/tables/cells.ts'
import { csvStream } from '../../kit/tables/write-csv.ts'
import { jsonStream } from '../../kit/tables/write-json.ts'
import { xlsxBuffer } from '../../kit/tables/write-xlsx.ts'
import { openColumns } from '../personal-numbers/exports.ts'

export type TableFormat = 'csv' | 'xlsx' | 'json'

const types: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** "Avvisade rader" → both names of RFC 6266: plain for the oldest, the real one for all others. */
const disposition = (file: string) => {
  const plain = file
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file).replace(/['()*]/g, escape)}`
}

/** Answers with a whole list as a file, without personal numbers: CSV or JSON as it is read from `rows`, or a workbook. */
export const sendTable = async <Row>(
  reply: FastifyReply,
  list: { name: string; columns: Columns<Row>; rows: Iterable<Row> | AsyncIterable<Row> },
  format: TableFormat,
): Promise<FastifyReply> => {
  reply
    .type(types[format])
    .header('content-disposition', disposition(`${list.name}.${format}`))
    .header('cache-control', 'no-store')
  const columns = openColumns(list.columns)
  return reply.send(
    format === 'xlsx'
      ? await xlsxBuffer(list.name, columns, list.rows)
      : format === 'json'
        ? jsonStream(columns, list.rows)
        : csvStream(columns, list.rows),
  )
}
