import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartError } from '../system/environment'
import { isAlive } from './is-alive'

const lockFile = (folder: string) => path.join(folder, 'starter.pid')

/**
 * Locks a folder, so that only this process starts a system there, until it ends.
 * @returns a function that releases the folder
 * @throws {StartError} with the id of the process that holds the lock
 */
export function lockFolder(folder: string): () => void {
  const file = lockFile(folder)
  const attempt = `${file}.${process.pid}`
  for (;;) {
    try {
      // Written to a temporary file and linked, so that nobody finds the lock empty and takes it for stale.
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

/** If several starters find a stale lock, one of them moves it away. A lock that was made meanwhile is put back. */
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

/** The process that holds the lock, or held it when it was killed. */
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

/** In a container, process ids are soon reused, so the id alone proves nothing. */
function isStarter(pid: number): boolean {
  if (pid === process.pid || !isAlive(pid)) return false
  try {
    return /dev\/(start\.[jt]s|child\.js)|commands\/(run\.js\0)?(migrate|seed)|vitest/.test(
      readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
    )
  } catch {
    return process.platform !== 'linux'
  }
}
