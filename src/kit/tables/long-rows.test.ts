import { expect, test } from 'vitest'
import { readTable } from './read.ts'

const start = 'Leverantör;Belopp\n'
const rows = 'Kafé AB;12\n'.repeat(8000)

/** How it ends, and after how many seconds; nobody else is answered meanwhile. `offered`: row by row, as ledgers are. */
const read = async (text: string, offered: boolean) => {
  const since = performance.now()
  let problem = 'none'
  try {
    const table = await readTable(Buffer.from(text))
    if (offered) table.offer?.(() => false)
    for await (const _ of table.rows);
  } catch (error) {
    problem = (error as { problem?: string }).problem ?? String(error)
  }
  return { problem, seconds: (performance.now() - since) / 1000 }
}

test.each([
  ['a row of separators alone', `${start}${';'.repeat(400_000)}`, 'too_many_columns'],
  ['the same in quotation marks', `${start}${'"";'.repeat(300_000)}`, 'too_many_columns'],
  ['the same as the first row', ';'.repeat(400_000), 'too_many_columns'],
  ['a cell of line breaks', `${start}${rows}"${'x\n'.repeat(400_000)}";1\n`, 'none'],
  ['a cell that is never closed', `${start}${rows}"${'x\n'.repeat(700_000)}`, 'open_quote'],
  ['a row that never ends', `${start}${rows}${'x'.repeat(25_000_000)}`, 'open_quote'],
])(
  '%s is read or refused in a moment, cut or offered',
  async (_, text, problem) => {
    for (const offered of [false, true]) {
      const ended = await read(text, offered)
      expect(ended.problem).toBe(problem)
      expect(ended.seconds).toBeLessThan(3)
    }
  },
  60_000,
)
