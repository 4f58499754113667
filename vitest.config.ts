import { defineConfig } from 'vitest/config';

const databaseTests = 'packages/*/{src,test}/**/*.db.test.ts';

/**
 * `unit` needs nothing, `postgres` (`*.db.test.ts`) one embedded server for the run, `browser` (`e2e/`) the whole
 * application in a real browser, twice.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Files share what they import: reading it anew for each cost as much as the tests.
          isolate: false,
          // Vitest would leave one core unused, which on two cores is half of them.
          maxWorkers: '100%',
          // A busy machine is no failure; what hangs still ends.
          testTimeout: 30_000,
          include: ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [databaseTests, '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'postgres',
          isolate: false,
          maxWorkers: '100%',
          include: [databaseTests],
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/support/product.ts'],
          exclude: ['**/node_modules/**'],
          // As many as there are products (`e2e/support/product.ts`).
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
