export { spending } from './domain.ts'
export { importLedgerFile } from './ledger/file.ts'
export { readPeriod } from './ledger/schema.ts'
export { refreshSpend } from './spend/refresh.ts'
