import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..', '..')

// For `npm run test:mutation`: only the tests beside the rules, which need neither a database nor a server.
export default defineConfig({
  resolve: { alias: { '@': root } },
  test: { root, include: ['lib/**/rules.test.ts', 'lib/**/*-rules.test.ts'] },
})
