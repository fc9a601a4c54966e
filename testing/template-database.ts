import { Client } from 'pg'
import { applyMigrations } from '../prisma/engine'

export type TemplateDatabase = {
  /** Of a database to connect to for `create database`. */
  serverUrl: string
  /** Name of the database to copy. */
  template: string
}

/** A migrated, empty database on that server, which worlds copy (see world.ts). */
export async function makeTemplate(serverUrl: string): Promise<TemplateDatabase> {
  const template = 'template_migrated'
  const templateUrl = new URL(serverUrl)
  templateUrl.pathname = `/${template}`
  await applyMigrations(templateUrl.href)
  await forbidConnections(serverUrl, template)
  return { serverUrl, template }
}

/** PostgreSQL cannot copy a database while a client is connected to it. */
async function forbidConnections(serverUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`alter database ${database} with allow_connections false`)
  await client.end()
}
