import { createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** SMTP step: 'content' while the message arrives, 'dot' when its end has arrived, 'answered' after the reply. */
export const bareSteps = ['connect', 'ehlo', 'from', 'to', 'data', 'content', 'dot', 'answered'] as const
export type BareStep = (typeof bareSteps)[number]

/** Drops the connection, or answers with a code such as 451 instead of success. */
export type Turn = 'go on' | 'cut' | { refuse: number }

export type BareSinkOptions = {
  port?: number
  /** Decides at each step of each mail; `to` once it is known. */
  decide?: (step: BareStep, to: string) => Turn
  /** Delay of each answer. */
  delayMs?: () => number
  /** Called for each whole message. */
  onTaken?: () => void
}

export type BareSink = {
  smtpUrl: string
  /** How often an address got a whole message, including those where the connection dropped at the dot. */
  taken: Map<string, number>
  stop: () => Promise<void>
}

/** The smallest SMTP server that keeps no messages: fast, and with errors on demand. */
export async function startBareSink(options: BareSinkOptions = {}): Promise<BareSink> {
  const taken = new Map<string, number>()
  const sockets = new Set<Socket>()
  const take = (to: string) => {
    taken.set(to, (taken.get(to) ?? 0) + 1)
    options.onTaken?.()
  }
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined)
    talk(socket, { ...options, take })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

type Talk = BareSinkOptions & { take: (to: string) => void }

const endOfMessage = Buffer.from('\r\n.\r\n')

function talk(socket: Socket, { decide, delayMs, take }: Talk): void {
  let [to, isContent] = ['', false]
  let tail: Buffer = Buffer.alloc(0)

  const answer = async (step: BareStep, words: string): Promise<boolean> => {
    const wait = delayMs?.() ?? 0
    if (wait > 0) await pause(wait)
    const turn = decide?.(step, to) ?? 'go on'
    if (turn === 'cut') socket.destroy()
    if (socket.destroyed) return false
    socket.write(typeof turn === 'object' ? `${turn.refuse} Not as things stand\r\n` : `${words}\r\n`)
    return turn === 'go on'
  }

  const hear = async (line: string): Promise<void> => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') await answer('ehlo', '250 bare')
    else if (verb === 'MAIL') await answer('from', '250 Go on')
    else if (verb === 'RCPT') {
      to = /<([^>]*)>/.exec(line)?.[1] ?? ''
      await answer('to', '250 Go on')
    } else if (verb === 'DATA') isContent = await answer('data', '354 Go on')
    else if (verb === 'QUIT') socket.end('221 Goodbye\r\n')
    else socket.write('250 As you say\r\n')
  }

  /** A refused mail is not taken. If the connection drops instead of a reply, the mail is taken. */
  const end = async (): Promise<void> => {
    const wait = delayMs?.() ?? 0
    if (wait > 0) await pause(wait)
    const turn = decide?.('dot', to) ?? 'go on'
    if (typeof turn === 'object') return void socket.write(`${turn.refuse} Not as things stand\r\n`)
    take(to)
    if (turn === 'cut') return void socket.destroy()
    socket.write('250 Taken\r\n')
    if (decide?.('answered', to) === 'cut') socket.destroySoon()
  }

  socket.on('data', (chunk: Buffer) => {
    if (isContent) {
      const whole = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
      const isOver = whole.subarray(-5).equals(endOfMessage)
      tail = whole.subarray(-5)
      if (isOver) {
        isContent = false
        tail = Buffer.alloc(0)
        void end()
      } else if (decide?.('content', to) === 'cut') socket.destroy()
      return
    }
    tail = Buffer.concat([tail, chunk])
    if (!tail.subarray(-2).equals(endOfMessage.subarray(0, 2))) return
    const line = tail.toString('latin1')
    tail = Buffer.alloc(0)
    void hear(line)
  })
  void answer('connect', '220 bare')
}
