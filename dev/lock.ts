import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
  const attempt = `${file}.${process.pid}`
  for (;;) {
    try {
      // Written beside and linked in, so that nobody ever finds it empty and takes it for nobody's.
      writeFileSync(attempt, `${process.pid}\n`)
      linkSync(attempt, file)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
    } finally {
      rmSync(attempt, { force: true })
    }
    const holder = readStarter(folder)
    if (holder !== undefined && isStarter(holder)) {
      throw new StartError(
        `A system of this folder is running already (process ${holder}). Stop it with Ctrl-C where it runs, or: kill ${holder}`,
      )
    }
    removeStale(file, holder)
  }
}

/** Of several starters that find a dead one's lock, one moves it away: a lock that was made meanwhile is put back. */
function removeStale(file: string, dead: number | undefined): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
    if (readPid(aside) !== dead) linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** The process that holds the folder, or held it when it was killed. */
export function readStarter(folder: string): number | undefined {
  return readPid(lockFile(folder))
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return Number.isNaN(pid) ? undefined : pid
  } catch {
    return undefined
  }
}

/** In a container, process ids come round again soon: the number alone proves nothing. */
function isStarter(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false
  try {
    return /dev\/(start|child)\.ts|commands\/(migrate|seed)\.ts|vitest/.test(
      readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
    )
  } catch {
    return process.platform !== 'linux'
  }
}
