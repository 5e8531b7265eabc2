import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'e2e/**/*.test.ts'],
    globalSetup: ['src/testing/database-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores: one file each; every file has a database of its own.
    maxWorkers: 2,
    forbidOnly: true,
  } as never,
})
