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
