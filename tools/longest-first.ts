import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, as measured: they begin, so that none of them is left alone at the end while another core
 * has nothing to do. The others follow by size. The run prints its ten slowest; who is new among them belongs here.
 */
const longest = [
  'e2e/accessibility.test.ts',
  'src/testing/fuzz.test.ts',
  'e2e/killed.test.ts',
  'e2e/command-line.test.ts',
  'src/testing/tenancy.test.ts',
  'e2e/what-we-buy-anyway.test.ts',
  'src/domains/spending/ledger/jobs.test.ts',
  'src/core/organisations/last-administrator.test.ts',
  'src/testing/lists.test.ts',
  'src/domains/directory/imports/files.test.ts',
  'e2e/find-who-can-deliver.test.ts',
  'src/testing/imports-lost.test.ts',
  'src/testing/hostile-files.test.ts',
  'src/domains/directory/imports/jobs.test.ts',
  'src/domains/spending/ledger/quick.test.ts',
  'src/domains/directory/freshness/two-years.test.ts',
]

const rank = ({ moduleId }: TestSpecification) => {
  const at = longest.findIndex(file => moduleId.endsWith(file))
  return at < 0 ? longest.length : at
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
