import { StartError } from './system/environment'
import { sandboxFolder } from './folder'
import { say } from './progress'
import { Interrupted, System } from './system/system'
import { addressTable } from './system/table'

// `npm start` and `npm run dev`: a whole system. The environment names some parts, and the dev stack starts the rest.

const system = new System({
  folder: sandboxFolder(),
  isDevelopment: process.argv[2] === 'dev',
  isSealed: process.env['SANDBOX_SEALED'] === '1',
})
let stoppingSince: number | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void onSignal(signal))
// The terminal may be closed while we still stop processes.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  const addresses = await Promise.race([system.start(), system.failed])
  process.stdout.write(`\n${addressTable(addresses)}\n\nStop it with Ctrl-C.\n`)
  await system.failed
} catch (error) {
  if (!(error instanceof Interrupted) && stoppingSince === undefined) await giveUp(error)
}

async function onSignal(signal: NodeJS.Signals): Promise<void> {
  if (stoppingSince !== undefined) {
    // npm forwards the signal that the terminal has already sent, so the same Ctrl-C comes twice.
    if (Date.now() - stoppingSince < 1_000) return
    system.kill()
    process.exit(130)
  }
  stoppingSince = Date.now()
  say(`${signal}: stopping (once more to kill at once)`)
  await system.stop()
  say('Stopped.')
  process.exit(0)
}

async function giveUp(error: unknown): Promise<void> {
  stoppingSince = Date.now()
  process.stderr.write(`\n${explain(error)}\n`)
  await system.stop()
  process.exit(1)
}

/** Errors that the user can fix are shown without a stack. */
function explain(error: unknown): string {
  if (error instanceof StartError) return error.message
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk is full: make room and start again. (${error.message})`
  if (code === 'EACCES' || code === 'EROFS') return `This folder must be writable: ${error.message}`
  return error.message
}
