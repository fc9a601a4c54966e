import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../../dev/processes/is-alive'
import { memoryFolder } from '../memory-folder'
import { startPostgres } from '../../dev/postgres/postgres'
import { makeTemplate, type TemplateDatabase } from '../template-database'
import { isSoak } from '../fixtures/soak'

declare module 'vitest' {
  export interface ProvidedContext {
    database: TemplateDatabase
  }
}

const prefix = 'newspaper-vitest-'

/** One PostgreSQL for the run, with one migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = findParent()
  removeDeadRuns(parent)
  const folder = path.join(parent, `${prefix}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const postgres = await startPostgres({ folder, port: 0, isDurable: isSoak })
  project.provide('database', await makeTemplate(postgres.url))
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Outside the project, so that two runs at once each have a server: in memory if there is room, but on the disk for a
 * soak, which writes as production does. /tmp may be in memory, /var/tmp is not.
 */
function findParent(): string {
  if (isSoak) return existsSync('/var/tmp') ? '/var/tmp' : tmpdir()
  return memoryFolder()
}

/** Removes the data of a run that was killed. Its server ended with it. */
function removeDeadRuns(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue
    rmSync(path.join(parent, name), { recursive: true, force: true })
  }
}
