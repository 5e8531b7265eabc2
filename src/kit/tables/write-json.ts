import { Readable } from 'node:stream'
import { type Columns, cellText } from './cells.ts'

/** A list as JSON, row by row: one array of objects, named as the columns are. */
export const jsonStream = <Row>(
  columns: Columns<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Readable => {
  const written = (row: Row) =>
    JSON.stringify(
      Object.fromEntries(
        columns.map(({ label, value }) => {
          const cell = value(row) ?? null
          const plain = cell === null || typeof cell === 'number' || typeof cell === 'boolean'
          return [label, plain ? cell : cellText(cell)]
        }),
      ),
    )
  async function* text() {
    let before = '[\n'
    for await (const row of rows) {
      yield before + written(row)
      before = ',\n'
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  }
  return Readable.from(text())
}
