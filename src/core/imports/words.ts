import { type TableError, type TableLimits, tableLimits } from '../../kit/tables/errors.ts'
import { texts } from '../../kit/text/texts.ts'
import en from './texts/en.json' with { type: 'json' }
import sv from './texts/sv.json' with { type: 'json' }
import usualEn from './texts/usual.en.json' with { type: 'json' }
import usualSv from './texts/usual.sv.json' with { type: 'json' }

/** The words of reading files in, whatever is read. */
export const t = texts({ sv, en })

export type UsualWord = keyof typeof usualSv
/** The words of an importer: its own, and for the rest what is said of any list. */
export const importTexts = <K extends string>(own: { sv: Record<K, string>; en: Record<K, string> }) =>
  texts<K | UsualWord>({ sv: { ...usualSv, ...own.sv }, en: { ...usualEn, ...own.en } })

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
