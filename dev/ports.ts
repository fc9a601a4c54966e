import { createServer } from 'node:net'

/**
 * The first free port from `preferred` upwards, or any free one for 0. Between the answer and its use another
 * program may take it: who listens must still be ready for that.
 * @throws where 200 ports in a row are taken
 */
export async function findFreePort(preferred: number): Promise<number> {
  if (preferred === 0) return anyFreePort()
  for (let port = preferred; port < Math.min(preferred + 200, 65_536); port += 1) {
    if (await isPortFree(port)) return port
  }
  throw new Error(`No free port from ${preferred} upwards. What listens there? (ss -ltnp)`)
}

/**
 * Starts something on the first free port from `preferred` upwards. Where another program takes that port in the moment
 * between, the next one is tried: two systems may be started at once.
 * @throws what `start` throws for any other reason
 */
export async function startOnFreePort<Started>(
  preferred: number,
  start: (port: number) => Promise<Started>,
): Promise<Started> {
  for (let tries = 1; ; tries += 1) {
    const port = await findFreePort(preferred)
    try {
      return await start(port)
    } catch (error) {
      if (tries >= 20 || !isTaken(error)) throw error
      // Whoever was quicker may listen on one address alone, and for a moment only.
      preferred = preferred === 0 ? 0 : port + 1
    }
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && error.code === 'EADDRINUSE') ||
    /EADDRINUSE|Address already in use/.test(error.message)
  )
}

/**
 * Keeps a port, so that no other system that is being started counts on it.
 * @returns a function that gives it free, for the one it was kept for; undefined where it is taken
 */
export async function keepPort(port: number): Promise<(() => Promise<void>) | undefined> {
  const server = createServer()
  const isKept = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    )
    server.listen({ port, exclusive: true }, () => resolve(true))
  })
  if (!isKept) return undefined
  server.on('connection', (socket) => socket.destroy())
  server.unref()
  return () => new Promise((resolve) => server.close(() => resolve()))
}

/** Whether nothing listens on it, neither on loopback alone nor on every address. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', undefined]) {
    if ((await tryToListen(port, host)) === undefined) return false
  }
  return true
}

async function anyFreePort(): Promise<number> {
  const port = await tryToListen(0, '127.0.0.1')
  if (port === undefined) throw new Error('This machine has no free port left.')
  return port
}

/** @returns the port that was listened on, for a moment; undefined where it is taken */
function tryToListen(port: number, host: string | undefined): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen({ port, ...(host === undefined ? {} : { host }), exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined))
    })
  })
}
