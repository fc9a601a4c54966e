import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** SMTP step; 'taken' is after the whole message has come, in place of the 250 that would confirm it. */
export type Step = 'connect' | 'from' | 'to' | 'data' | 'taken'

/** Answers with a code such as 450 (temporary) or 550 (permanent), never answers, or drops the connection. */
export type Misbehaviour = {
  at: Step
  does: { refuse: number; words?: string } | 'stall' | 'hang up'
  /** Only for this recipient, or for all at "@a.domain". */
  to?: string
  /** Only once it has taken so many mails. */
  after?: number
}

/** `raw`: as received, to verify signatures. */
export type SunkMail = ParsedMail & { envelope: { from: string; to: string[] }; raw: Buffer }

export type MailSink = {
  smtpUrl: string
  /** The mails that were taken, oldest first, including those taken without a reply ('taken' and 'hang up'). */
  mails: SunkMail[]
  /** Applies until `behave()`. With `to`, only for those recipients (at 'to', 'data' and 'taken'). */
  misbehave: (how: Misbehaviour) => void
  behave: () => void
  /** Drops every connection, as a server that crashes does. */
  hangUpAll: () => void
  /** Waits for the first matching mail. @throws after `withinMs` (5,000), with the subjects that did come */
  waitForMail: (fits: (mail: SunkMail) => boolean, withinMs?: number) => Promise<SunkMail>
  clear: () => void
  stop: () => Promise<void>
}

/** A real SMTP server on loopback that keeps mails, and can be told to misbehave at any step. */
export async function startMailSink({ port = 0 }: { port?: number } = {}): Promise<MailSink> {
  const mails: SunkMail[] = []
  let how: Misbehaviour | undefined
  const waiting = new Set<() => void>()

  const step = (at: Step, session: SMTPServerSession, answer: (error?: Error) => void): void => {
    if (how?.at !== at || mails.length < (how.after ?? 0) || !concerns(how, session)) return answer()
    if (how.does === 'hang up') return hangUp(server, session)
    if (how.does === 'stall') return
    const error = Object.assign(new Error(how.does.words ?? 'The sink was told to refuse this'), {
      responseCode: how.does.refuse,
    })
    answer(error)
  }

  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onConnect: (session, answer) => step('connect', session, answer),
    onMailFrom: (_address, session, answer) => step('from', session, answer),
    onRcptTo(address, session, answer) {
      step('to', { ...session, envelope: { ...session.envelope, rcptTo: [address] } }, answer)
    },
    onData(stream, session, answer) {
      step('data', session, (refusal) => {
        if (refusal) {
          stream.resume()
          stream.once('end', () => answer(refusal))
          return
        }
        readWhole(stream).then(
          ([mail, raw]) => {
            const { mailFrom, rcptTo } = session.envelope
            const from = mailFrom === false ? '' : mailFrom.address
            const keep = () => {
              mails.push({ ...mail, raw, envelope: { from, to: rcptTo.map(({ address }) => address) } })
              for (const look of waiting) look()
            }
            // A mail that is refused at its end is not taken. If the connection drops there, the mail is taken.
            if (how?.at === 'taken' && typeof how.does === 'string' && concerns(how, session)) keep()
            step('taken', session, (refusal) => {
              if (!refusal) keep()
              answer(refusal)
            })
          },
          (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
        )
      })
    },
  })
  // Errors of a client that disconnects are ignored.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The mail sink has no port')

  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    mails,
    misbehave: (next) => void (how = next),
    behave: () => void (how = undefined),
    waitForMail: (fits, withinMs = 60_000) => waitFor({ mails, waiting, fits, withinMs }),
    clear: () => void mails.splice(0),
    hangUpAll: () => destroyAll(server),
    stop: () => {
      destroyAll(server)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function readWhole(stream: AsyncIterable<Buffer>): Promise<[ParsedMail, Buffer]> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  const raw = Buffer.concat(pieces)
  return [await simpleParser(raw), raw]
}

type Connection = { id: string; _socket?: { destroy: () => void } }

function destroyAll(server: SMTPServer): void {
  for (const connection of server.connections as Set<Connection>) connection._socket?.destroy()
}

function hangUp(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections as Set<Connection>) {
    if (connection.id === id) connection._socket?.destroy()
  }
}

function concerns({ to }: Misbehaviour, { envelope }: SMTPServerSession): boolean {
  if (to === undefined) return true
  return envelope.rcptTo.some(({ address }) => (to.startsWith('@') ? address.endsWith(to) : address === to))
}

type Search = {
  mails: SunkMail[]
  waiting: Set<() => void>
  fits: (mail: SunkMail) => boolean
  withinMs: number
}

function waitFor({ mails, waiting, fits, withinMs }: Search): Promise<SunkMail> {
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => {
      waiting.delete(look)
      const subjects = mails.map((mail) => mail.subject).join('; ') || 'none'
      reject(new Error(`No such mail within ${withinMs} ms. Received: ${subjects}`))
    }, withinMs)
    function look() {
      const found = mails.find(fits)
      if (found === undefined) return
      clearTimeout(tooLate)
      waiting.delete(look)
      resolve(found)
    }
    waiting.add(look)
    look()
  })
}
