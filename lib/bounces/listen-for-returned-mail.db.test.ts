import { createConnection } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bounceMail } from '../../testing/fixtures/bounce-mail'
import { bounced, left, now, quietly, standing, subscriber, untouched } from '../../testing/fixtures/bouncer'
import { db, inTransaction } from '../db'
import { postMail } from '../mail/post-mail'
import { leaveAddressOf, returnPathOf } from '../mail/return-path'
import { suppressionHash } from '../readers/queries'
import { listenForReturnedMail, type ReturnedMailListener } from './listen-for-returned-mail'
import { recordReturnedMail } from './record-returned-mail'

// Returned mail over SMTP, to addresses that we signed.

Object.assign(process.env, { RETURN_PATH_DOMAIN: 'bounces.example.org' })

let listener: ReturnedMailListener

beforeAll(async () => {
  const opened = await listenForReturnedMail(0)
  if (opened === null) throw new Error('No port')
  listener = opened
})
afterAll(() => listener.stop())

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
