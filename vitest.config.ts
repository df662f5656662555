import { defineConfig } from 'vitest/config'

// What the server does without a database: once is enough.
const withoutDatabase = ['import', 'photo', 'start'].map((name) => `tests/server/${name}/**`)

// Each home of the data is a run of its own, so that none can be skipped unseen.
const home = (name: 'embedded' | 'server') => ({
  test: {
    name,
    include: ['tests/db/**/*.test.ts', 'tests/server/**/*.test.ts'],
    exclude: withoutDatabase,
    env: { TEST_HOME: name },
    globalSetup: 'tests/support/global-setup.ts',
    // One database a worker: opening an embedded one takes seconds.
    isolate: false,
    setupFiles: 'tests/support/each-file.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/*.test.ts',
            'tests/geodata/**/*.test.ts',
            'tests/web/**/*.test.ts',
            ...withoutDatabase.map((folder) => `${folder}/*.test.ts`),
          ],
          testTimeout: 30_000,
        },
      },
      home('embedded'),
      home('server'),
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/global-setup.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
