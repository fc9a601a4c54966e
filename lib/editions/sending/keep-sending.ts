import { setTimeout as pause } from 'node:timers/promises'
import { settings } from '../../env'
import { log } from '../../log'
import { runLine } from './run-line'
import { watchEditions, type Office } from './watch-editions'

/** Between two looks at the editions: so long a pause, or a cancellation, may take to be noticed. */
const watchMs = 1_000

/**
 * Sends whatever edition is *sending*, for as long as the process runs, on connections of its own and without a slot
 * of the queue. Any number of processes on any number of machines may do so at once (docs/decisions/0016). Asked to
 * end, it finishes the mails that are on their way and gives the others back.
 */
export async function keepSending({ signal }: { signal: AbortSignal }): Promise<void> {
  const office: Office = {
    signal,
    now: new Date(),
    editions: [],
    failures: 0,
    denials: 0,
    printers: new Map(),
  }
  const lines = Array.from({ length: settings().BULK_CONNECTIONS }, () => runLine(office))
  let isBlind = false
  while (!signal.aborted) {
    try {
      await watchEditions(office)
      isBlind = false
    } catch (error) {
      // Who cannot see whether an edition was stopped sends nothing.
      office.editions = []
      if (!isBlind) log.error('deliveries.watch', error)
      isBlind = true
    }
    await pause(watchMs, undefined, { signal }).catch(() => undefined)
  }
  await Promise.all(lines)
}
