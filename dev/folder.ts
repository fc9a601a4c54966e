import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** This file must stay directly in `dev`: a bundle's files are as deep, so the path holds in both. */
export const projectFolder = path.resolve(import.meta.dirname, '..')

/** Where one system keeps its data. `SANDBOX_DIR` names another folder, so that two systems can run at once. */
export function sandboxFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return path.resolve(projectFolder, environment['SANDBOX_DIR'] || '.sandbox')
}

export const addressesFile = (folder: string) => path.join(folder, 'addresses.json')
/** The settings of web and worker, for commands that need the same. */
export const environmentFile = (folder: string) => path.join(folder, 'environment.json')
export const processesFile = (folder: string) => path.join(folder, 'processes.json')

/** The addresses of everything in a running system. */
export type Addresses = {
  site: string
  databaseUrl: string
  smtpUrl: string
  /** The inbox for people, and the base of its REST API. Null if mail leaves through a server of yours. */
  inboxUrl: string | null
  inboxApiUrl: string | null
  stripeUrl: string | null
  clockUrl: string | null
}

/** Writes a temporary file and renames it, so that nobody ever reads half a file. Only its owner can read it. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const attempt = `${file}.${process.pid}`
  writeFileSync(attempt, text, { mode: 0o600 })
  chmodSync(attempt, 0o600)
  renameSync(attempt, file)
}

/** The content of the file, or undefined if there is none. @throws with its name if it is not JSON */
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
