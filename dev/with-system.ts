import { spawn, type ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  addressesFile,
  environmentFile,
  projectFolder,
  readJson,
  sandboxFolder,
  type Addresses,
} from './folder'
import { findFreePort } from './ports'

// `with-system [--or-named] -- <command…>`: runs a command with a healthy system, whose addresses are in the file that
// ADDRESSES_FILE names. It uses the system that runs in this folder, or starts one with fresh data and stops it
// afterwards. The command has the environment of web and worker. With --or-named it runs at once if the caller's
// environment names a database and a Stripe key, because it is then meant for that system, not for ours.

const end = process.argv.indexOf('--')
const flags = process.argv.slice(2, end)
const command = process.argv.slice(end + 1)
const folder = path.join(projectFolder, '.sandbox', 'test-run')
let isInterrupted = false
let passOn: (signal: NodeJS.Signals) => void = () => undefined

async function main(): Promise<number> {
  if (end === -1 || command.length === 0) {
    process.stderr.write('Usage: node --import tsx dev/with-system.ts -- <command> [arguments…]\n')
    return 2
  }
  if (isNamed()) return runCommand(null)
  const running = addressesFile(sandboxFolder())
  if (await isJoinable(running)) {
    process.stdout.write(`Joining the system that runs in ${path.dirname(running)}\n`)
    return runCommand(running)
  }
  return runBesideOwn()
}

async function runBesideOwn(): Promise<number> {
  const starter = await startOwn()
  try {
    return isInterrupted ? 130 : await runCommand(addressesFile(folder))
  } finally {
    await stop(starter)
  }
}

/** Healthy, and all of it our own: a test writes, and must not do so in a database that a user named. */
async function isJoinable(file: string): Promise<boolean> {
  const addresses = readJson(file) as Addresses | undefined
  if (addresses?.stripeUrl == null || addresses.inboxApiUrl === null || addresses.clockUrl === null)
    return false
  if (!new URL(addresses.databaseUrl).pathname.endsWith('/newspaper')) return false
  try {
    return (await fetch(`${addresses.site}/api/health`, { signal: AbortSignal.timeout(5_000) })).ok
  } catch {
    return false
  }
}

async function startOwn(): Promise<ChildProcess> {
  // Any port, not a preferred one: two runs at once must not reach for the same one while they build.
  const port = await findFreePort(0)
  const begun = Date.now()
  // Through child.js, so that the system ends with this process even if that is killed.
  const args = [path.join('dev', 'child.js'), path.join('dev', 'start.js')]
  const starter = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...process.env, SANDBOX_DIR: folder, SANDBOX_SEALED: '1', PORT: String(port) },
    // Progress goes to stderr, because the last line on stdout must be the command's.
    stdio: ['ignore', 2, 'inherit', 'ipc'],
    // The system does not end by itself; we stop it when the command is done.
    detached: true,
  })
  starter.on('error', (error) => process.stderr.write(`${error.message}\n`))
  // Left by a run that was killed.
  while (!isNewerThan(begun, addressesFile(folder))) {
    if (starter.exitCode !== null || starter.signalCode !== null || cannotSpawn(starter)) {
      throw new Error('The system could not be started; its output is above.')
    }
    if (isInterrupted) break
    await pause(100)
  }
  return starter
}

function cannotSpawn({ pid }: ChildProcess): boolean {
  return pid === undefined
}

function isNewerThan(instantMs: number, file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= instantMs
}

function isNamed(): boolean {
  const { DATABASE_URL, STRIPE_SECRET_KEY } = process.env
  return flags.includes('--or-named') && Boolean(DATABASE_URL && STRIPE_SECRET_KEY)
}

function environmentBeside(addresses: string | null): Record<string, string> {
  if (addresses === null) return {}
  const environment = readJson(environmentFile(path.dirname(addresses))) as Record<string, string> | undefined
  return { ...environment, ADDRESSES_FILE: addresses }
}

function runCommand(addresses: string | null): Promise<number> {
  const [program = '', ...args] = command
  const bin = path.join(projectFolder, 'node_modules', '.bin')
  const child = spawn(program, args, {
    cwd: projectFolder,
    env: {
      ...process.env,
      ...environmentBeside(addresses),
      PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
    },
    stdio: 'inherit',
  })
  passOn = (signal) => void child.kill(signal)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1))
  })
}

async function stop(starter: ChildProcess): Promise<void> {
  if (starter.exitCode !== null || starter.signalCode !== null) return
  const gone = new Promise((resolve) => starter.once('exit', resolve))
  starter.kill('SIGTERM')
  await gone
}

// The command ends first, then the system. The terminal sends Ctrl-C to both.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isInterrupted = true
    if (signal !== 'SIGINT') passOn(signal)
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
