import { createPrivateKey } from 'node:crypto'
import type { Writable } from 'node:stream'
import { createTransport, type Transporter } from 'nodemailer'
import signDkim from 'nodemailer/lib/dkim/sign.js'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type Mail from 'nodemailer/lib/mailer'
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { settings } from '../env'
import { inSpan } from '../tracing'
import { senderOf } from './sender'
import { describeRefusal, replyIn, type ServerReply, type SmtpError } from './server-reply'

export type Envelope = {
  messageId: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  /** True for a mail from the neutral sender. */
  isNeutral?: boolean
  /** The envelope sender, where bounces go; null for the address of the sender. */
  returnPath?: string | null
}

/** The headers that we sign: nodemailer's own selection, and the header for one-click unsubscribing (RFC 8058). */
const signedFields = [
  ...[
    'From',
    'Sender',
    'Reply-To',
    'Subject',
    'Date',
    'Message-ID',
    'To',
    'Cc',
    'MIME-Version',
    'Content-Type',
  ],
  ...['Content-Transfer-Encoding', 'In-Reply-To', 'References', 'List-Id', 'List-Help', 'List-Unsubscribe'],
  ...['List-Unsubscribe-Post', 'List-Archive'],
].join(':')

/** In milliseconds. The last is for any silence, also after the whole message. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** What a span says of a mail: only how it went. */
const delivery = { name: 'smtp deliver', kind: 'client', fields: { 'peer.service': 'smtp' } } as const

let transport: Transporter | undefined

/** The only SMTP client. SMTP_URL names the server. */
function smtp(): Transporter {
  const dkim = dkimSettings()
  transport ??= createTransport({
    // We parse the URL here, because with a `url` nodemailer ignores all other options.
    ...parseConnectionUrl(settings().SMTP_URL),
    pool: true,
    maxConnections: 5,
    maxMessages: Infinity,
    // A broken connection is reported, and the outbox tries again. The pool itself would retry for ever without a log.
    maxRequeues: 0,
    ...timeouts,
    ...(dkim && { dkim: { ...dkim, headerFieldNames: signedFields } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0])
  return transport
}

function dkimSettings() {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY } = settings()
  if (DKIM_DOMAIN === undefined || DKIM_SELECTOR === undefined || DKIM_PRIVATE_KEY === undefined)
    return undefined
  return { domainName: DKIM_DOMAIN, keySelector: DKIM_SELECTOR, privateKey: DKIM_PRIVATE_KEY }
}

/** Sends one mail; returns once the server has accepted it. @throws {SmtpRefusal} */
export async function handOver(envelope: Envelope): Promise<void> {
  const { messageId, to, subject, html, text, returnPath } = envelope
  try {
    // An object, because nodemailer would parse a string as a list of addresses.
    const recipient = { name: '', address: to }
    const mail = { ...headOf(envelope), messageId, to: recipient, subject, html, text }
    const route = returnPath == null ? {} : { envelope: { from: returnPath, to: [to] } }
    await inSpan(delivery, () => smtp().sendMail({ ...mail, ...route }))
  } catch (error) {
    throw new SmtpRefusal(error)
  }
}

/** With a neutral address, replies go there too. Without one only the name is neutral, and replies go to MAIL_FROM. */
function headOf({ headers, isNeutral = false }: Envelope) {
  const from = senderOf({ isNeutral })
  if (!isNeutral || settings().MAIL_FROM_NEUTRAL === undefined) return { from, headers }
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'reply-to')
  return { from, headers: Object.fromEntries(others) }
}

/** Closes idle connections, so that the process can exit. */
export function hangUp(): void {
  transport?.close()
  transport = undefined
}

/**
 * A mail that was not accepted. `isForGood` if the server answered 5xx to this mail: another try would not help.
 * `isOfServer` if it is not about the mail: the server did not answer, disconnected, or accepts nothing from us now.
 */
export class SmtpRefusal extends Error {
  override name = 'SmtpRefusal'
  readonly isForGood: boolean
  readonly isOfServer: boolean
  /** Null if no server has answered about this mail. */
  readonly reply: ServerReply | null

  constructor(cause: unknown) {
    const { responseCode, code, command } = cause as SmtpError
    super(describeRefusal(cause), { cause })
    const isAboutThisMail = (command === 'RCPT TO' || command === 'DATA') && responseCode !== undefined
    // An address that cannot be written into an SMTP command never reaches the server.
    const isUnwritable = cannotBeWritten({ code, command })
    this.isForGood = (isAboutThisMail && responseCode >= 500) || isUnwritable
    this.isOfServer = (!isAboutThisMail || responseCode === 421) && code !== 'EENVELOPE' && !isUnwritable
    this.reply = isAboutThisMail ? replyIn(cause as SmtpError) : null
  }
}

/** True for an address that cannot be written into an SMTP command: we never ask a server. */
function cannotBeWritten({ code, command }: Partial<Record<keyof SmtpError, unknown>>): boolean {
  return code === 'EENVELOPE' && command === 'API'
}

/** The bytes of a message as nodemailer writes it. */
export function composeMessage(message: Mail.Options): Promise<Buffer> {
  return new MailComposer({ ...message, disableFileAccess: true, disableUrlAccess: true }).compile().build()
}

export type Signer = (headers: { key: string; line: string }[], bodyHash: string) => string

