import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '../dev/ports'
import { startPostgres } from '../dev/postgres/postgres'
import { startTraceReceiver, type TraceReceiver } from '../testing/trace-receiver'
import { machine } from './machine'
import { makeImage } from './make-image'

// `npm run test:deploy`: carries out the Dockerfile in empty folders, migrates a new database with the result, starts
// web and worker, asks whether web is healthy, and receives traces of both. It also checks that the image holds no
// secret, and that nothing writes a file: the file system is read-only in deploy/.

const actionsKey = Buffer.alloc(32, 'image').toString('base64')
const token = 'a-token-that-no-trace-may-have'
/** How long to wait for the traces of both. */
const mostMs = 60_000
const place = mkdtempSync(path.join(tmpdir(), 'image-'))

try {
  const image = await makeImage(place, { ...machine, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey })
  refuseSecrets(image)
  const postgres = await startPostgres({ folder: path.join(place, 'postgres'), port: 0, isDurable: false })
  try {
    await useImage(image, postgres.url)
  } finally {
    await postgres.stop()
  }
  process.stdout.write('The image works.\n')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  rmSync(place, { recursive: true, force: true })
}

async function useImage(image: string, databaseUrl: string): Promise<void> {
  const port = await findFreePort(0)
  const collector = await startTraceReceiver()
  const environment = {
    ...machine,
    NODE_ENV: 'production' as const,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '200',
    ...settings(databaseUrl, port),
  }
  const start = (...args: string[]) =>
    spawn(process.execPath, args, {
      cwd: image,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  const code = await ended(start('--enable-source-maps', 'commands/run.js', 'migrate', 'deploy'))
  if (code !== 0) throw new Error(`The migrations ended with ${String(code)}.`)
  const before = listFiles(image)
  const [web, worker] = [start('build/web.js'), start('--max-semi-space-size=1', 'build/worker.js')]
  const gone = Promise.all([ended(web), ended(worker)])
  let codes: (number | null)[]
  try {
    for (const route of ['/api/health/live', '/api/health', '/', `/newsletter/confirm?token=${token}`]) {
      await waitForAnswer(`http://127.0.0.1:${port}${route}`, web)
    }
    await waitForTraces(collector, { web, worker })
  } finally {
    for (const child of [web, worker]) child.kill('SIGTERM')
    codes = await gone
    await collector.stop()
  }
  if (codes.some((each) => each !== 0)) throw new Error(`web and worker ended with ${codes.join(' and ')}.`)
  if (collector.text().includes(token)) throw new Error('The traces name an address with its token.')
  const written = [...listFiles(image)].filter((file) => !before.has(file))
  if (written.length > 0) throw new Error(`web or worker wrote files: ${written.join(', ')}`)
}

/** web and worker load OpenTelemetry's packages from those for production alone. */
async function waitForTraces(collector: TraceReceiver, senders: Record<string, ChildProcess>): Promise<void> {
  const wanted = ['GET /', 'GET /newsletter/confirm', 'job tick']
  const begun = performance.now()
  for (;;) {
    const names = new Set(collector.spans().map(({ name }) => name))
    if (wanted.every((name) => names.has(name))) return
    for (const [name, sender] of Object.entries(senders)) refuseEnded(name, sender)
    if (performance.now() - begun > mostMs)
      throw new Error(`The collector got only these spans: ${[...names].join(', ') || 'none'}.`)
    await pause(200)
  }
}

function refuseEnded(name: string, { exitCode, signalCode }: ChildProcess): void {
  if (exitCode !== null || signalCode !== null)
    throw new Error(`${name} ended with ${exitCode ?? signalCode}.`)
}

function settings(databaseUrl: string, port: number): Record<string, string> {
  return {
    SITE_URL: `http://127.0.0.1:${port}`,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'The Moscow Times <newsletter@example.org>',
    STRIPE_SECRET_KEY: 'sk_test_none',
    STRIPE_WEBHOOK_SECRET: 'whsec_none',
    APP_SECRET: 'a secret for this test that nobody else uses',
    NEXTAUTH_SECRET: 'another secret for this test, as long as needed',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
  }
}

async function waitForAnswer(url: string, web: ChildProcess): Promise<void> {
  for (;;) {
    refuseEnded('web', web)
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok === true) return
    if (response !== undefined) throw new Error(`${url} answered ${response.status}.`)
    await pause(200)
  }
}

function refuseSecrets(image: string): void {
  const names = filesIn(image).filter((file) => !file.startsWith('node_modules'))
  const holders = names.filter((file) => readFileSync(path.join(image, file)).includes(actionsKey))
  if (holders.length > 0) throw new Error(`The image holds the key of the forms: ${holders.join(', ')}`)
}

/** Names, each with the time of its last change. */
function listFiles(folder: string): Set<string> {
  return new Set(filesIn(folder).map((file) => `${file} ${statSync(path.join(folder, file)).mtimeMs}`))
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
}
