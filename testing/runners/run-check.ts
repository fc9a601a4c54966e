import { generateClient } from '../../prisma/generate'
import { durationSince, runBeside, type Stage } from './stages'

// `npm run check`: format, lint, types and unused code at the same time. It shows every failure.

const typegen: Stage = { name: 'Types of the routes', command: ['npx', 'next', 'typegen'] }

const checks: Stage[] = [
  // TypeScript's errors are among those that it reports (.oxlintrc.json).
  { name: 'Lint and types', command: ['npx', 'oxlint', '.'] },
  // Files, exports and dependencies that nothing uses, and imports that no package.json lists.
  { name: 'Knip', command: ['npx', 'knip', '--no-progress'] },
  { name: 'Format', command: ['npx', 'oxfmt', '--check'] },
]

async function main(): Promise<void> {
  const begun = Date.now()
  await generateClient()
  // TypeScript needs them.
  const results = await runBeside([typegen])
  results.push(...(await runBeside(checks)))
  const isGood = results.every((result) => result.isGood)
  process.stdout.write(`\n${isGood ? 'All checks passed' : 'Checks FAILED'} in ${durationSince(begun)}\n`)
  process.exitCode = isGood ? 0 : 1
}

await main()