/** Creates DKIM-Signature headers with nodemailer's signer; the key is read once. Undefined if there is no key. */
export function openSigner(): Signer | undefined {
  const dkim = dkimSettings()
  if (dkim === undefined) return undefined
  const privateKey = createPrivateKey(dkim.privateKey)
  return (headers, bodyHash) => {
    const options = { ...dkim, privateKey, headerFieldNames: signedFields }
    const line = (signDkim as unknown as SignDkim)(headers, 'sha256', bodyHash, options)
    if (line === false) throw new Error('The mail could not be signed. Is DKIM_PRIVATE_KEY a whole RSA key?')
    return line
  }
}

/** The real signature; the types are wrong. */
type SignDkim = (
  headers: { key: string; line: string }[],
  algorithm: string,
  hash: string,
  options: object,
) => string | false

/**
 * `failed`: it is not about this mail, and the server provably has not accepted it. Only `uncertain` may have been
 * accepted.
 */
export type Answer =
  | { kind: 'taken' }
  /** `reply` is null if the address cannot be written into a command, so that no server was asked. */
  | { kind: 'refused'; isForGood: boolean; words: string; reply: ServerReply | null }
  | { kind: 'failed'; words: string }
  | { kind: 'uncertain'; words: string }

export type FinishedMail = { from: string; to: string; message: Buffer }

/** One connection, on which finished messages are sent one after the other. */
export type Connection = {
  hand: (mail: FinishedMail, withinMs: number) => Promise<Answer>
  isOpen: () => boolean
  close: () => void
}

/** Opens a connection to the mail server. @throws {SmtpRefusal} if it does not answer, greet or authenticate us */
export function openConnection(smtpUrl = settings().SMTP_URL): Promise<Connection> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl)
  const connection = new SMTPConnection({ ...options, ...timeouts })
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      cut(connection)
      reject(new SmtpRefusal(error))
    }
    connection.once('error', fail)
    connection.once('end', () => fail({ command: 'CONN' }))
    const isIn = (error?: unknown) => {
      if (error) return fail(error)
      // Without this, the last packet of a message could wait for the acknowledgement of the one before.
      connection._socket.setNoDelay(true)
      connection.removeAllListeners('error').removeAllListeners('end')
      connection.on('error', () => undefined)
      resolve(connectionOn(connection))
    }
    connection.connect((error) => {
      // The types lack `allowsAuth`: a server that offers no AUTH accepts mail without.
      if (error || !auth || !('allowsAuth' in connection && connection.allowsAuth)) return isIn(error)
      connection.login(auth as Parameters<SMTPConnection['login']>[0], isIn)
    })
  })
}

function connectionOn(connection: SMTPConnection): Connection {
  let isOpen = true
  connection.once('end', () => (isOpen = false))
  const close = () => {
    isOpen = false
    cut(connection)
  }
  const hand: Connection['hand'] = async (mail, withinMs) => {
    const answer = await inSpan(delivery, async (span) => {
      const given = await handMessage(connection, mail, withinMs)
      if (given.kind !== 'taken') span.fail(given.kind)
      return given
    })
    if (answer.kind === 'failed' || answer.kind === 'uncertain') close()
    // A server may keep the state of a mail that it refused.
    else if (answer.kind === 'refused' && !(await reset(connection, withinMs))) close()
    return answer
  }
  return { hand, isOpen: () => isOpen, close }
}

/**
 * Watches the last step: nodemailer asks for the message after the server's 354. Until nearly all of it has left this
 * process, the server cannot have accepted it; from then on only the server's reply tells.
 */
function handMessage(connection: SMTPConnection, mail: FinishedMail, withinMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    let mayBeTaken = false
    const settle = (answer: Answer) => {
      clearTimeout(tooLate)
      connection.off('error', die).off('end', die)
      resolve(answer)
    }
    const die = (error?: unknown) => {
      const words = describeRefusal(error ?? { code: 'the line went dead' })
      settle(mayBeTaken ? { kind: 'uncertain', words } : { kind: 'failed', words })
    }
    const tooLate = setTimeout(() => die({ code: `no answer within ${withinMs} ms` }), withinMs)
    connection.on('error', die).on('end', die)
    const content = {
      pipe(connected: Writable) {
        connected.write(mail.message, (error) => {
          if (error) return
          mayBeTaken = true
          connected.end()
        })
      },
    }
    const envelope = { from: mail.from, to: mail.to, size: mail.message.length }
    connection.send(envelope, content as unknown as Buffer, (error) =>
      settle(error ? readRefusal(error as SmtpError) : { kind: 'taken' }),
    )
  })
}

/**
 * A reply of the server, or nodemailer's own error before the first command. A broken connection is reported
 * differently.
 */
function readRefusal(error: SmtpError): Answer {
  const { responseCode, command } = error
  const words = describeRefusal(error)
  if (cannotBeWritten(error)) return { kind: 'refused', isForGood: true, words, reply: null }
  const isAboutThisMail = (command === 'RCPT TO' || command === 'DATA') && responseCode !== 421
  if (!isAboutThisMail || responseCode === undefined) return { kind: 'failed', words }
  return { kind: 'refused', isForGood: responseCode >= 500, words, reply: replyIn(error) }
}

function reset(connection: SMTPConnection, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isReset: boolean) => {
      clearTimeout(tooLate)
      connection.off('end', fail)
      resolve(isReset)
    }
    const fail = () => settle(false)
    const tooLate = setTimeout(fail, withinMs)
    connection.once('end', fail)
    connection.reset((error) => settle(!error))
  })
}

function cut(connection: SMTPConnection): void {
  connection.close()
  // The types say it is always there; before the name is resolved there is none.
  const socket = connection._socket as SMTPConnection['_socket'] | false
  if (socket) socket.destroy()
}
