import './spare-memory'
import { Logger, run } from 'graphile-worker'
import { bePatient, disconnect, pool } from '@/lib/db'
import { keepSending } from '@/lib/deliveries/keep-sending'
import { settings, SettingsError } from '@/lib/env'
import { log } from '@/lib/log'
import { hangUp } from '@/lib/mail/smtp'
import { crontab } from './schedule'
import { taskList } from './tasks'

const concurrency = 5

/** graphile-worker's own lines, in our shape; its chatter about single jobs is left out. */
const logger = new Logger(() => (level: string, message) => {
  if (level === 'error') log.error('worker.queue', message)
  else if (level === 'warning') log.warn('worker.queue', { message })
})

async function main(): Promise<void> {
  settings()
  bePatient()
  const runner = await run({ pgPool: pool(), taskList, crontab, concurrency, logger, noHandleSignals: true })
  await runner.addJob('tick', {}, { jobKey: 'tick' })
  // Beside the queue, not in it: an edition takes no slot from a mail that somebody waits for (docs/decisions/0016).
  const ending = new AbortController()
  const sending = keepSending({ signal: ending.signal })
  log.info('worker.started', { concurrency })

  const stop = () => {
    ending.abort()
    runner.stop().catch((error: unknown) => log.error('worker.stop', error))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  await Promise.all([runner.promise, sending])
  hangUp()
  await disconnect()
  log.info('worker.stopped')
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`)
  else log.error('worker.failed', error)
  process.exit(1)
})
