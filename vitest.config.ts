import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = import.meta.dirname
// It needs a build and programs that a developer's machine may lack (`npm run test:soak -- machines`).
const onlySoak = process.env.SOAK === undefined ? ['testing/many-machines.db.test.ts'] : []
const exclude = [
  ...configDefaults.exclude,
  'e2e/**',
  '.next/**',
  '.sandbox/**',
  '.programs-*/**',
  ...onlySoak,
]

/** Half a minute and more on a quiet machine. The order of the others is vitest's own. */
const longFiles = [
  'worker/chaos.db.test.ts',
  'lib/donations/sync/soak.db.test.ts',
  'lib/donations/sync/ten-years.db.test.ts',
  'lib/editions/sending/batches/refusals.db.test.ts',
  'commands/import-subscribers.db.test.ts',
]

/** Starts the longest files first, so that the run does not end with one worker waiting for the last of them. */
class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longFiles.findIndex((file) => moduleId.endsWith(file))
      return place === -1 ? longFiles.length : place
    }
    // `toSorted` is stable: it changes nothing among the others.
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

// `unit` is pure or brings its own servers; every file of `db` gets a world of its own (testing/world.ts):
// a copy of a migrated database, mail, Stripe and a clock, with their addresses in the environment.
export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    root,
    // Twice as many as CI has cores: a good part of the time is waiting for servers, leases and locks.
    maxWorkers: 4,
    sequence: { sequencer: LongFilesFirst },
    // So that a hang ends; no test is told by them how long it may take, since a machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // A process for each file would cost more than its tests (testing/vitest/fresh-start.ts).
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.*'],
          globalSetup: [
            path.join('testing', 'vitest', 'client.ts'),
            path.join('testing', 'vitest', 'stripe-schema.ts'),
          ],
          setupFiles: [
            path.join('testing', 'vitest', 'fresh-start.ts'),
            path.join('testing', 'vitest', 'console.ts'),
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.{ts,tsx}'],
          exclude,
          globalSetup: [
            path.join('testing', 'vitest', 'client.ts'),
            path.join('testing', 'vitest', 'stripe-schema.ts'),
            path.join('testing', 'vitest', 'database.ts'),
            path.join('testing', 'vitest', 'programs.ts'),
          ],
          setupFiles: [
            path.join('testing', 'vitest', 'fresh-start.ts'),
            path.join('testing', 'vitest', 'console.ts'),
            path.join('testing', 'vitest', 'world.ts'),
          ],
        },
      },
    ],
  },
})
