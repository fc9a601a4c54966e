import { createServer } from 'node:net'

/**
 * The first free port from `preferred` upwards, or any free one for 0. Another program may take it before it is used,
 * so the caller must handle that.
 * @throws if 200 ports in a row are taken
 */
export async function findFreePort(preferred: number): Promise<number> {
  if (preferred === 0) return anyFreePort()
  for (let port = preferred; port < Math.min(preferred + 200, 65_536); port += 1) {
    if (await isPortFree(port)) return port
  }
  throw new Error(`No free port from ${preferred} upwards. What listens there? (ss -ltnp)`)
}

/**
 * Starts something on the first free port from `preferred` upwards. If another program takes that port first, it tries
 * the next one, because two systems may start at once.
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
      // The other program may listen on one address only, and only for a moment.
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
 * Reserves a port, so that no other starting system chooses it.
 * @returns a function that releases it for its user; undefined if the port is taken
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

/** @returns the port, after listening on it for a moment; undefined if it is taken */
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
