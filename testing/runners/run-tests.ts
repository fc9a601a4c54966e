import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import {
  countPlaywright,
  countVitest,
  durationSince,
  runBeside,
  totalOf,
  totalsLine,
  type Stage,
} from './stages'
import {
  countsFileVariable,
  countsLine,
  messagesOf,
  readCounts,
} from '../../stripe-sandbox/src/fidelity/counts'

// `npm test`: vitest with format, lint and type checks beside it, then the journeys in a browser. The last lines show
// how many messages the Stripe sandbox checked, how long the run took, and the number of tests.

const reports = path.resolve(import.meta.dirname, '..', '..', 'test-results')
const vitestReport = path.join(reports, 'vitest.json')
const e2eReport = path.join(reports, 'e2e.json')
const messagesFile = path.join(reports, 'stripe-messages.jsonl')
const environment = { [countsFileVariable]: messagesFile }

const vitest: Stage = {
  name: 'Unit and database tests',
  command: [
    ...['npx', 'vitest', 'run'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  ],
  environment,
  count: () => countVitest(vitestReport),
}

const check: Stage = { name: 'Format, lint and types', command: ['npm', 'run', '-s', 'check'] }

const e2e: Stage = {
  name: 'Journeys in a browser',
  command: ['npm', 'run', '-s', 'e2e'],
  environment: { ...environment, E2E_REPORT: e2eReport },
  count: () => countPlaywright(e2eReport),
}

/** Runs every stage, even after one has failed, so that one run shows everything that is wrong. */
async function main(): Promise<void> {
  const begun = Date.now()
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  // Tests often wait for servers and locks, which leaves a core free for the checks.
  const results = await runBeside([vitest, check])
  results.push(...(await runBeside([e2e])))
  const total = totalOf(results)
  const messages = readCounts(messagesFile)
  const isSound = messages.faults === 0 && messagesOf(messages) > 0
  process.exitCode = isSound && results.every(({ isGood }) => isGood) && total.failed === 0 ? 0 : 1
  process.stdout.write(`\n${countsLine(messages)}\n`)
  process.stdout.write(`All of it in ${durationSince(begun)}\n${totalsLine(total)}\n`)
}

await main()
