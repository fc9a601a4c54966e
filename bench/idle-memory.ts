import { readFileSync } from 'node:fs'

/** The memory that a process holds now, in MB. Null if the system does not report it (only Linux does). */
export function idleMemory(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}
