import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { countsFileVariable, countsLine, messagesOf, readCounts } from './stripe/fidelity/counts'

// `npm test`: format, lint and types, then vitest, then the journeys in a browser; the last lines count what was said
// to and by the Stripe sandbox in all of them, and the tests.

const root = path.resolve(import.meta.dirname, '..')
const reports = path.join(root, 'test-results')
const vitestReport = path.join(reports, 'vitest.json')
const e2eReport = path.join(reports, 'e2e.json')
const messagesFile = path.join(reports, 'stripe-messages.jsonl')

type Counts = { passed: number; failed: number; skipped: number }

type Stage = { name: string; command: string[]; count: (isGood: boolean) => Promise<Counts> }

const stages: Stage[] = [
  {
    name: 'Format, lint and types',
    command: ['npm', 'run', '-s', 'check'],
    count: (isGood) => Promise.resolve({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 }),
  },
  {
    name: 'Unit and database tests',
    command: [
      'npx',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    count: async () => {
      const report = await readReport<VitestReport>(vitestReport)
      const skipped = report.numPendingTests + report.numTodoTests
      return { passed: report.numPassedTests, failed: report.numFailedTests, skipped }
    },
  },
  {
    name: 'Journeys in a browser',
    command: ['npm', 'run', '-s', 'e2e'],
    count: async () => {
      const { stats } = await readReport<PlaywrightReport>(e2eReport)
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
    },
  },
]

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Every stage runs, also after one has failed: one run tells all that is wrong. */
async function main(): Promise<void> {
  await rm(reports, { recursive: true, force: true })
  await mkdir(reports, { recursive: true })
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  let isGood = true
  for (const stage of stages) {
    process.stdout.write(`\n== ${stage.name}\n`)
    const isStageGood = (await run(stage.command)) === 0
    const counts = await countOf(stage, isStageGood)
    // A runner that fails without a failing test (a file that does not load, a server that does not start) counts as one.
    if (!isStageGood && counts.failed === 0) counts.failed = 1
    isGood &&= isStageGood
    for (const kind of ['passed', 'failed', 'skipped'] as const) total[kind] += counts[kind]
  }
  const messages = readCounts(messagesFile)
  if (messages.faults > 0 || messagesOf(messages) === 0) isGood = false
  process.exitCode = isGood && total.failed === 0 ? 0 : 1
  process.stdout.write(`\n${countsLine(messages)}\n`)
  process.stdout.write(`Totals: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
}

async function countOf(stage: Stage, isGood: boolean): Promise<Counts> {
  try {
    return await stage.count(isGood)
  } catch (error) {
    process.stdout.write(`${stage.name} left no report: ${String(error)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function run([command = '', ...given]: string[]): Promise<number> {
  const environment = {
    ...process.env,
    ...{ E2E_REPORT: e2eReport, [countsFileVariable]: messagesFile, FORCE_COLOR: '0' },
  }
  const child = spawn(command, given, { cwd: root, stdio: 'inherit', env: environment })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function readReport<Report>(file: string): Promise<Report> {
  return JSON.parse(await readFile(file, 'utf8')) as Report
}

await main()
