import { setTimeout as pause } from 'node:timers/promises'
import { log } from '../../log'
import type { Batch } from './claim-batch'
import { recordOutcomes, type Outcome } from './record-outcomes'
import { claimSize, noteMs } from './rules'

/** A pen that writes outcomes down 25 at a time, or after 100 ms, whichever comes first. */
export type Pen = { note: (outcome: Outcome) => void; finish: () => Promise<void> }

/** So often a database that does not answer is asked, a second apart; what stays unwritten becomes uncertain. */
const mostWrites = 120

export function noteOutcomes(batch: Batch, now: () => Date): Pen {
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

/** Written twice, where the first answer was lost, it changes nothing: the lease is given up with the first. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write()
    } catch (error) {
      log.error('deliveries.unwritten', error, { tries })
      if (tries >= mostWrites) return
      await pause(1_000)
    }
  }
}
