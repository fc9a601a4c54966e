import { readFileSync } from 'node:fs'
import { processes } from '../processes'
import type { World } from '../world'

/** Only Linux tells what a process holds. */
export const canMeasure = process.platform === 'linux'

/** Resident memory of the web process, in bytes. */
export function webMemory(world: World): number {
  const status = readFileSync(`/proc/${processes(world).web}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** The most that the web process held while `work` ran, in bytes. */
export async function peakMemory(world: World, work: () => Promise<void>): Promise<number> {
  let peak = webMemory(world)
  const watching = setInterval(() => {
    peak = Math.max(peak, webMemory(world))
  }, 100)
  try {
    await work()
  } finally {
    clearInterval(watching)
  }
  return peak
}
