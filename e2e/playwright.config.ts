import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

/** Playwright's own Chromium where it is installed, else the system's: the one without a window is twice as fast. */
function findChromium(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined
  const system = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => existsSync(path))
  if (system !== undefined) return system
  throw new Error(
    'No Chromium found. Install one: "npx playwright install chromium", or on Debian "apt-get install chromium-headless-shell".',
  )
}

const executablePath = findChromium()
const isRoot = process.getuid?.() === 0

/** Nothing of the browser's own may look for a network that is not there. */
export const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Each worker has a system of its own (world.ts); the tests of one file share it, one after the other.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  // These end what hangs. A busy machine is slower, and must not be red.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: process.env.E2E_REPORT ?? '../test-results/e2e.json' }]],
  // A trace of each test costs a third of the run; add `--trace retain-on-failure` when you look for a fault.
  use: { browserName: 'chromium', launchOptions, locale: 'en-US', trace: 'off' },
  projects: [
    { name: 'with JavaScript', use: { javaScriptEnabled: true } },
    // What a form does without scripts differs; what a page says or a header holds does not.
    { name: 'without JavaScript', use: { javaScriptEnabled: false }, grep: /@noscript/ },
  ],
})
