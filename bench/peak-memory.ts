import { readFileSync } from 'node:fs'

/** The most memory that a process has held so far, in MB; null where the system does not say (only Linux does). */
export function peakMemory(pid: number): number | null {
  if (pid === process.pid) return process.resourceUsage().maxRSS / 1024
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
