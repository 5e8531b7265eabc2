import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tools/longest-first.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
    globalSetup: ['src/testing/database-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: a file waits for its database or its browser more than a third of its time. Every file has a database of its own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // The program is loaded once for each core, not once for each file: a third of the run. A file that leaves something
    // behind in a module would be seen by the next; what tests share is the database server alone.
    isolate: false,
    forbidOnly: true,
  } as never,
})
