import { forgetLedgerFile } from './ledger/forget.ts'
import { ledgerImport } from './ledger/jobs.ts'
import { needLetter } from './needs/fitting/jobs.ts'
import { forgetPlan } from './needs/plan/forget.ts'
import { spendSums } from './spend/jobs.ts'

export const procurementJobs = [ledgerImport, forgetLedgerFile, forgetPlan, spendSums, needLetter]
