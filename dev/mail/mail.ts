import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../folder'
import { keepPort } from '../ports'

export type MailCatcher = {
  smtpUrl: string
  /** The inbox for people. */
  inboxUrl: string
  /** Base of the inbox's REST API: `GET <base>/email` lists, `GET <base>/email/<id>` reads one. */
  inboxApiUrl: string
  /** Settles once it accepts mails. Rejects with its output if it ends first. */
  ready: Promise<void>
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
 * the other parts, and ends with this process. Its ports are reserved at once. @throws if one is taken
 */
export async function startMail({ smtpPort, inboxPort, folder }: MailCatcherOptions): Promise<MailCatcher> {
  const releases = [await reserve(smtpPort), await reserve(inboxPort)]
  if (folder !== undefined) dropOldMails(folder)
  const files = ['child.js', path.join('mail', 'mail-process.js')].map((name) =>
    path.join(projectFolder, 'dev', name),
  )
  const given = [smtpPort, inboxPort].map(String)
  const child = spawn(process.execPath, [...files, ...given, ...(folder === undefined ? [] : [folder])], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Ctrl-C in the terminal reaches only us, and we stop it in order.
    detached: true,
  })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const ready = waitUntilStarted(child, releases)
  // The caller awaits it where other parts start meanwhile.
  ready.catch(() => undefined)
  const inboxUrl = `http://127.0.0.1:${inboxPort}`
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    inboxUrl,
    inboxApiUrl: `${inboxUrl}/api`,
    ready,
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}

type Release = () => Promise<void>

/** @throws EADDRINUSE if another program has the port */
async function reserve(port: number): Promise<Release> {
  const release = await keepPort(port)
  if (release === undefined) throw Object.assign(new Error(`Port ${port} is taken`), { code: 'EADDRINUSE' })
  return release
}

/** Releases the ports as soon as the process can take them. @throws with its output if it ends first */
function waitUntilStarted(child: ChildProcess, releases: Release[]): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (message === 'started') resolve()
      else void Promise.all(releases.map((release) => release())).then(() => child.send('go'), reject)
    })
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
