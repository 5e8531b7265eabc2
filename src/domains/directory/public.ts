export { categories, categoryGroups, categoryName } from './categories.ts'
export { countRegister } from './counts.ts'
export {
  demoEnterprises as benchEnterprises,
  demoNumbers,
  demoOrgnr,
  loadDemoEnterprises,
} from './demo.ts'
export { runFreshness } from './freshness/jobs.ts'
export { freshnessOf } from './freshness/state.ts'
export { importEnterprisesFile } from './imports/file.ts'
export { forgetLists } from './imports/forget.ts'
export { importsLists, keepsRegister } from './policy.ts'
export { selectRegisterList } from './register/all.ts'
export { directoryRoutes } from './routes.ts'
export { refreshAllEntries } from './search/entries.ts'
export { interpret } from './search/interpret.ts'
export { searchStatement } from './search/queries.ts'
export { directoryWaiting } from './waiting.ts'
