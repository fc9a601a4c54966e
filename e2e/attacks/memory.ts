import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { processes } from '../processes'

/** Only Linux tells what a process holds. */
export const canMeasure = process.platform === 'linux'

/** Resident memory of the web process, in bytes. */
export function webMemory(): number {
  const status = readFileSync(`/proc/${processes().web}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** The most that the web process held while `work` ran, in bytes. */
export async function peakMemory(work: () => Promise<void>): Promise<number> {
  let peak = webMemory()
  let isDone = false
  const watching = (async () => {
    while (!isDone) {
      peak = Math.max(peak, webMemory())
      await pause(100)
    }
  })()
  await work()
  isDone = true
  await watching
  return peak
}
