import type { AddressInfo } from 'node:net'
import type { SMTPServer, SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import { currentTime } from '../clock'
import { settings } from '../env'
import { log } from '../log'
import { readOwnAddress } from '../mail/return-path'
import { mostBytes } from './classify/read-returned-mail'
import { readCertificate, type Certificate } from './read-certificate'
import { recordReturnedMail } from './record-returned-mail'

/**
 * The largest mail that is accepted. A bounce may hold the whole returned mail; only its beginning is kept in memory. A
 * larger one is refused, because the sender of a bounce gives up then anyway.
 */
const mostMailBytes = 10 * 1024 * 1024
const mostConnections = 50
const mostRecipients = 20
const silenceMs = 60_000
const renewalMs = 10 * 60_000

export type ReturnedMailListener = { port: number; stop: () => Promise<void> }

/**
 * Receives returned mail by SMTP, where RETURN_PATH_PORT is set: null elsewhere. It relays nothing, because it accepts
 * only addresses that we signed, and answers 550 to any other. Nothing is lost: 250 comes after the database has the
 * event, or after the mail was found to mean nothing; a failure is answered 451, and the sender keeps the mail. Twice,
 * because an answer was lost: the event has the same id. On several machines: any of them may receive any mail.
 */
export async function listenForReturnedMail(
  port: number | undefined = settings().RETURN_PATH_PORT,
): Promise<ReturnedMailListener | null> {
  if (port === undefined) return null
  const certificate = await readCertificate()
  // Most installations receive bounces in another way, and need not load it.
  const { SMTPServer } = await import('smtp-server')
  const server = new SMTPServer(options(certificate))
  // A connection that breaks is the sender's to repeat.
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.syscall !== 'listen')
      log.info('returned_mail.connection_failed', { code: error.code ?? error.name })
  })
  await open(server, port)
  log.info('returned_mail.listening', { port, tls: certificate !== null })
  const renewing = certificate === null ? undefined : watchCertificate(server, certificate)
  return {
    port: (server.server.address() as AddressInfo).port,
    stop() {
      clearInterval(renewing)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A certificate is renewed every few weeks. One that is wrong is not taken: the old one may still be valid. */
function watchCertificate(server: SMTPServer, begin: Certificate): NodeJS.Timeout {
  let current = begin
  const renew = async () => {
    const found = await readCertificate()
    if (found === null || (found.cert === current.cert && found.key === current.key)) return
    server.updateSecureContext(found)
    current = found
    log.info('returned_mail.certificate_renewed')
  }
  return setInterval(() => {
    renew().catch((error: unknown) => log.error('returned_mail.certificate_refused', error))
  }, renewalMs).unref()
}

/**
 * RFC 3207, section 4: a server that receives from anybody must not insist on encryption. A bounce that comes without is
 * taken: it names nobody but the mail by its signed address, and refusing it would lose it.
 */
function options(certificate: Certificate | null): SMTPServerOptions {
  return {
    name: settings().RETURN_PATH_DOMAIN ?? 'localhost',
    size: mostMailBytes,
    maxClients: mostConnections,
    socketTimeout: silenceMs,
    closeTimeout: 5_000,
    authOptional: true,
    ...(certificate === null ? {} : { ...certificate, minVersion: 'TLSv1.2' }),
    // Without a certificate, STARTTLS would fail and some senders would not try again without it.
    disabledCommands: certificate === null ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, session, answer) => answer(judgeRecipient(address, session)),
    onData(stream, session, answer) {
      receive(stream, session).then(
        () => answer(),
        (error: unknown) => answer(refusalFor(error)),
      )
    },
  }
}

function open(server: SMTPServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, undefined, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
}

class Reply extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

function judgeRecipient(address: string, { envelope }: SMTPServerSession): Reply | null {
  if (readOwnAddress(address) === null) return new Reply(550, '5.1.1 No such address here')
  if (envelope.rcptTo.length >= mostRecipients) return new Reply(452, '4.5.3 Too many recipients')
  return null
}

/** @throws {Reply} if the mail cannot be accepted, and any other error if we failed */
async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const raw = await readBeginning(stream)
  if (stream.sizeExceeded) throw new Reply(552, '5.3.4 The mail is too large')
  const now = await currentTime()
  for (const { address } of session.envelope.rcptTo) await recordReturnedMail({ raw, to: address }, now)
}

/** What matters of a returned mail is at its beginning. The rest is read and dropped. */
async function readBeginning(stream: SMTPServerDataStream): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    if (size < mostBytes) pieces.push(piece)
    size += piece.byteLength
  }
  return Buffer.concat(pieces).subarray(0, mostBytes)
}

function refusalFor(error: unknown): Reply {
  if (error instanceof Reply) return error
  log.error('returned_mail.failed', error)
  return new Reply(451, '4.3.0 Try again later')
}
