import { connect, type Socket } from 'node:net'

export type Stalled = { socket: Socket; answer: () => string; gone: Promise<void> }

/** Sends a POST that never ends: `sentBytes` of the `claimedBytes` that it announces. */
export function stall(
  site: string,
  { path, claimedBytes, sentBytes }: { path: string; claimedBytes: number; sentBytes: number },
): Stalled {
  const { hostname, port, origin } = new URL(site)
  let answer = ''
  const socket = connect({ host: hostname, port: Number(port) })
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')))
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: paper\r\nOrigin: ${origin}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${claimedBytes}\r\n\r\n`,
  )
  const piece = Buffer.alloc(64 * 1024, 'x')
  let left = sentBytes
  const send = () => {
    while (left > 0 && !socket.destroyed) {
      const size = Math.min(left, piece.length)
      left -= size
      if (!socket.write(piece.subarray(0, size))) return void socket.once('drain', send)
    }
  }
  send()
  return { socket, answer: () => answer, gone }
}
