// `npm run test:mutation`. docs/testing.md says how to read the report.

export default {
  mutate: ['lib/**/rules.ts', 'lib/**/*-rules.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'testing/vitest/rules.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: false,
  // A mutant must not count as found because the machine is busy. Stryker ends most endless loops earlier by counting.
  timeoutMS: 30_000,
  // Stryker works on a copy of the project. This is what the rules and their tests import and read.
  ignorePatterns: [
    '*',
    '!lib/**/*',
    '!testing/vitest/rules.config.ts',
    '!docs/operations.md',
    '!package.json',
    '!tsconfig.json',
  ],
  tempDirName: '.sandbox/mutation',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { logTests: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  // Stryker suggests to leave out constants, such as tables and patterns: they are what the rules are about.
  warnings: { slow: false },
  thresholds: { high: 95, low: 90, break: 85 },
}
