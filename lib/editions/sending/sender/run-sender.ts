import { setTimeout as pause } from 'node:timers/promises'
import { settings } from '../../../env'
import { log } from '../../../log'
import { runConnection } from './run-connection'
import { watchEditions, type SenderState } from './watch-editions'

/** The interval at which the editions are read; a pause or cancellation takes at most this long to be noticed. */
const watchMs = 1_000

/**
 * Sends every edition that is *sending* for as long as the process runs, on its own connections and without a slot of
 * the queue. Any number of processes on any number of servers may do so at once (docs/decisions/0016). On shutdown it
 * finishes the mails in progress and releases the others.
 */
export async function runSender({ signal }: { signal: AbortSignal }): Promise<void> {
  const sender: SenderState = {
    signal,
    now: new Date(),
    editions: [],
    failures: 0,
    denials: 0,
    personalisers: new Map(),
    domains: new Map(),
  }
  const connections = Array.from({ length: settings().BULK_CONNECTIONS }, () => runConnection(sender))
  let isBlind = false
  while (!signal.aborted) {
    try {
      await watchEditions(sender)
      isBlind = false
    } catch (error) {
      // If we cannot see whether an edition was stopped, we send nothing.
      sender.editions = []
      if (!isBlind) log.error('editions.watch_failed', error)
      isBlind = true
    }
    await pause(watchMs, undefined, { signal }).catch(() => undefined)
  }
  await Promise.all(connections)
}
