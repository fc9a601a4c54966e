import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

/** Playwright's own Chromium if it is installed, else the system's. The headless shell is twice as fast. */
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

/** Turns off the browser's own network requests, because there may be no network. */
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
  projects: [
    { name: 'with JavaScript', use: { javaScriptEnabled: true } },
    // Only what a form does differs without JavaScript; page text and headers do not.
    { name: 'without JavaScript', use: { javaScriptEnabled: false }, grep: /@noscript/ },
  ],
})
