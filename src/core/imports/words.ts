import { type TableError, type TableLimits, tableLimits } from '../../kit/tables/errors.ts'
import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }

/** The words of reading files in, whatever is read. */
export const t = texts({ sv, en })

const megabytes = (bytes: number) => Math.floor(bytes / 1_048_576)

/** Why a file cannot be read, as a sentence; undefined: it is no such reason. */
export const problemText = (problem: string, limits: Partial<TableLimits>): string | undefined => {
  const { csvBytes, xlsxBytes, rows, columns } = { ...tableLimits, ...limits }
  const key = `problem_${problem}`
  return key in sv
    ? t(key as `problem_${TableError['problem']}`, {
        csv: megabytes(csvBytes),
        xlsx: megabytes(xlsxBytes),
        rows,
        columns,
      })
    : undefined
}
