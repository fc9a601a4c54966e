import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { addressesFile, readJson, type Addresses } from '../dev/folder'
import { isAlive } from '../dev/processes/is-alive'
import { findFreePort } from '../dev/ports'
import { step } from '../dev/progress'
import { machine } from './machine'

// `npm run test:start`: does what a newcomer does. It clones HEAD into an empty folder, runs `npm ci` and `npm start`
// there, opens the pages and the inbox, presses Ctrl-C, and checks that no process is left. What is not committed is not
// tested.

const root = path.resolve(import.meta.dirname, '..')
const place = mkdtempSync(path.join(tmpdir(), 'start-'))
const clone = path.join(place, 'clone')
const faults: string[] = []
const begun = Date.now()
/** How long the system may take to stop. */
const mostMs = 60_000

try {
  await step('git clone', () => run('git', ['clone', '--quiet', root, clone], root))
  await step('npm ci', () => run('npm', ['ci', '--no-audit', '--no-fund'], clone))
  await useSystem()
} catch (error) {
  faults.push(error instanceof Error ? error.message : String(error))
} finally {
  await step('Removing the clone', () => rm(place, { recursive: true, force: true }))
}
for (const fault of faults) process.stderr.write(`${fault}\n`)
const seconds = Math.round((Date.now() - begun) / 1000)
process.stdout.write(
  faults.length === 0 ? `npm start works (${seconds} s).\n` : `npm start FAILED (${seconds} s).\n`,
)
process.exitCode = faults.length === 0 ? 0 : 1

async function useSystem(): Promise<void> {
  const output: string[] = []
  const port = await findFreePort(0)
  // In a process group of its own, which is what a terminal sends Ctrl-C to.
  const system = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...machine, PORT: String(port) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [system.stdout, system.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  // Not `close`: a process that is left would keep the output open.
  const ended = once(system, 'exit')
  let pids: number[] = []
  try {
    const addresses = await step('npm start, with the build', () => waitUntilReady(system, output))
    await step('Pages and inbox', () => openPages(addresses))
    pids = descendantsOf(system.pid ?? 0)
    await step(`Ctrl-C, with ${pids.length} processes`, async () => {
      process.kill(-(system.pid ?? 0), 'SIGINT')
      await Promise.race([ended, pause(mostMs, undefined, { ref: false })])
    })
    if (isRunning(system)) faults.push(`npm start did not end within ${mostMs / 1000} s of Ctrl-C.`)
    // npm passes the signal on, and then ends by it too.
    else if (system.exitCode !== 0 && system.signalCode !== 'SIGINT')
      faults.push(`npm start ended with ${system.exitCode ?? system.signalCode}.`)
    const left = pids.filter(isAlive)
    if (left.length > 0) faults.push(`Processes are left: ${left.join(', ')}`)
    faults.push(...errorsIn(output.join('')), ...['web', 'worker'].flatMap((name) => errorsOf(name)))
  } finally {
    if (isRunning(system)) pids = descendantsOf(system.pid ?? 0)
    for (const pid of pids.filter(isAlive)) process.kill(pid, 'SIGKILL')
  }
}

async function waitUntilReady(system: ChildProcess, output: string[]): Promise<Addresses> {
  for (;;) {
    const addresses = readJson(addressesFile(path.join(clone, '.sandbox')))
    if (addresses !== undefined && output.join('').includes('Stop it with Ctrl-C'))
      return addresses as Addresses
    if (!isRunning(system)) throw new Error(`npm start ended at once:\n${output.join('')}`)
    await pause(100)
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

async function openPages({ site, inboxUrl }: Addresses): Promise<void> {
  const front = await open(`${site}/`)
  const article = /href="(\/articles\/[^"/]+)"/.exec(front)?.[1]
  if (article === undefined) faults.push('The front page links to no article.')
  for (const page of [article ?? '/', '/newsletter', '/donate', '/ru']) await open(`${site}${page}`)
  await open(inboxUrl ?? `${site}/no-inbox`)
}

async function open(url: string): Promise<string> {
  const begun = performance.now()
  // As a browser does: the inbox shows its page to nobody else.
  const answer = await fetch(url, { headers: { accept: 'text/html' } })
  const text = await answer.text()
  const ms = Math.round(performance.now() - begun)
  process.stdout.write(
    `  ${answer.status}  ${String(ms).padStart(5)} ms  ${text.length} characters  ${url}\n`,
  )
  if (answer.status !== 200) faults.push(`${url} was answered ${answer.status}.`)
  return text
}

/** The process and all below it, by their ids, also those in other process groups. */
function descendantsOf(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number))
  const found = [pid]
  for (const parent of found) found.push(...pairs.flatMap(([id, of]) => (of === parent ? [id ?? 0] : [])))
  return found
}

function errorsOf(name: string): string[] {
  return errorsIn(readFileSync(path.join(clone, '.sandbox', `${name}.log`), 'utf8')).map(
    (line) => `${name}.log: ${line}`,
  )
}

function errorsIn(text: string): string[] {
  return text.split('\n').filter((line) => /"level":"error"|\berror\b/i.test(line))
}

/** @throws with the end of its output */
function run(program: string, args: string[], cwd: string): Promise<void> {
  const child = spawn(program, args, { cwd, env: machine, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-4_000)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ${args[0]} ended with ${String(code)}:\n${said}`))
    })
  })
}
