import { connect } from 'node:net'

export type Load = { perSecond: number; p99Ms: number }

/**
 * Asks for one page as fast as the connections allow, each with one request at a time. It reads only
 * the length of an answer: a client that reads all of HTTP would cost more than the server.
 * @throws if an answer is not 200
 */
export async function loadPage(
  url: string,
  { connections, ms, headers }: { connections: number; ms: number; headers: Record<string, string> },
): Promise<Load> {
  const { hostname, port, pathname, host } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`)
  const request = `GET ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
  const begun = performance.now()
  const times: number[] = []
  const until = begun + ms
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port) })
      let [sentAt, got, length] = [0, 0, 0]
      const send = () => {
        sentAt = performance.now()
        got = 0
        socket.write(request)
      }
      socket.setNoDelay(true)
      socket.once('connect', send)
      socket.once('error', reject)
      socket.on('data', (chunk: Buffer) => {
        // Two answers differ in length if one was rendered and the other stored.
        if (got === 0) length = lengthOf(chunk)
        got += chunk.length
        if (got < length) return
        const now = performance.now()
        times.push(now - sentAt)
        if (now < until) return send()
        socket.destroy()
        resolve()
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  times.sort((a, b) => a - b)
  const seconds = (performance.now() - begun) / 1000
  return { perSecond: times.length / seconds, p99Ms: times[Math.floor(times.length * 0.99)] ?? NaN }
}

/** Head and body together, from the first bytes of an answer. */
function lengthOf(chunk: Buffer): number {
  const head = chunk.toString('latin1').split('\r\n\r\n', 1)[0] ?? ''
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(`The page was answered ${head.slice(0, 200)}`)
  const [, body] = /content-length: (\d+)/i.exec(head) ?? []
  if (body === undefined) throw new Error('The answer does not say its length.')
  return head.length + 4 + Number(body)
}
