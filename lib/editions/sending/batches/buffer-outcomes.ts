import { setTimeout as pause } from 'node:timers/promises'
import { log } from '../../../log'
import type { Batch } from './claim-batch'
import { recordOutcomes, type Outcome } from './record-outcomes'
import { claimSize, noteMs } from '../rules'

/** Buffers outcomes; flushes at 25 or after 100 ms. */
export type OutcomeBuffer = { note: (outcome: Outcome) => void; finish: () => Promise<void> }

/**
 * How often a database without an answer is asked again, one second apart. Outcomes that stay unwritten become
 * uncertain.
 */
const mostWrites = 120

export function bufferOutcomes(batch: Batch, now: () => Date): OutcomeBuffer {
  let noted: Outcome[] = []
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const page = noted
    noted = []
    if (page.length > 0) writing = writing.then(() => persist(() => recordOutcomes(batch, page, now())))
  }
  return {
    note(outcome) {
      noted.push(outcome)
      if (noted.length >= claimSize) write()
      else timer ??= setTimeout(write, noteMs)
    },
    async finish() {
      write()
      await writing
    },
  }
}

/** Writing twice, because the first answer was lost, changes nothing: the first write gives up the lease. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write()
    } catch (error) {
      log.error('deliveries.write_failed', error, { tries })
      if (tries >= mostWrites) return
      await pause(1_000)
    }
  }
}
