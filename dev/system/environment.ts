import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Secrets } from '../secrets'
import { projectFolder } from '../folder'

/** A wrong setting or circumstance that the user can fix. It is shown without a stack. */
export class StartError extends Error {
  override name = 'StartError'
}

export type Named = {
  /** What the environment and .env name; empty values count as absent. */
  values: Record<string, string>
  /** What the dev stack will start, because no setting names it. */
  starts: { postgres: boolean; mail: boolean; stripe: boolean; clock: boolean }
}

/** Settings with the addresses of outside services. A test system ignores them. */
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
 * Reads the settings, including .env (a real environment variable wins).
 * @param options.isSealed for an isolated system: it reads no .env, and takes over no address
 * @throws {StartError} if settings contradict each other
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

/** The addresses of what the dev stack starts. */
export type Started = { databaseUrl?: string; smtpUrl?: string; stripeUrl?: string; clockUrl?: string }

/** The publication's name, as the product returns it. */
export type Paper = { name: string; sender: { name: string; address: string } }

export type Completion = { started: Started; secrets: Secrets; paper: Paper; isDevelopment: boolean }

/** The whole environment of web and worker: the named settings, and for the rest what was started and made. */
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
    // A PORT that is not a number should be reported once, not twice.
    SITE_URL: /^\d{1,5}$/.test(port) ? `http://localhost:${port}` : 'http://localhost',
    MAIL_FROM: `${paper.sender.name} <${paper.sender.address}>`,
    // Only if every mail goes to the catcher, because the mail to this address opens the desk.
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
 * Asks the product, in a separate process, to check its settings before anything is started (placeholders stand in for
 * what will be filled in later), and to return its name. The dev stack itself knows neither.
 * @param options.isBuilt asks the build, which answers sooner
 * @throws {StartError} with the product's message
 */
export async function askProduct(
  named: Named,
  { secrets, isBuilt = false }: { secrets: Secrets; isBuilt?: boolean },
): Promise<Paper> {
  const source = ['--import', 'tsx', path.join('commands', 'check-settings.ts')]
  const args = isBuilt ? [path.join('build', 'check-settings.js')] : source
  const child = spawn(process.execPath, args, {
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
