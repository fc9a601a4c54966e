import { readFileSync } from 'node:fs'

/** The peak memory of a process so far, in MB. Null if the system does not report it (only Linux does). */
export function peakMemory(pid: number): number | null {
  if (pid === process.pid) return process.resourceUsage().maxRSS / 1024
  return readMemory(pid, 'VmHWM')
}

/** The memory that a process holds now, in MB. Null where the peak is. */
export function idleMemory(pid: number): number | null {
  return readMemory(pid, 'VmRSS')
}

function readMemory(pid: number, field: 'VmHWM' | 'VmRSS'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
