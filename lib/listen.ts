import { Client } from 'pg'
import { directUrl } from './db'
import { log } from './log'

export type Listener = { stop: () => Promise<void> }

type Handlers = {
  /** Called for each NOTIFY, in the order of their commits. */
  onMessage: (payload: string) => void
  /** False when the connection is lost: messages are missed from then on, until it is true again. */
  onConnected: (isConnected: boolean) => void
}

const [firstRetryMs, lastRetryMs] = [100, 1_000]

/** Receives PostgreSQL's notifications on a connection of its own, and connects again whenever it is lost. */
export function listen(channel: string, { onMessage, onConnected }: Handlers): Listener {
  let client: Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  let retryMs = firstRetryMs

  async function connect(): Promise<void> {
    const opened = new Client({
      connectionString: directUrl(),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    client = opened
    opened.on('error', () => lose(opened))
    opened.on('end', () => lose(opened))
    opened.on('notification', ({ payload }) => onMessage(payload ?? ''))
    try {
      await opened.connect()
      await opened.query(`listen ${opened.escapeIdentifier(channel)}`)
      retryMs = firstRetryMs
      onConnected(true)
    } catch (error) {
      if (retryMs === firstRetryMs) log.warn('database.listen_failed', { reason: String(error) })
      lose(opened)
    }
  }

  function lose(lost: Client): void {
    if (client !== lost) return
    client = null
    onConnected(false)
    lost.end().catch(() => undefined)
    if (isStopped) return
    timer = setTimeout(() => void connect(), retryMs)
    timer.unref()
    retryMs = Math.min(retryMs * 2, lastRetryMs)
  }

  void connect()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      const open = client
      client = null
      await open?.end().catch(() => undefined)
    },
  }
}
