import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { addressesFile, environmentFile, processesFile, readJson } from '../dev/folder'
import { findFreePort } from '../dev/ports'
import { step } from '../dev/progress'
import { cpuTime } from './measure/cpu-time'
import { median, type Bench, type Findings } from './measure/findings'
import { idleMemory } from './measure/process-memory'
import { buildIfStale } from './system'

const rounds = 5
/** Long enough for the first tick, and for what the start needed to be given back. */
const idleMs = 10_000
const projectFolder = path.resolve(import.meta.dirname, '..')

/**
 * From `npm start` to a healthy site, on a built folder and a database that was there before, beside `next start` alone
 * with the same pages. Both take turns within one run.
 */
export const start: Bench = {
  about: 'from npm start to a healthy site, beside Next alone, and the memory of the idle system',
  run: measure,
}

type Round = { readyMs: number; nextMs: number; memory: Memory; cpuMs: number | null }
type Memory = Record<'web' | 'worker' | 'starter', number | null>

async function measure(): Promise<Findings> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newspaper-start-'))
  try {
    await buildIfStale(folder)
    const found: Round[] = []
    // The first start makes the database, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const each = await step(`Round ${round} of ${rounds}`, () => timeRound(folder, round))
      if (round > 0) found.push(each)
    }
    return findingsOf(found)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timeRound(folder: string, round: number): Promise<Round> {
  const begun = performance.now()
  const port = await findFreePort(0)
  const system = startNode(['--enable-source-maps', path.join('dev', 'start.js')], {
    SANDBOX_DIR: folder,
    PORT: String(port),
  })
  try {
    await waitFor(system, () => readJson(addressesFile(folder)) !== undefined)
    const readyMs = performance.now() - begun
    const pids = readJson(processesFile(folder)) as Record<keyof Memory, number>
    const cpus = Object.values(pids).map(cpuTime)
    if (round > 0) await pause(idleMs)
    const memory = {
      web: idleMemory(pids.web),
      worker: idleMemory(pids.worker),
      starter: idleMemory(pids.starter),
    }
    const nextMs = await timeNext(readJson(environmentFile(folder)) as Record<string, string>)
    const cpuMs = cpus.includes(null) ? null : cpus.reduce<number>((sum, cpu) => sum + (cpu ?? 0), 0)
    return { readyMs, nextMs, memory, cpuMs }
  } finally {
    await stop(system)
  }
}

/** Until the same page answers as in waitUntilHealthy. */
async function timeNext(environment: Record<string, string>): Promise<number> {
  const port = String(await findFreePort(0))
  const begun = performance.now()
  const next = path.join('node_modules', 'next', 'dist', 'bin', 'next')
  const child = startNode([next, 'start', '--port', port], { ...environment, PORT: port })
  try {
    await waitFor(child, async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined)
      return answer?.ok ?? false
    })
    return performance.now() - begun
  } finally {
    await stop(child)
  }
}

function startNode(args: string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** @throws if the process ends first */
async function waitFor(child: ChildProcess, isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    if (child.exitCode !== null) throw new Error('It ended at its start; its output is above.')
    await pause(20)
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

function findingsOf(found: Round[]): Findings {
  const of = (figure: (round: Round) => number | null) => median(found.map((round) => figure(round) ?? NaN))
  const seconds = (ms: number) => ms / 1000
  const ready = seconds(of(({ readyMs }) => readyMs))
  const [web, worker] = [of(({ memory }) => memory.web), of(({ memory }) => memory.worker)]
  const row = (what: string, unit: string, value: number) => ({ what, unit, values: [value] })
  return {
    columns: [`median of ${rounds}`],
    rows: [
      row('npm start until the site is healthy', 's', ready),
      row('Next alone until the same page answers', 's', seconds(of(({ nextMs }) => nextMs))),
      row(
        'npm start beside Next alone (median of the rounds)',
        'times',
        of(({ readyMs, nextMs }) => readyMs / nextMs),
      ),
      row('processor time of starter, web and worker', 's', seconds(of(({ cpuMs }) => cpuMs))),
      row('idle memory of web', 'MB', web),
      row('idle memory of the worker', 'MB', worker),
      row(
        'idle memory of the starter',
        'MB',
        of(({ memory }) => memory.starter),
      ),
    ],
    limits: [
      { what: 'npm start until the site is healthy, in s', value: ready, atMost: 4 },
      { what: 'idle memory of web in MB', value: web, atMost: 180 },
      { what: 'idle memory of the worker in MB', value: worker, atMost: 110 },
    ],
  }
}
