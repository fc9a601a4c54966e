import { defineConfig } from '@playwright/test'
import shared from './playwright.config'

/** `npm run screenshots`: a picture of every page in every state, and what a reader could not read in it. */
export default defineConfig({
  ...shared,
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/screenshots',
  reporter: [['list'], ['./screenshots-verdict.ts']],
  use: { ...shared.use, trace: 'off' },
  projects: [{ name: 'pictures' }],
})
