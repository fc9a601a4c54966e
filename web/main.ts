import { freeMemoryOfStart } from '@/lib/v8-flags'
import type { Server } from 'node:http'
import next from 'next'
import { disconnect } from '@/lib/db'
import { settings, SettingsError } from '@/lib/env'
import { warnOfExampleLegal } from '@/lib/legal'
import { captureConsole, log } from '@/lib/log'
import { addGauge } from '@/lib/metrics/metrics'
import { serveMetrics } from '@/lib/metrics/serve-metrics'
import { tracing } from '@/lib/tracing'
import { pendingMigrations } from '@/prisma/engine'
import { answerRequests } from './answer-requests'
import { openServer } from './open-server'
import { servePages, type PageServer } from './page-cache/serve-pages'
import { preparePages } from './pages/prepare-page'
import { traceRequests } from './trace-requests'

let isStopping = false

async function main(): Promise<void> {
  const ours = settings()
  await refuseOldDatabase(ours.DATABASE_URL)

  if (ours.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined)
    (await import('@/lib/metrics/send-traces')).sendTraces('web')
  const isDevelopment = ours.NODE_ENV === 'development'
  const server = openServer()
  // In production Next's own messages go into our log. In development people read them in the terminal.
  if (!isDevelopment) captureConsole('web.console')
  const app = next({ dev: isDevelopment, httpServer: server, port: ours.PORT })
  await app.prepare()
  const handle = preparePages(app.getRequestHandler())
  // In development each page is rendered anew, so that a change of the code shows at once.
  const pages = isDevelopment || ours.PAGE_CACHE_MB === 0 ? null : servePages(handle, () => isStopping)
  const serve = answerRequests({ handle, pages, ours, isStopping: () => isStopping })
  server.on('request', traceRequests(serve))
  await listen(server, ours.PORT)
  log.info('web.started', { port: ours.PORT })
  warnOfExampleLegal()
  if (ours.METRICS_PORT !== undefined) {
    if (pages !== null) addCacheFigures(pages.figures)
    serveMetrics(ours.METRICS_PORT)
  }
  freeMemoryOfStart()
  stopOnSignal(server, async () => {
    await pages?.stop()
    await app.close()
  })
}

function addCacheFigures(figures: PageServer['figures']): void {
  const add = (name: string, help: string, read: () => number) => addGauge(name, { help, read })
  add('support_page_cache_pages', 'Pages in the page cache.', () => figures().pages)
  add('support_page_cache_bytes', 'Bytes in the page cache.', () => figures().bytes)
  add('support_page_renders', 'Renders of public pages since the start.', () => figures().renders)
}

/** A page that writes into missing tables would lose what a reader typed. */
async function refuseOldDatabase(databaseUrl: string): Promise<void> {
  const pending = await pendingMigrations(databaseUrl)
  if (pending.length === 0) return
  throw new SettingsError(
    `The database is behind: ${pending.join(', ')} not applied yet. Run "npm run db:migrate" first, then start again.`,
  )
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(
        isTaken ? new SettingsError(`Port ${port} is taken. Free it, or name another with PORT.`) : error,
      )
    })
    // Node's default of 511 waiting connections is too few for a burst of webhooks; the system may allow less.
    server.listen({ port, backlog: 4096 }, resolve)
  })
}

/** Finishes the requests in progress, accepts no new ones, then exits. */
function stopOnSignal(server: Server, closeApp: () => Promise<void>): void {
  const stop = async () => {
    isStopping = true
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
    await new Promise((resolve) => server.close(resolve))
    await closeApp()
    await disconnect()
    await tracing()?.stop()
    log.info('web.stopped')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => {
        log.error('web.stop_failed', error)
        process.exit(1)
      })
    })
  }
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`)
  else log.error('web.failed', error)
  process.exit(1)
})
