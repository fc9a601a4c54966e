import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { bounceMail } from '../../testing/fixtures/bounce-mail'
import { bounced, left, now, quietly, standing, subscriber, untouched } from '../../testing/fixtures/bouncer'
import { localhost, renewed } from '../../testing/fixtures/certificates'
import { db, inTransaction } from '../db'
import { postMail } from '../mail/post-mail'
import { leaveAddressOf, returnPathOf } from '../mail/return-path'
import { suppressionHash } from '../readers/queries'
import { listenForReturnedMail, type ReturnedMailListener } from './listen-for-returned-mail'
import { readCertificate } from './read-certificate'
import { recordReturnedMail } from './record-returned-mail'

// Returned mail over SMTP, to addresses that we signed.

const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'))
const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')]
writeFileSync(certFile, localhost.cert)
writeFileSync(keyFile, localhost.key)
Object.assign(process.env, {
  RETURN_PATH_DOMAIN: 'bounces.example.org',
  RETURN_PATH_TLS_CERT: certFile,
  RETURN_PATH_TLS_KEY: keyFile,
})

let listener: ReturnedMailListener

beforeAll(async () => {
  const opened = await listenForReturnedMail(0)
  if (opened === null) throw new Error('No port')
  listener = opened
})
afterAll(async () => {
  await listener.stop()
  rmSync(folder, { recursive: true })
})

