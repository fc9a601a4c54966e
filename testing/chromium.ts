import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

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

/** Chromium takes a minute for a page under `faketime` (`npm run test:clocks`), so it keeps the real clock. */
const { LD_PRELOAD: preloaded, ...environment } = process.env
const env = preloaded?.includes('faketime') === true ? environment : process.env

/** Turns off the browser's own network requests, because there may be no network. */
export const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  env,
  args: [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
}
