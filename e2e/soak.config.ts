import { defineConfig } from '@playwright/test'
import shared from './playwright.config'

/** What `npm run test:soak` runs in a browser. It takes too long for every change. */
export default defineConfig({
  ...shared,
  testMatch: '*.soak.ts',
  reporter: 'list',
  projects: [{ name: 'soak' }],
})
