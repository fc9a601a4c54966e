import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

const projectFolder = path.resolve(import.meta.dirname, '..')

export type MailCatcher = {
  smtpUrl: string
  /** The inbox for people. */
  inboxUrl: string
  /** Base of the inbox's REST API: `GET <base>/email` lists, `GET <base>/email/<id>` reads one. */
  inboxApiUrl: string
  stop: () => Promise<void>
}

export type MailCatcherOptions = {
  /** Both must be free; loopback only. */
  smtpPort: number
  inboxPort: number
  /** Keeps the newest hundred mails between runs. Without it, mails are lost at the end. */
  folder?: string
}

/**
 * Accepts every mail, delivers none, and shows them in a web inbox. It is a process of its own, so that it starts beside
 * the other parts, and ends with this process. @throws if a port is taken
 */
export async function startMail({ smtpPort, inboxPort, folder }: MailCatcherOptions): Promise<MailCatcher> {
  if (folder !== undefined) dropOldMails(folder)
  const files = ['child.js', 'mail-process.js'].map((name) => path.join(projectFolder, 'dev', name))
  const given = [smtpPort, inboxPort].map(String)
  const child = spawn(process.execPath, [...files, ...given, ...(folder === undefined ? [] : [folder])], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C in the terminal reaches only us, and we stop it in order.
    detached: true,
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await waitUntilStarted(child)
  const inboxUrl = `http://127.0.0.1:${inboxPort}`
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    inboxUrl,
    inboxApiUrl: `${inboxUrl}/api`,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** @throws with its output if it ends first */
function waitUntilStarted(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('error', reject)
    child.once('close', () => reject(new Error(`The mail catcher ended at its start:\n${said.trim()}`)))
  })
}

/** maildev parses every kept mail before it starts, and a thousand take seconds. */
const mostKept = 100

function dropOldMails(folder: string): void {
  if (!existsSync(folder)) return
  const names = readdirSync(folder)
  const mails = names.filter((name) => name.endsWith('.eml'))
  const newestFirst = mails
    .map((name) => ({ id: idOf(name), at: statSync(path.join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at)
  const old = new Set(newestFirst.slice(mostKept).map(({ id }) => id))
  for (const name of names) if (old.has(idOf(name))) rmSync(path.join(folder, name), { recursive: true })
}

/** A mail's attachments and notes have its id as their name. */
function idOf(name: string): string {
  return name.split('.')[0] ?? name
}
