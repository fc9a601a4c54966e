import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Secrets } from './secrets'

const projectFolder = path.resolve(import.meta.dirname, '..')

/** A setting or a circumstance that its reader can mend: told without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}

export type Named = {
  /** What the environment and .env name; empty values count as absent. */
  values: Record<string, string>
  /** What the stage will start, because nobody names it. */
  starts: { postgres: boolean; mail: boolean; stripe: boolean; clock: boolean }
}

/** Names that say where the outside world is; a system of our own for tests ignores them. */
const addressNames = [
  'DATABASE_URL',
  'SMTP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
  'CLOCK_URL',
  'SITE_URL',
]

export type NamedOptions = { isSealed: boolean; file?: string }

/**
 * Reads what is named, .env included (a real variable wins).
 * @param options.isSealed for a system that must touch nothing of anybody's: no .env, and no address is taken over
 * @throws {StartError} where names contradict each other
 */
export function readNamed({ isSealed, file = path.join(projectFolder, '.env') }: NamedOptions): Named {
  if (!isSealed && existsSync(file)) process.loadEnvFile(file)
  const values = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        Boolean(entry[1]) && !(isSealed && addressNames.includes(entry[0])),
    ),
  )
  const isLive = /^(sk|rk)_live_/.test(values['STRIPE_SECRET_KEY'] ?? '')
  if (values['STRIPE_API_BASE'] !== undefined && values['STRIPE_SECRET_KEY'] === undefined) {
    throw new StartError(
      'STRIPE_API_BASE is named without STRIPE_SECRET_KEY. Name both, or neither for our sandbox.',
    )
  }
  return {
    values,
    starts: {
      postgres: values['DATABASE_URL'] === undefined,
      mail: values['SMTP_URL'] === undefined,
      stripe: values['STRIPE_SECRET_KEY'] === undefined,
      clock: values['CLOCK_URL'] === undefined && !isLive,
    },
  }
}

/** Where what the stage starts can be reached. */
export type Started = { databaseUrl?: string; smtpUrl?: string; stripeUrl?: string; clockUrl?: string }

/** Who the paper is, as the product says. */
export type Paper = { name: string; sender: { name: string; address: string } }

export type Completion = { started: Started; secrets: Secrets; paper: Paper; isDevelopment: boolean }

/** The whole environment of web and worker: what is named, and for the rest what was started and made. */
export function completeEnvironment({ values, starts }: Named, completion: Completion): NodeJS.ProcessEnv {
  const { started, secrets, paper, isDevelopment } = completion
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, ...ours } = secrets
  const stripe = { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API_BASE: started.stripeUrl }
  const port = values['PORT'] ?? '3000'
  return {
    ...ours,
    ...(starts.stripe ? stripe : {}),
    ...(starts.clock ? { CLOCK_URL: started.clockUrl } : {}),
    DATABASE_URL: started.databaseUrl,
    SMTP_URL: started.smtpUrl,
    // A PORT that is no number is one fault, not two.
    SITE_URL: /^\d{1,5}$/.test(port) ? `http://localhost:${port}` : 'http://localhost',
    MAIL_FROM: `${paper.sender.name} <${paper.sender.address}>`,
    // Only where every mail lands in the catcher: whoever reads that is who opens the desk.
    ...(starts.mail ? { FIRST_ADMIN_EMAIL: 'desk@example.org' } : {}),
    ...values,
    PORT: port,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: isDevelopment ? 'development' : 'production',
  }
}

const anyPaper: Paper = { name: 'Paper', sender: { name: 'Paper', address: 'paper@example.org' } }
const anyAddresses: Required<Started> = {
  databaseUrl: 'postgresql://127.0.0.1/to-come',
  smtpUrl: 'smtp://127.0.0.1',
  stripeUrl: 'http://127.0.0.1',
  clockUrl: 'http://127.0.0.1',
}

/**
 * Asks the product, in a process of its own, what it thinks of its settings before anything is started (what
 * will be filled in later is filled in with anything), and who it is: the stage knows none of this by itself.
 * @throws {StartError} with the product's words
 */
export async function askProduct(named: Named, secrets: Secrets): Promise<Paper> {
  const question = `
const [{ readSettings }, { publication }] = [await import('./lib/env.ts'), await import('./lib/publication.ts')]
try {
  readSettings(process.env)
  process.stdout.write(JSON.stringify({ name: publication.name, sender: publication.sender }))
} catch (error) {
  process.stderr.write(error.message)
  process.exitCode = 1
}`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', question], {
    cwd: projectFolder,
    env: completeEnvironment(named, {
      started: anyAddresses,
      secrets,
      paper: anyPaper,
      isDevelopment: false,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [answer, complaint] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  )
  if (code !== 0)
    throw new StartError(complaint.trim() || `The settings could not be read (exit code ${code}).`)
  return JSON.parse(answer) as Paper
}
