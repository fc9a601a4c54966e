import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../sandbox/is-alive'
import { startPostgres } from '../sandbox/postgres'
import { makeTemplate, type TemplateDatabase } from '../sandbox/template-database'

declare module 'vitest' {
  export interface ProvidedContext {
    database: TemplateDatabase
  }
}

// Outside the project, so that two runs beside each other have a server each.
const prefix = 'newspaper-vitest-'

/** One PostgreSQL for the run, with one migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  sweepDeadRuns()
  const folder = path.join(tmpdir(), `${prefix}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  const postgres = await startPostgres({ folder, port: 0, isDurable: false })
  project.provide('database', await makeTemplate(postgres.url))
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that was killed could not remove its data; its server ended with it. */
function sweepDeadRuns(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length)))) continue
    rmSync(path.join(tmpdir(), name), { recursive: true, force: true })
  }
}
