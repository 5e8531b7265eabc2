import { reminder, stewardLetter } from './freshness/jobs.ts'
import { forgetList } from './imports/forget.ts'
import { registerImport } from './imports/jobs.ts'

/** What happens in the register behind the answers. */
export const directoryJobs = [registerImport, forgetList, reminder, stewardLetter]
