import { Client } from 'pg'
import type { TemplateDatabase } from './template-database'

export type ClonedDatabase = { databaseUrl: string; drop: () => Promise<void> }

/** Copies the template into a new database with this name. */
export async function cloneDatabase(
  { serverUrl, template }: TemplateDatabase,
  name: string,
): Promise<ClonedDatabase> {
  await onServer(serverUrl, `create database ${name} template ${template}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    databaseUrl: url.href,
    drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
