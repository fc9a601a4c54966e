import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import path from 'node:path'
import { expect } from '@playwright/test'

const projectFolder = path.resolve(import.meta.dirname, '..', '..')

/** A connection to the database that can be cut and restored. */
type Line = { url: string; cut: () => void; freeze: () => void; mend: () => void; stop: () => Promise<void> }

async function layLine(databaseUrl: string): Promise<Line> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let state: 'good' | 'cut' | 'frozen' = 'good'
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    keep(near)
    if (state === 'cut') return near.destroy()
    if (state === 'frozen') return
    const far = connect(Number(target.port || 5432), target.hostname)
    keep(far)
    near.pipe(far).pipe(near)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const breakTo = (next: typeof state) => {
    state = next
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut: () => breakTo('cut'),
    freeze: () => breakTo('frozen'),
    mend: () => breakTo('good'),
    async stop() {
      breakTo('cut')
      server.close()
      await once(server, 'close')
    },
  }
}

export type CutOffWeb = { url: string; line: Line; stop: () => Promise<void> }

/**
 * A separate web process on the build under test. Its database can be cut off without affecting other processes.
 * Stop it at the end.
 */
export async function startCutOffWeb(environment: NodeJS.ProcessEnv): Promise<CutOffWeb> {
  const line = await layLine(environment['DATABASE_URL'] ?? '')
  const port = await findPort()
  // Through child.js, so that it ends with this process even if that is killed.
  const args = [path.join('dev', 'child.js'), path.join('build', 'web.js')]
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...environment, DATABASE_URL: line.url, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill()
      await once(child, 'exit')
    }
    await line.stop()
  }
  try {
    await expect.poll(() => healthOf(url), { timeout: 60_000 }).toBe(200)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, line, stop }
}

async function findPort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function healthOf(url: string): Promise<number | string> {
  try {
    return (await fetch(`${url}/api/health`)).status
  } catch {
    return 'no answer'
  }
}
