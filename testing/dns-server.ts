import { createSocket } from 'node:dgram'
import { decode, encode, type Answer } from 'dns-packet'

/** TXT texts and MX hosts by name. A name with `null` gets no answer at all. */
export type Zone = Record<string, { txt?: string[]; mx?: string[] } | null>

export type DnsServer = {
  /** `host:port`, for DNS_RESOLVER. */
  address: string
  /** The names that were asked for. */
  asked: string[]
  zone: Zone
  stop: () => Promise<void>
}

/** A DNS server on loopback that knows one zone. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const server: DnsServer = {
    zone,
    asked,
    address: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (message, { address, port }) => {
    const { id = 0, questions = [] } = decode(message)
    const [question] = questions
    if (question === undefined) return
    const { name, type } = question
    asked.push(name)
    const known = Object.hasOwn(server.zone, name) ? server.zone[name] : undefined
    if (known === null) return
    const answers: Answer[] =
      type === 'TXT'
        ? (known?.txt ?? []).map((text) => ({ type, name, ttl: 1, data: text.match(/.{1,255}/gs) ?? [] }))
        : (known?.mx ?? []).map((exchange, preference) => ({
            type: 'MX',
            name,
            ttl: 1,
            data: { preference, exchange },
          }))
    const noSuchName = 3
    const flags = known === undefined ? noSuchName : 0
    socket.send(encode({ type: 'response', id, flags, questions, answers }), port, address)
  })
  return server
}
