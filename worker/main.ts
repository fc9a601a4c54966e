import './small-code'
import { freeMemoryOfStart } from '@/lib/v8-flags'
import { listenForReturnedMail, type ReturnedMailListener } from '@/lib/bounces/listen-for-returned-mail'
import { CertificateError } from '@/lib/bounces/read-certificate'
import { bePatient, disconnect } from '@/lib/db'
import { runSender } from '@/lib/editions/sending/sender/run-sender'
import { currentTime } from '@/lib/clock'
import { settings, SettingsError } from '@/lib/env'
import { warnOfExampleLegal } from '@/lib/legal'
import { captureConsole, log } from '@/lib/log'
import { hangUp } from '@/lib/mail/smtp'
import { readDatabaseFigures } from '@/lib/metrics/database-figures'
import { serveMetrics } from '@/lib/metrics/serve-metrics'
import { tracing } from '@/lib/tracing'
import { runQueues, slots } from './run-queues'

async function main(): Promise<void> {
  const { WORKER_METRICS_PORT, OTEL_EXPORTER_OTLP_ENDPOINT } = settings()
  bePatient()
  captureConsole('worker.console')
  if (OTEL_EXPORTER_OTLP_ENDPOINT !== undefined)
    (await import('@/lib/metrics/send-traces')).sendTraces('worker')
  const listener = await openListener()
  const queues = await runQueues()
  await queues.addTick()
  // Runs outside the queue, so that an edition takes no slot from a mail that a reader waits for (docs/decisions/0016).
  const ending = new AbortController()
  const sending = runSender({ signal: ending.signal })
  log.info('worker.started', slots)
  warnOfExampleLegal()
  if (WORKER_METRICS_PORT !== undefined)
    serveMetrics(WORKER_METRICS_PORT, async () => readDatabaseFigures(await currentTime()))
  freeMemoryOfStart()

  let listenerClosed: Promise<void> | undefined
  const stop = () => {
    ending.abort()
    listenerClosed = listener?.stop().catch((error: unknown) => log.error('worker.stop_failed', error))
    queues.stop().catch((error: unknown) => log.error('worker.stop_failed', error))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  await Promise.all([queues.ended, sending])
  // A returned mail that arrives now still needs the database.
  await listenerClosed
  hangUp()
  await disconnect()
  await tracing()?.stop()
  log.info('worker.stopped')
  // A request to a collector that is away would keep the process for seconds more.
  process.exit(0)
}

async function openListener(): Promise<ReturnedMailListener | null> {
  try {
    return await listenForReturnedMail()
  } catch (error) {
    if (error instanceof CertificateError) throw new SettingsError(error.message)
    const { code, message } = error as NodeJS.ErrnoException
    throw new SettingsError(
      code === 'EADDRINUSE'
        ? 'The port in RETURN_PATH_PORT is taken. Free it, or name another.'
        : `The port in RETURN_PATH_PORT cannot be opened: ${code ?? message}. A port below 1024 needs a right of its own.`,
    )
  }
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`)
  else log.error('worker.failed', error)
  process.exit(1)
})
