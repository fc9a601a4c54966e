import path from 'node:path'
import { generateClient } from '../../prisma/generate'
import { durationSince, runBeside, type Stage } from './stages'

// `npm run check`: format, lint, types and unused code at the same time. It shows every failure. Files that did not change are not
// checked again: the caches are in node_modules/.cache, and `npm ci` removes them.

const cache = path.join('node_modules', '.cache')

const typegen: Stage = { name: 'Types of the routes', command: ['npx', 'next', 'typegen'] }

const checks: Stage[] = [
  {
    name: 'ESLint',
    command: [
      ...['npx', 'eslint', '.', '--max-warnings', '0'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', path.join(cache, 'eslint')],
    ],
  },
  { name: 'TypeScript', command: ['npx', 'tsc', '--noEmit'] },
  // Files, exports and dependencies that nothing uses, and imports that no package.json lists.
  { name: 'Knip', command: ['npx', 'knip', '--no-progress'] },
  {
    name: 'Prettier',
    command: [
      ...['npx', 'prettier', '--check', '.'],
      ...['--cache', '--cache-strategy', 'content', '--cache-location', path.join(cache, 'prettier')],
    ],
  },
]

async function main(): Promise<void> {
  const begun = Date.now()
  await generateClient()
  // ESLint and TypeScript need them.
  const results = await runBeside([typegen])
  results.push(...(await runBeside(checks)))
  const isGood = results.every((result) => result.isGood)
  process.stdout.write(`\n${isGood ? 'All checks passed' : 'Checks FAILED'} in ${durationSince(begun)}\n`)
  process.exitCode = isGood ? 0 : 1
}

await main()
