import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const projectFolder = path.resolve(import.meta.dirname, '..')

/** Where one system keeps its data; `SANDBOX_DIR` names another, so that two can run beside each other. */
export function sandboxFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(projectFolder, environment['SANDBOX_DIR'] || '.sandbox')
}

export const addressesFile = (folder: string) => path.join(folder, 'addresses.json')
/** What web and worker were given, for commands that do what they do. */
export const environmentFile = (folder: string) => path.join(folder, 'environment.json')
export const processesFile = (folder: string) => path.join(folder, 'processes.json')

/** Where everything of a running system is reached. */
export type Addresses = {
  site: string
  databaseUrl: string
  smtpUrl: string
  /** The inbox for people, and the base of its REST API. null where mail leaves through a server of yours. */
  inboxUrl: string | null
  inboxApiUrl: string | null
  stripeUrl: string | null
  clockUrl: string | null
}

/** Beside, then moved in: a reader, or a kill at any moment, never meets half a file. It is for its owner's eyes. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const attempt = `${file}.${process.pid}`
  writeFileSync(attempt, text, { mode: 0o600 })
  chmodSync(attempt, 0o600)
  renameSync(attempt, file)
}

/** What the file holds, or undefined where there is none. @throws naming the file where it is not JSON */
export function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${file} is not JSON. Remove it and start again.`, { cause })
  }
}
