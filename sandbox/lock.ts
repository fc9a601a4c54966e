import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from './is-alive'

/**
 * Makes this process the only starter of a folder's system until it ends.
 * @returns a function that gives the folder free again
 * @throws naming the process that has it
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, 'starter.pid')
  for (;;) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = readPid(file)
    if (holder !== undefined && isStarter(holder)) {
      throw new Error(
        `A system of this folder is running already (process ${holder}). Stop it with Ctrl-C where it runs, or: kill ${holder}`,
      )
    }
    rmSync(file, { force: true })
  }
}

/** In a container, process ids come round again soon: the number alone proves nothing. */
function isStarter(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start')
  } catch {
    return process.platform !== 'linux'
  }
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return Number.isNaN(pid) ? undefined : pid
  } catch {
    return undefined
  }
}
