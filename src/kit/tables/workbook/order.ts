import type { TableLimits, TableProblem } from '../errors.ts'
import type { SheetLine } from './sheet.ts'

/** What the process that reads a workbook is told, and what it answers, line by line. */
export type Order = { key: string; iv: string; limits: TableLimits }
export type Answer = { lines: SheetLine[] } | { problem: TableProblem } | { ended: true }
