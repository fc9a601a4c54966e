import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../processes/is-alive'

/**
 * A server that still uses this data, because an earlier starter died before it could stop it. A postmaster.pid of a
 * dead process is left to PostgreSQL, which also checks that its shared memory is free. If another program now has the
 * process id, PostgreSQL would refuse to start, so the file is removed.
 * @returns the server's process id
 */
export function findLeftOver(dataFolder: string): number | undefined {
  const file = path.join(dataFolder, 'postmaster.pid')
  const pid = Number.parseInt(readIfThere(file)?.split('\n')[0] ?? '', 10)
  if (Number.isNaN(pid) || !isAlive(pid)) return undefined
  if (commandLine(pid).includes(dataFolder)) return pid
  rmSync(file, { force: true })
  return undefined
}

/** Asks it to end, then insists, then kills it. Returns when the process has ended. */
export async function stopServer(pid: number, isGone = () => !isAlive(pid)): Promise<void> {
  const steps: [NodeJS.Signals, number][] = [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, patience] of steps) {
    send(pid, signal)
    const deadline = Date.now() + patience
    while (Date.now() < deadline) {
      if (isGone()) return
      await pause(25)
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end. Stop it by hand: kill -9 ${pid}`)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function commandLine(pid: number): string {
  const inProc = readIfThere(`/proc/${pid}/cmdline`)
  if (inProc !== undefined) return inProc.replaceAll('\0', ' ')
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
