import type { TableLimits, TableProblem } from '../errors.ts'
import type { SheetLine } from './sheet.ts'

/** What the process that reads a workbook is told, and what it answers, line by line. */
export type Order = { key: string; iv: string; limits: TableLimits }
/** Which sheets are read, one after the other, and which hold rows that are not. */
export type Sheets = { read: string[]; left: { name: string; rows: number }[] }
export type Answer = { sheets: Sheets } | { lines: SheetLine[] } | { problem: TableProblem } | { ended: true }
