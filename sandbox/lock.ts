import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from './environment'
import { isAlive } from './is-alive'

const lockFile = (folder: string) => path.join(folder, 'starter.pid')

/**
 * Makes this process the only starter of a folder's system until it ends.
 * @returns a function that gives the folder free again
 * @throws {StartError} naming the process that has it
 */
export function lockFolder(folder: string): () => void {
  const file = lockFile(folder)
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = readStarter(folder)
    if (holder !== undefined && isStarter(holder)) {
      throw new StartError(
        `A system of this folder is running already (process ${holder}). Stop it with Ctrl-C where it runs, or: kill ${holder}`,
      )
    }
    rmSync(file, { force: true })
  }
}

/** The process that holds the folder, or held it when it was killed. */
export function readStarter(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(lockFile(folder), 'utf8'), 10)
    return Number.isNaN(pid) ? undefined : pid
  } catch {
    return undefined
  }
}

/** In a container, process ids come round again soon: the number alone proves nothing. */
function isStarter(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false
  try {
    return /sandbox|migrate|vitest/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}
