import { AppError } from '../http/errors.ts'

/**
 * Why a file cannot be read as a table. Each has one sentence in the texts of whoever asked for the file:
 * `empty` no rows · `not_a_table` neither CSV nor XLSX · `old_excel` .xls or .ods · `web_page` HTML or a web archive, often
 * called .xls · `sie` accounts in SIE · `json` · `password` locked ·
 * `too_large`, `too_many_rows`, `too_many_columns` over the limit · `bomb` unpacks to far more than a list holds ·
 * `broken` cut off or damaged · `open_quote` a quotation mark is never closed · `busy` too many others are being read.
 */
export type TableProblem =
  | 'empty'
  | 'not_a_table'
  | 'old_excel'
  | 'web_page'
  | 'sie'
  | 'json'
  | 'password'
  | 'too_large'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'bomb'
  | 'broken'
  | 'open_quote'
  | 'busy'

const large: readonly TableProblem[] = ['too_large', 'too_many_rows', 'bomb']

export class TableError extends AppError {
  readonly problem: TableProblem
  constructor(problem: TableProblem) {
    super(
      problem === 'busy' ? 429 : large.includes(problem) ? 413 : 422,
      `table_${problem}`,
      `The file cannot be read as a table: ${problem}.`,
    )
    this.problem = problem
  }
}

export type TableLimits = {
  /** Bytes of the file as sent. */
  csvBytes: number
  xlsxBytes: number
  /** Bytes that an XLSX may hold unpacked. */
  unpackedBytes: number
  /** Characters that an XLSX's cells may hold together: one text can be named by a million cells. */
  characters: number
  rows: number
  columns: number
}

export const tableLimits: TableLimits = {
  csvBytes: 50 * 1_048_576,
  xlsxBytes: 20 * 1_048_576,
  unpackedBytes: 200 * 1_048_576,
  characters: 50_000_000,
  rows: 200_000,
  columns: 200,
}