/** The codes of the server's answers to MAIL, RCPT, DATA and the mail, up to the first refusal. */
async function send(to: string, mail: string, from = ''): Promise<number[]> {
  const socket = createConnection(listener.port, '127.0.0.1')
  const replies: string[] = []
  let heard: (() => void) | undefined
  let text = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    const lines = text.split('\r\n')
    text = lines.pop() ?? ''
    replies.push(...lines.filter((line) => /^\d{3} /.test(line)))
    heard?.()
  })
  const next = async () => {
    while (replies.length === 0) await new Promise<void>((resolve) => (heard = resolve))
    return Number(replies.shift()?.slice(0, 3))
  }
  const codes: number[] = []
  await next()
  socket.write('EHLO mx.example.net\r\n')
  await next()
  const body = `${mail.replace(/\r?\n/g, '\r\n')}\r\n.\r\n`
  for (const command of [`MAIL FROM:<${from}>\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n', body]) {
    socket.write(command)
    const code = await next()
    codes.push(code)
    if (code >= 400) break
  }
  socket.destroy()
  return codes
}

async function delivered() {
  const reader = await subscriber()
  await db().delivery.create({
    data: { editionNumber: 12, subscriberId: reader.id, state: 'sent', outcomeAt: now() },
  })
  return { ...reader, path: returnPathOf({ editionNumber: 12, subscriberId: reader.id }) ?? '' }
}

const namesNothing = (email: string) =>
  bounceMail({ email, messageId: '<other@example.net>', status: '5.1.1' })
const taken = [250, 250, 354, 250]

it('a bounce to a return path names its delivery even if it says nothing else, once', async () => {
  const { email, path } = await delivered()
  for (let times = 0; times < 2; times += 1)
    expect(await send(path.toUpperCase(), namesNothing('somebody@else.example'))).toEqual(taken)
  expect(await standing(email)).toEqual(bounced)
  const events = await db().mailEvent.findMany({ where: { id: { startsWith: 'dsn:12.' } } })
  expect(events).toHaveLength(1)
})

it('a bounce of a confirmation or a receipt counts, also by its Message-ID alone', async () => {
  for (const isNamedByPath of [true, false]) {
    const to = `outbox-${String(isNamedByPath)}@example.org`
    const content = { subject: 'A receipt', html: '<p>Words</p>', text: 'Words' }
    await inTransaction((transaction) =>
      postMail(transaction, { uniqueKey: to, kind: 'receipt', to, content }, now()),
    )
    const { id: mailId } = await db().mail.update({
      where: { uniqueKey: to },
      data: { attempts: 1, state: 'sent' },
    })
    const raw = Buffer.from(
      bounceMail({ email: to, messageId: `<${isNamedByPath ? 'x' : mailId}@localhost>`, status: '5.1.1' }),
    )
    const path = isNamedByPath ? returnPathOf({ mailId }) : null
    expect(await recordReturnedMail({ raw, to: path }, now())).toBe('recorded')
    expect(await db().suppression.findUnique({ where: { addressHash: suppressionHash(to) } })).toMatchObject({
      reason: 'bounce',
    })
    expect(await db().mailEvent.findUnique({ where: { id: `dsn:${mailId}` } })).toMatchObject({
      mailKind: 'receipt',
    })
  }
})

it('relays nothing: any other address is refused, and a forged one too', async () => {
  const { email, path } = await delivered()
  const forged = path.replace(/.@/, (end) => (end.startsWith('a') ? 'b@' : 'a@'))
  for (const to of ['newsletter@example.org', 'postmaster@bounces.example.org', forged])
    expect(await send(to, namesNothing(email))).toEqual([250, 550])
  expect(await standing(email)).toEqual(untouched)
})

it('a mail that means nothing is taken and changes nothing', async () => {
  const { email, path } = await delivered()
  expect(await send(path, 'From: a@b.example\nSubject: Hello\n\nBuy something.')).toEqual(taken)
  const away =
    'From: reader@example.org\nSubject: Out of office\nAuto-Submitted: auto-replied\n\nUser unknown.'
  expect(await send(path, away, 'reader@example.org')).toEqual(taken)
  expect(await standing(email)).toEqual(untouched)
})

it('is asked to keep the mail while we fail, and nothing is lost', async () => {
  const { email, path } = await delivered()
  await db().$executeRaw`alter table mail_events rename to mail_events_away`
  await quietly(async () => expect(await send(path, namesNothing(email))).toEqual([250, 250, 354, 451]))
  await db().$executeRaw`alter table mail_events_away rename to mail_events`
  expect(await send(path, namesNothing(email))).toEqual(taken)
  expect(await standing(email)).toEqual(bounced)
})

it('a mail to the address for leaving unsubscribes its reader; an automatic one does not', async () => {
  const { id, email } = await subscriber()
  const to = leaveAddressOf(id) ?? ''
  const away = 'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered\nAuto-Submitted: auto-replied\n\nNo.'
  expect(await send(to, away)).toEqual(taken)
  expect(await standing(email)).toEqual(untouched)
  expect(await send(to, `From: ${email}\nSubject: unsubscribe\n\n`, email)).toEqual(taken)
  expect(await standing(email)).toEqual(left)
})

it('does not open without a setting for it', async () => {
  expect(await listenForReturnedMail()).toBeNull()
})

/** Connects as a mail server that encrypts. The certificate that it is shown, if it trusts that of `ca`. */
async function certificateShown(port: number, ca: string): Promise<string> {
  const socket = createConnection(port, '127.0.0.1')
  const hear = () => new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))))
  await hear()
  socket.write('EHLO mx.example.net\r\n')
  expect(await hear()).toContain('STARTTLS')
  socket.write('STARTTLS\r\n')
  expect(await hear()).toMatch(/^220 /)
  const encrypted = connect({ socket, ca, servername: 'localhost', checkServerIdentity: () => undefined })
  try {
    await new Promise<void>((resolve, reject) =>
      encrypted.once('secureConnect', resolve).once('error', reject),
    )
    expect(encrypted.authorized).toBe(true)
    return encrypted.getPeerX509Certificate()?.fingerprint256 ?? ''
  } finally {
    encrypted.destroy()
  }
}

const fingerprint = ({ cert }: { cert: string }) => new X509Certificate(cert).fingerprint256

it('offers STARTTLS with its certificate, and still hears a sender that does not encrypt', async () => {
  expect(await certificateShown(listener.port, localhost.cert)).toBe(fingerprint(localhost))
  expect(await send('stranger@bounces.example.org', '')).toEqual([250, 550])
})

it('shows a renewed certificate without a restart, and the old one until both files are replaced', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const opened = await listenForReturnedMail(0)
  if (opened === null) throw new Error('No port')
  const tenMinutes = () => vi.advanceTimersByTimeAsync(10 * 60_000)
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const refusals = () => logged.mock.calls.filter(([line]) => String(line).includes('certificate_refused'))
  try {
    expect(await certificateShown(opened.port, localhost.cert)).toBe(fingerprint(localhost))
    // A program that renews certificates replaces one file after the other.
    writeFileSync(certFile, renewed.cert)
    await tenMinutes()
    await expect.poll(refusals).toHaveLength(1)
    expect(await certificateShown(opened.port, localhost.cert)).toBe(fingerprint(localhost))

    writeFileSync(keyFile, renewed.key)
    await tenMinutes()
    await expect
      .poll(() => certificateShown(opened.port, renewed.cert).catch(() => 'not trusted'))
      .toBe(fingerprint(renewed))
    await expect(certificateShown(opened.port, localhost.cert)).rejects.toThrow(/self.signed/)
  } finally {
    await opened.stop()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
    logged.mockRestore()
    writeFileSync(certFile, localhost.cert)
    writeFileSync(keyFile, localhost.key)
  }
})

it('does not listen with a certificate that is not readable, not one, or not that of the key', async () => {
  const broken: [string, string, RegExp][] = [
    [localhost.cert, renewed.key, /does not belong/],
    ['no certificate', localhost.key, /not a certificate and its key/],
    [localhost.cert, '', /not a certificate and its key/],
  ]
  for (const [cert, key, words] of broken) {
    writeFileSync(certFile, cert)
    writeFileSync(keyFile, key)
    await expect(listenForReturnedMail(0)).rejects.toThrow(words)
  }
  rmSync(keyFile)
  await expect(readCertificate()).rejects.toThrow('RETURN_PATH_TLS_KEY cannot be read (ENOENT)')
  writeFileSync(certFile, renewed.cert)
  writeFileSync(keyFile, renewed.key)
  expect(await readCertificate()).toEqual(renewed)
})
