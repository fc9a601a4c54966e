import { readFileSync } from 'node:fs'

/** The peak memory of a process so far, in MB. Null if the system does not report it (only Linux does). */
export function peakMemory(pid: number): number | null {
  if (pid === process.pid) return process.resourceUsage().maxRSS / 1024
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
