import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const root = import.meta.dirname
const exclude = [...configDefaults.exclude, 'e2e/**', '.next/**', '.sandbox/**']

// `unit` is pure or brings its own servers; every file of `db` gets a world of its own (testing/world.ts):
// a copy of a migrated database, mail, Stripe and a clock, with their addresses in the environment.
export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    root,
    maxWorkers: 2,
    // So that a hang ends; no test is told by them how long it may take, since a machine may be busy.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
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
          setupFiles: [path.join('testing', 'vitest', 'console.ts')],
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
          ],
          setupFiles: [
            path.join('testing', 'vitest', 'console.ts'),
            path.join('testing', 'vitest', 'world.ts'),
          ],
        },
      },
    ],
  },
})
