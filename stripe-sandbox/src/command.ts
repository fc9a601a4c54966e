import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createRunningClock } from './clock/running-clock'
import { startStripeServer, type StripeServer } from './server'

// `stripe-sandbox`: runs the sandbox alone until it is stopped.

const usage = `Usage: stripe-sandbox [options]
  --port <number>          the port on 127.0.0.1 (12111)
  --webhook <url>          gets the events; may be given several times
  --webhook-secret <text>  signs them (whsec_…; one is made and printed where this is left out)
  --state <file>           keeps everything, and how far the clock was moved; without it nothing is kept
  --merchant <name>        the name that buyers read (Stripe sandbox)`

type Options = {
  port: number
  webhooks: { url: string; secret: string }[]
  stateFile: string | undefined
  merchant: string
}

/** Starts it and prints its address. On failure the exit code is 1, and the reason is on stderr. */
export async function main(args: string[]): Promise<void> {
  try {
    const options = readOptions(args)
    if (options === null) return console.log(usage)
    const server = await start(options)
    for (const line of introduce(server.url, options)) console.log(line)
    stopOnSignal(server)
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

/** @returns null if help is asked for @throws with the mistake and the usage */
export function readOptions(args: string[]): Options | null {
  const { values } = parseOptions(args)
  if (values.help === true) return null
  const port = Number(values.port ?? 12_111)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port takes a number up to 65535.')
  const secret = values['webhook-secret'] ?? `whsec_${randomBytes(16).toString('hex')}`
  const webhooks = (values.webhook ?? []).map((url) => ({ url: webAddress(url), secret }))
  return { port, webhooks, stateFile: values.state, merchant: values.merchant ?? 'Stripe sandbox' }
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        webhook: { type: 'string', multiple: true },
        'webhook-secret': { type: 'string' },
        state: { type: 'string' },
        merchant: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${usage}`)
  }
}

function webAddress(given: string): string {
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given
  throw new Error(`--webhook takes an address that begins with http:// or https://, not "${given}".`)
}

/** The sandbox with its own clock, which its home page and its API can move. */
export async function start({ port, webhooks, stateFile, merchant }: Options): Promise<StripeServer> {
  const clock = createRunningClock(stateFile === undefined ? undefined : `${stateFile}.clock`)
  const server: StripeServer = await startStripeServer({
    port,
    merchant,
    webhooks,
    now: clock.now,
    moveClock: (to) => {
      clock.moveTo(to)
      return server.sandbox.clockMoved()
    },
    log: (line) => console.error(line),
    ...(stateFile === undefined ? {} : { stateFile }),
  })
  return server
}

function introduce(url: string, { webhooks, stateFile }: Options): string[] {
  return [
    `Stripe sandbox: ${url} (its page; no money moves)`,
    'Keys:           any that begins with sk_test_',
    ...webhooks.map((each) => `Webhook:        ${each.url}, signed with ${each.secret}`),
    `State:          ${stateFile ?? 'in memory; --state <file> keeps it'}`,
  ]
}

function stopOnSignal(server: StripeServer): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().catch((error: unknown) => {
        console.error(error)
        process.exitCode = 1
      })
    })
  }
}

function explain(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return 'That port is taken. Choose another with --port.'
  return error instanceof Error ? error.message : String(error)
}
