import { createDecipheriv } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { TableError } from '../errors.ts'
import type { Answer, Order } from './order.ts'
import { openWorkbook } from './parts.ts'
import { type SheetLine, sheetReader } from './sheet.ts'
import { chooseSheets, type Looked, lookedAt } from './sheets.ts'

/**
 * The program of the process that reads one workbook and ends: nothing that a file does to it reaches anybody else. Its
 * order comes on the standard input, the file as descriptor 3; lines go out as JSON, as fast as they are taken.
 */
const [input, file, batchSize] = [0, 3, 131_072]
const { key, iv, limits } = JSON.parse(readFileSync(input, 'utf8')) as Order

const say = async (answer: Answer) => {
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain')
}

const plain = () => {
  const decipher = createDecipheriv('aes-256-ctr', Buffer.from(key, 'hex'), Buffer.from(iv, 'hex'))
  return decipher.update(readFileSync(file))
}

const work = async () => {
  const workbook = await openWorkbook(plain(), limits)
  // Read twice: once to look at all of it and count, and then – nothing is handed over before – to give it.
  const looked: Looked[] = []
  for (const sheet of workbook.sheets) {
    const seen: Looked = { ...sheet, rows: 0, first: [] }
    let characters = 0
    const count = ({ cells }: SheetLine) => {
      seen.rows += 1
      if (seen.first.length < lookedAt) seen.first.push(cells)
      for (const cell of cells) characters += cell.length
      if (characters > limits.characters) throw new TableError('too_large')
    }
    await workbook.read(sheet.path, sheetReader(workbook, limits, count))
    looked.push(seen)
  }
  const { read, left } = chooseSheets(looked)
  await say({
    sheets: { read: read.map(({ name }) => name), left: left.map(({ name, rows }) => ({ name, rows })) },
  })
  let lines: SheetLine[] = []
  const give = async () => {
    const all = lines
    lines = []
    for (let at = 0; at < all.length; ) {
      const from = at
      for (let size = 0; at < all.length && size < batchSize; at++)
        for (const cell of all[at]?.cells ?? []) size += cell.length + 8
      await say({ lines: all.slice(from, at) })
    }
  }
  let above = 0
  for (const { path, skip } of read) {
    // Rows of later sheets are numbered on; the columns' names stand once.
    let last = 0
    let passed = 0
    const gather = sheetReader(workbook, limits, line => {
      last = line.line
      passed += 1
      if (passed > skip) lines.push({ line: above + line.line, cells: line.cells })
    })
    await workbook.read(path, gather, give)
    above += last
    if (above > limits.rows + 100) throw new TableError('too_many_rows')
  }
  await say({ ended: true })
}

await work().catch((error: unknown) => {
  if (!(error instanceof TableError)) process.exit(1)
  return say({ problem: error.problem })
})
