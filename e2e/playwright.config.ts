import { defineConfig } from '@playwright/test'
import { launchOptions } from '../testing/chromium'
import { inRandomOrder } from './random-order'

const projects = [
  { name: 'with JavaScript', use: { javaScriptEnabled: true } },
  // Only what a form does differs without JavaScript; page text and headers do not.
  { name: 'without JavaScript', use: { javaScriptEnabled: false }, grep: /@noscript/ },
]
const order = process.env.E2E_ORDER

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Playwright empties it. The reports of other runners are beside it.
  outputDir: '../test-results/e2e',
  // Each worker has its own stack (world.ts); the tests of one file share it, one after the other.
  workers: 3,
  fullyParallel: false,
  retries: 0,
  // These limits end what hangs. A busy machine is slower, and must not fail.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '../test-results/e2e.json' }]],
  // A trace of each test costs a third of the run. Add `--trace retain-on-failure` to look for a fault.
  use: { browserName: 'chromium', launchOptions, locale: 'en-US', trace: 'off' },
  projects: order === undefined || order === '' ? projects : inRandomOrder(projects, Number(order)),
})
