import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const databaseTests = ['packages/*/{src,test}/**/*.db.test.ts', 'faults/**/*.db.test.ts'];

/** Files that take longest: begun last, each would keep one lane busy while the other stands. */
const longest = [
  'faults/short.db',
  'faults/cluster.db',
  'start/start.db',
  'start/elsewhere.db',
  'day/day.db',
  'authorisation.db',
  'demo/seed.db',
  'e2e/story',
  'e2e/services',
  'e2e/family-birth',
  'e2e/portal',
  'e2e/helping',
  'e2e/signing',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.includes(`/${name}.`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((left, right) => place(left) - place(right));
  }
}

/**
 * `unit` needs nothing, `postgres` (`*.db.test.ts`) one embedded server for the run, `browser` (`e2e/`) the whole
 * application in a real browser, twice.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
          include: ['packages/*/{src,test}/**/*.test.ts', '{bench,scripts}/**/*.test.ts'],
          exclude: [...databaseTests, '**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'postgres',
          isolate: false,
          maxWorkers: '100%',
          include: databaseTests,
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          // As with the others; each file opens a browser of its own.
          isolate: false,
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
