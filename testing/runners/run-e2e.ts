import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { generateClient } from '../../prisma/generate'
import { build, isBuildFresh } from '../../dev/build'
import { askProduct, readNamed, StartError } from '../../dev/system/environment'
import { memoryFolder } from '../memory-folder'
import { startPostgres } from '../../dev/postgres/postgres'
import { openLog, say, step } from '../../dev/progress'
import { keepSecrets } from '../../dev/secrets'
import {
  appendCounts,
  countsFileVariable,
  countsLine,
  messagesOf,
  readCounts,
} from '../../stripe-sandbox/src/fidelity/counts'
import { stripeSchema } from '../../stripe-sandbox/src/fidelity/stripe-schema'
import { makeTemplate, type TemplateDatabase } from '../template-database'
import type { TestBase } from '../stack'
import { serveTestStacks } from '../stacks'

// `run-e2e [arguments of "playwright test"…]`: journeys in a browser. There is one build, one PostgreSQL in memory and
// one migrated database; each Playwright worker gets its own stack on a copy of it (testing/stacks.ts).
// Every message to and from the Stripe sandboxes is checked against the SDK's types, and a mismatch fails the run.

const projectFolder = path.resolve(import.meta.dirname, '..', '..')
const folder = path.join(projectFolder, '.sandbox', 'e2e')
const messagesFile = path.join(folder, 'stripe-messages.jsonl')
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort())

async function main(): Promise<number> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await step('Database client', generateClient)
  const secrets = keepSecrets()
  const paper = await askProduct(readNamed({ isSealed: true }), { secrets })
  const postgresFolder = path.join(memoryFolder(), `newspaper-e2e-${process.pid}`)
  mkdirSync(postgresFolder, { recursive: true })
  const postgres = await step('PostgreSQL', () =>
    startPostgres({ folder: postgresFolder, port: 0, isDurable: false }),
  )
  try {
    const base: TestBase = { secrets, paper, schema: await stripeSchema(), messagesFile }
    const database = await step('Migrations', () => makeTemplate(postgres.url))
    await buildIfStale(base)
    return await runPlaywright(base, database)
  } finally {
    await postgres.stop()
    rmSync(postgresFolder, { recursive: true, force: true })
  }
}

async function buildIfStale({ secrets }: TestBase): Promise<void> {
  if (isBuildFresh(secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)) return say('The build is up to date')
  const log = path.join(folder, 'build.log')
  const environment = { ...process.env, ...secrets }
  await step(`Build (its words are in ${path.relative(projectFolder, log)})`, () =>
    build({ environment, signal: stopping.signal, write: openLog(log) }),
  )
}

async function runPlaywright(base: TestBase, database: TemplateDatabase): Promise<number> {
  const stacks = await serveTestStacks({ base, folder, database })
  let code: number
  try {
    code = stopping.signal.aborted ? 130 : await playwright(stacks.url)
  } finally {
    await step('Stopping', stacks.stop)
  }
  const counted = readCounts(messagesFile)
  const ofRun = process.env[countsFileVariable]
  if (ofRun !== undefined) appendCounts(ofRun, counted)
  process.stdout.write(`${countsLine(counted)}\n`)
  // A file that sends Stripe no messages is fine; a message that does not match the types is a fault.
  const isSound = existsSync(messagesFile) && counted.faults === 0
  if (messagesOf(counted) === 0) say('Nothing was said to or by the Stripe sandbox.')
  return code === 0 && !isSound ? 1 : code
}

/** Options of `npm run screenshots`, which Playwright does not know (e2e/screenshots.ts). */
const pictureModes: Record<string, string> = { '--russian': 'russian', '--pseudo': 'pseudo' }

function playwright(stacksUrl: string): Promise<number> {
  const mode = process.argv.find((word) => Object.hasOwn(pictureModes, word))
  const given = process.argv.slice(2).filter((word) => word !== mode)
  const pictures = mode === undefined ? {} : { PICTURES_OF: pictureModes[mode] }
  const config = given.includes('--config') ? [] : ['--config', path.join('e2e', 'playwright.config.ts')]
  const cli = path.join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js')
  const child = spawn(process.execPath, [cli, 'test', ...config, ...given], {
    cwd: projectFolder,
    env: { ...process.env, ...pictures, TEST_STACKS_URL: stacksUrl },
    stdio: 'inherit',
  })
  stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  const isPlain = error instanceof StartError
  process.stderr.write(
    `${isPlain || !(error instanceof Error) ? String(error) : (error.stack ?? error.message)}\n`,
  )
  process.exitCode = 1
}
// An open keep-alive connection must not keep this process running.
process.exit()
