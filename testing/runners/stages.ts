import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'

// Shared by the commands that run other commands: `npm run check`, `npm test`, `npm run test:soak`.

const root = path.resolve(import.meta.dirname, '..', '..')

export type Counts = { passed: number; failed: number; skipped: number }

export type Stage = {
  name: string
  command: string[]
  /** Added to the environment of this process. */
  environment?: Record<string, string>
  /** Hides the product's own log, which has a line for each mail and each state. */
  isLogHidden?: boolean
  /** Reads the command's report. Without it, the command itself counts as one test. */
  count?: () => Promise<Counts>
}

export type StageResult = { isGood: boolean; counts: Counts }

/**
 * Runs them at the same time, each to its end even if another fails. The output of the first is shown as it comes; that
 * of the others follows when all have ended, so that outputs do not mix.
 */
export async function runBeside(stages: Stage[]): Promise<StageResult[]> {
  const running = stages.map((stage, index) => runStage(stage, { isShownAtOnce: index === 0 }))
  const results: StageResult[] = []
  for (const stage of running) {
    const { output, ...result } = await stage
    process.stdout.write(output)
    results.push(result)
  }
  return results
}

async function runStage(
  stage: Stage,
  { isShownAtOnce }: { isShownAtOnce: boolean },
): Promise<StageResult & { output: string }> {
  const begun = Date.now()
  let output = ''
  const show = (text: string) => {
    if (isShownAtOnce) process.stdout.write(text)
    else output += text
  }
  show(`\n== ${stage.name}\n`)
  const isGood = (await run(stage, show)) === 0
  const counts = await countOf(stage, { isGood, show })
  // A runner that fails without a failing test (a file that does not load, a server that does not start) counts as one.
  if (!isGood && counts.failed === 0) counts.failed = 1
  show(`${stage.name}: ${isGood ? 'passed' : 'FAILED'} in ${durationSince(begun)}\n`)
  return { isGood, counts, output }
}

type Report = { isGood: boolean; show: (text: string) => void }

async function countOf(stage: Stage, { isGood, show }: Report): Promise<Counts> {
  if (stage.count === undefined) return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 }
  try {
    return await stage.count()
  } catch (error) {
    show(`${stage.name} left no report: ${String(error)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function run(stage: Stage, show: (text: string) => void) {
  const {
    command: [program = '', ...given],
    environment,
    isLogHidden = false,
  } = stage
  const child = spawn(program, given, {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', ...environment },
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (!isLogHidden || !line.startsWith('{"at":')) show(`${line}\n`)
    })
  }
  return new Promise<number>((resolve) => {
    child.once('error', (error) => {
      show(`${program} could not be started: ${error.message}\n`)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

export function totalOf(results: StageResult[]): Counts {
  const sum = (kind: keyof Counts) => results.reduce((total, { counts }) => total + counts[kind], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The last line of a run, in the format that `.ci/run` expects. */
export function totalsLine({ passed, failed, skipped }: Counts): string {
  return `Totals: ${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** @param begun milliseconds, as from Date.now() @returns text such as "10 min 12 s" */
export function durationSince(begun: number): string {
  const seconds = Math.round((Date.now() - begun) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

/** @param file written by vitest's reporter `json` */
export async function countVitest(file: string): Promise<Counts> {
  const report = await readReport<VitestReport>(file)
  const skipped = report.numPendingTests + report.numTodoTests
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped }
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** @param file written by Playwright's reporter `json`; a test that passed only on a retry counts as failed */
export async function countPlaywright(file: string): Promise<Counts> {
  const { stats } = await readReport<PlaywrightReport>(file)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

async function readReport<Report>(file: string): Promise<Report> {
  return JSON.parse(await readFile(file, 'utf8')) as Report
}
