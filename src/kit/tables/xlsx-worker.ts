import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { TableError } from './errors.ts'

const require = createRequire(import.meta.url)

/**
 * Runs in a thread of its own: a large workbook neither keeps other readers waiting nor takes the process's memory
 * with it. Plain script, since a thread knows nothing of how this file was built.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { default: readXlsxFile } = require(workerData.reader)
const number = n => Number.isInteger(n) ? BigInt(n).toString() : String(Number(n.toPrecision(15)))
const text = cell =>
  cell === null || cell === undefined ? ''
  : cell instanceof Date ? (isNaN(cell) ? '' : cell.toISOString().replace(/T00:00:00.000Z$/, '').replace(/:\\d\\d\\.\\d+Z$/, ''))
  : typeof cell === 'number' ? number(cell)
  : String(cell)
const line = (row, i) => {
  let end = row.length
  while (end > 0 && (row[end - 1] === null || row[end - 1] === '')) end--
  return end === 0 ? [] : [{ line: i + 1, cells: row.slice(0, end).map(text) }]
}
readXlsxFile(Buffer.from(workerData.zip), { trim: false }).then(
  sheets => parentPort.postMessage({ sheets: sheets.map(sheet => sheet.data.flatMap(line)) }),
  () => parentPort.postMessage({ sheets: null }),
)`

export type SheetLine = { line: number; cells: string[] }

const patience = 60_000

/** The lines of every sheet of a workbook that was checked before (zip.ts). */
export const readSheets = (zip: Buffer): Promise<SheetLine[][]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      eval: true,
      workerData: { zip, reader: require.resolve('read-excel-file/node') },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
      void worker.terminate()
    }
    const timer = setTimeout(() => end(() => reject(new TableError('too_large'))), patience)
    worker.once('message', ({ sheets }: { sheets: SheetLine[][] | null }) =>
      end(() => (sheets === null ? reject(new TableError('broken')) : resolve(sheets))),
    )
    // Out of its memory: the sheet holds more cells than any list has.
    worker.once('error', () => end(() => reject(new TableError('too_large'))))
  })
