import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { addressesFile, projectFolder, readJson, sandboxFolder, type Addresses } from '../folder'
import { isAlive } from '../processes/is-alive'
import { lockFolder, readStarter } from '../processes/lock'

/**
 * Runs `work` with the right database: the one that DATABASE_URL or .env names, or that of the system which runs in
 * this folder, or else the sandbox's own, which is started for this call and stopped afterwards.
 */
export async function withDatabase<Value>(work: (databaseUrl: string) => Promise<Value>): Promise<Value> {
  const file = path.join(projectFolder, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  const named = process.env['DATABASE_URL'] || runningDatabase()
  if (named) return work(named)
  const folder = sandboxFolder()
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  try {
    const { startPostgres } = await import('./postgres')
    const postgres = await startPostgres({ folder: path.join(folder, 'postgres'), port: 54_329 })
    try {
      return await work(postgres.url)
    } finally {
      await postgres.stop()
    }
  } finally {
    unlock()
  }
}

/** A killed starter leaves its addresses behind, so they count only while it is alive. */
function runningDatabase(): string | undefined {
  const folder = sandboxFolder()
  const starter = readStarter(folder)
  if (starter === undefined || !isAlive(starter)) return undefined
  return (readJson(addressesFile(folder)) as Addresses | undefined)?.databaseUrl
}
