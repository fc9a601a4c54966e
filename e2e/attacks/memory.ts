import { readdirSync, readFileSync } from 'node:fs'
import { processes } from '../steps/processes'
import type { World } from '../world'

/** Only Linux reports the memory of a process. */
export const canMeasure = process.platform === 'linux'

/** Resident memory of the web process, in bytes. */
export function webMemory(world: World): number {
  const status = readFileSync(`/proc/${processes(world).web}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** How many files and connections the web process has open. */
export function openDescriptors(world: World): number {
  return readdirSync(`/proc/${processes(world).web}/fd`).length
}

/** The peak memory of the web process while `work` ran, in bytes. */
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
