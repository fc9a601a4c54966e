import { createHmac, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '../../lib/db'
import { suppressionHash } from '../../lib/readers/queries'
import {
  bounced,
  complained,
  left,
  now,
  quietly,
  standing,
  subscriber,
  untouched,
} from '../../testing/fixtures/bouncer'
import { exampleMail } from '../../testing/fixtures/example-returned-mail'
import type { Answer } from './delivery'
import { mailEventsWebhook } from './mail-events'

// The endpoint for mail events: each provider's format with its own signature, over a real database.

const secrets = { postmark: 'p'.repeat(40), mailgun: 'm'.repeat(40), generic: 'g'.repeat(40) }
Object.assign(process.env, {
  MAIL_EVENTS_POSTMARK_SECRET: secrets.postmark,
  MAIL_EVENTS_MAILGUN_KEY: secrets.mailgun,
  MAIL_EVENTS_SECRET: secrets.generic,
})

function send(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return mailEventsWebhook({ body: bytes.toString('utf8'), bytes, headers: (name) => headers[name] ?? null })
}

describe('Postmark', () => {
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`paper:${password}`).toString('base64')}`,
  })
  const record = (email: string, fields: object = {}) => ({
    RecordType: 'Bounce',
    ID: Math.floor(Math.random() * 1e12),
    Type: 'HardBounce',
    Email: email,
    BouncedAt: now().toISOString(),
    Description: 'The server was unable to deliver',
    ...fields,
  })

  it('accepts a bounce with either form of the secret, once', async () => {
    for (const headers of [basic(secrets.postmark), { 'x-mail-events-secret': secrets.postmark }]) {
      const { email } = await subscriber()
      const body = record(email)
      for (let times = 0; times < 2; times += 1) {
        expect(await send(body, headers)).toEqual({ status: 200, outcome: 'stored' })
      }
      expect(await standing(email)).toEqual(bounced)
    }
  })

  it('takes a complaint, and not an answer from a holiday', async () => {
    const angry = await subscriber()
    const away = await subscriber()
    const complaint = record(angry.email, { RecordType: 'SpamComplaint', Type: 'SpamComplaint' })
    await send(complaint, basic(secrets.postmark))
    expect(await standing(angry.email)).toEqual(complained)
    const answers = [
      await send(record(away.email, { Type: 'AutoResponder' }), basic(secrets.postmark)),
      await send({ RecordType: 'Open', Recipient: away.email }, basic(secrets.postmark)),
    ]
    expect(answers).toEqual(Array(2).fill({ status: 200, outcome: 'ignored' }))
    expect(await standing(away.email)).toEqual(untouched)
  })

  it.each([
    ['SpamNotification', 'Looks like spam to us'],
    ['Blocked', 'ISP block'],
    ['HardBounce', 'smtp;550 5.7.1 Client host blocked using a blocklist'],
    ['HardBounce', 'smtp;552 5.2.2 mailbox over quota'],
  ])('suppresses nobody for %s: %s', async (Type, Details) => {
    const { email } = await subscriber()
    const sent = await send(record(email, { Type, Details }), basic(secrets.postmark))
    expect(sent).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(untouched)
  })

  const change = (email: string, fields: object = {}) => ({
    RecordType: 'SubscriptionChange',
    Recipient: email,
    Origin: 'Recipient',
    SuppressSending: true,
    SuppressionReason: 'ManualSuppression',
    ChangedAt: now().toISOString(),
    ...fields,
  })

  it.each([
    [{}, left],
    [{ SuppressionReason: null }, left],
    [{ SuppressionReason: 'SpamComplaint' }, complained],
    [{ SuppressionReason: 'HardBounce' }, bounced],
    [{ SuppressSending: false, SuppressionReason: null }, untouched],
  ])('takes who has left there as who has left: %j', async (fields, outcome) => {
    const { email } = await subscriber()
    for (let times = 0; times < 2; times += 1)
      expect(await send(change(email, fields), basic(secrets.postmark))).toMatchObject({ status: 200 })
    expect(await standing(email)).toEqual(outcome)
  })

  it('keeps what it cannot read for staff to see, once, and says that sending it again will not help', async () => {
    const before = await db().unreadableMailEvent.count()
    const odd = { RecordType: 'Bounce', ID: 7, Type: 'HardBounce', Email: 'not an address' }
    for (let times = 0; times < 2; times += 1)
      expect(await send(odd, basic(secrets.postmark))).toEqual({ status: 400, outcome: 'bad_body' })
    expect(await db().unreadableMailEvent.count()).toBe(before + 1)
  })

  it('is refused without the secret', async () => {
    const { email } = await subscriber()
    for (const headers of [
      basic('wrong'),
      basic(''),
      { 'x-mail-events-secret': 'p' },
      { authorization: 'Bearer x' },
    ]) {
      expect(await send(record(email), headers)).toEqual({ status: 401, outcome: 'bad_signature' })
    }
    expect(await standing(email)).toEqual(untouched)
  })
})

describe('Mailgun', () => {
  const seconds = (minutesAgo = 0) => String(Math.floor(now().getTime() / 1000) - minutesAgo * 60)
  const signed = (event: object, { timestamp = seconds(), token = randomUUID() } = {}) => ({
    signature: {
      timestamp,
      token,
      signature: createHmac('sha256', secrets.mailgun)
        .update(timestamp + token)
        .digest('hex'),
    },
    'event-data': event,
  })
  const failed = (recipient: string, severity = 'permanent') => ({
    event: 'failed',
    severity,
    id: randomUUID(),
    recipient,
    timestamp: now().getTime() / 1000,
    'delivery-status': { code: 550, message: 'No such user' },
  })

  it('takes a bounce and a complaint', async () => {
    const gone = await subscriber()
    const angry = await subscriber()
    expect(await send(signed(failed(gone.email)))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
    await send(signed({ event: 'complained', id: randomUUID(), recipient: angry.email }))
    expect(await standing(angry.email)).toEqual(complained)
    expect(await send(signed({ event: 'opened' }))).toEqual({ status: 200, outcome: 'ignored' })
  })

  it.each([
    ['old', { code: 421, message: '4.7.0 Temporary System Problem' }],
    ['old', { code: 550, message: 'No such user' }],
    ['espblock', { code: 550, message: 'rejected' }],
    ['bounce', { code: 550, message: '5.7.1 blocked for policy reasons' }],
    ['bounce', { code: 452, message: 'over quota' }],
    ['greylisted', { code: 550, message: 'x' }],
    ['generic', { code: 554, message: '5.7.1 Message rejected due to content' }],
  ])('suppresses nobody for %s %j', async (reason, status) => {
    const { email } = await subscriber()
    const event = { ...failed(email), reason, 'delivery-status': status }
    expect(await send(signed(event))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(untouched)
  })

  it.each([
    ['failed', 'suppress-bounce', bounced],
    ['failed', 'suppress-unsubscribe', left],
    ['failed', 'suppress-complaint', complained],
    ['unsubscribed', undefined, left],
  ])('takes over its own lists: %s %s', async (event, reason, outcome) => {
    const { email } = await subscriber()
    const status = { code: 605, message: '', description: 'Not delivering to previously bounced address' }
    const body = signed({ ...failed(email), event, reason, 'delivery-status': status })
    expect(await send(body)).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(outcome)
  })

  it('is refused if it is replayed, stale or forged', async () => {
    const { email } = await subscriber()
    const body = signed({ event: 'delivered' })
    expect((await send(body)).status).toBe(200)
    expect(await send(body)).toEqual({ status: 400, outcome: 'replayed' })
    const replay = { ...body, 'event-data': failed(email) }
    expect(await send(replay)).toEqual({ status: 400, outcome: 'replayed' })
    const stale = signed(failed(email), { timestamp: seconds(10 * 60) })
    expect(await send(stale)).toEqual({ status: 400, outcome: 'stale' })
    const forged = signed(failed(email))
    forged.signature.timestamp = seconds(1)
    expect(await send(forged)).toEqual({ status: 401, outcome: 'bad_signature' })
    expect(await send({ 'event-data': failed(email) })).toEqual({ status: 400, outcome: 'bad_body' })
    expect(await standing(email)).toEqual(untouched)
  })
})

function sign(
  body: string | Buffer,
  { secondsOld = 0, secret = secrets.generic } = {},
): Record<string, string> {
  const t = Math.floor(now().getTime() / 1000) - secondsOld
  const v1 = createHmac('sha256', secret).update(`${t}.`).update(body).digest('hex')
  return { 'x-mail-events-signature': `t=${t},v1=${v1}` }
}

describe('the generic format', () => {
  const events = (...list: unknown[]) => JSON.stringify({ events: list })

  it('takes several at once, each once, and leaves what it does not know', async () => {
    const gone = await subscriber()
    const angry = await subscriber()
    const body = events(
      { id: 'a1', type: 'hard_bounce', email: gone.email.toUpperCase(), detail: 'gone' },
      { id: 'a2', type: 'complaint', email: angry.email },
      { id: 'a3', type: 'opened', email: angry.email },
    )
    for (let times = 0; times < 2; times += 1) {
      expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    }
    expect(await standing(gone.email)).toEqual(bounced)
    expect(await standing(angry.email)).toEqual(complained)
    expect(await db().mailEvent.count({ where: { id: { startsWith: 'generic:' } } })).toBe(2)
  })

  it('keeps the good event next to one with an invalid address, and accepts IDN domains', async () => {
    const [gone, email] = [await subscriber(), 'reader@xn--e1afmkfd.xn--p1ai']
    const body = events(
      { id: 'f1', type: 'hard_bounce', email: 'not an address' },
      { id: 'f2', type: 'hard_bounce', email: gone.email },
      { id: 'f3', type: 'hard_bounce', email: 'reader@пример.рф' },
    )
    expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
    const addressHash = suppressionHash(email)
    expect(await db().suppression.findUnique({ where: { addressHash } })).toMatchObject({ reason: 'bounce' })
  })

  it('keeps the good events beside some that are no events at all, and the odd ones for staff to see', async () => {
    const gone = await subscriber()
    const odd = [
      null,
      'x',
      { type: 'hard_bounce' },
      { id: 'h2', type: 'complaint', at: 7 },
      { id: 'h3', type: 'hard_bounce', email: 'no address' },
      { id: 'h4', type: 'exploded', email: gone.email },
    ]
    const before = await db().unreadableMailEvent.count()
    const body = events(...odd, { id: 'h1', type: 'hard_bounce', email: gone.email })
    for (let times = 0; times < 2; times += 1)
      expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
    const kept = await db().unreadableMailEvent.findMany({ orderBy: { receivedAt: 'asc' } })
    expect(kept.length).toBe(before + odd.length)
    expect(kept.find(({ reason }) => reason.includes('exploded'))).toMatchObject({
      provider: 'generic',
      content: expect.not.stringContaining(gone.email) as string,
    })
  })

  it('reads the first words of the format, too', async () => {
    const gone = await subscriber()
    const type = ['bounced', 'for', 'good'].join('_')
    const body = events(
      { id: 'j1', type, email: gone.email },
      { id: 'j2', type, email: 'reader@xn--e1afmkfd.xn--p1ai' },
    )
    expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(gone.email)).toEqual(bounced)
  })

  it('takes a reader who left at the provider', async () => {
    const { email } = await subscriber()
    const body = events({ id: 'k1', type: 'left', email })
    await send(body, sign(body))
    expect(await standing(email)).toEqual(left)
  })

  it('accepts the former word for a complaint', async () => {
    const angry = await subscriber()
    const body = events({ id: 'i1', type: 'complained', email: angry.email })
    await send(body, sign(body))
    expect(await standing(angry.email)).toEqual(complained)
  })

  it('suppresses nobody if the error is about us', async () => {
    const { email } = await subscriber()
    const body = events({ id: 'g1', type: 'hard_bounce', email, detail: '550 5.7.1 blocked by policy' })
    await send(body, sign(body))
    expect(await standing(email)).toEqual(untouched)
  })

  it('marks an unknown address, so that it is not mailed if it signs up later', async () => {
    const body = events({ id: 'b1', type: 'hard_bounce', email: 'nobody@example.org' })
    await send(body, sign(body))
    const addressHash = suppressionHash('nobody@example.org')
    expect(await db().suppression.findUnique({ where: { addressHash } })).toMatchObject({ reason: 'bounce' })
  })

  it('is refused if it is stale, forged or malformed', async () => {
    const body = events({ id: 'c1', type: 'complaint', email: 'x@example.org' })
    expect(await send(body, sign(body, { secondsOld: 301 }))).toEqual({ status: 400, outcome: 'stale' })
    for (const headers of [
      sign(`${body} `),
      sign(body, { secret: 'g' }),
      { 'x-mail-events-signature': '' },
    ]) {
      expect(await send(body, headers)).toEqual({ status: 401, outcome: 'bad_signature' })
    }
    for (const broken of ['', 'null', '{"events":1}', events({ id: 'c2' })]) {
      expect(await send(broken, sign(broken))).toEqual({ status: 400, outcome: 'bad_body' })
    }
    expect(await db().mailEvent.count({ where: { id: { startsWith: 'generic:c' } } })).toBe(0)
  })

  it('is asked for again if we failed', async () => {
    const { email } = await subscriber()
    const body = events({ id: 'e1', type: 'hard_bounce', email })
    await db().$executeRaw`alter table mail_events rename to mail_events_away`
    await quietly(async () => {
      expect(await send(body, sign(body))).toEqual({ status: 503, outcome: 'try_again' })
    })
    await db().$executeRaw`alter table mail_events_away rename to mail_events`
    expect(await standing(email)).toEqual(untouched)
    expect(await send(body, sign(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(bounced)
  })
})

describe('a returned mail', () => {
  it('is accepted with the same signature', async () => {
    const raw = 'Subject: hello\r\n\r\nNo report at all.'
    const headers = { ...sign(raw), 'content-type': 'message/rfc822' }
    expect(await send(raw, headers)).toEqual({ status: 200, outcome: 'ignored' })
    expect(await send(`${raw} `, headers)).toEqual({ status: 401, outcome: 'bad_signature' })
  })

  it('is signed together with its recipient, where a header names one', async () => {
    const raw = 'Subject: hello\r\n\r\nNo report at all.'
    const to = 'b-x@bounces.example.org'
    const t = Math.floor(now().getTime() / 1000)
    const v2 = createHmac('sha256', secrets.generic).update(`v2.${t}.${to}\n${raw}`).digest('hex')
    const headers = {
      'content-type': 'message/rfc822',
      'x-mail-events-signature': `t=${t},v2=${v2}`,
      'x-mail-events-recipient': to,
    }
    expect(await send(raw, headers)).toEqual({ status: 200, outcome: 'ignored' })
    const refused = { status: 401, outcome: 'bad_signature' }
    expect(await send(raw, { ...headers, 'x-mail-events-recipient': `x${to}` })).toEqual(refused)
    // A signature over the bytes alone does not vouch for a recipient.
    expect(await send(raw, { ...headers, ...sign(raw) })).toEqual(refused)
    const { 'x-mail-events-recipient': _, ...without } = headers
    expect(await send(raw, without)).toEqual(refused)
  })

  it('is signed over its bytes, in any charset', async () => {
    const { id, email } = await subscriber()
    await db().delivery.create({
      data: { editionNumber: 9, subscriberId: id, state: 'sent', outcomeAt: now() },
    })
    const raw = exampleMail('hard-cp1251-8bit-human-part', `9.${id}`)
    expect(raw.toString('utf8')).toContain('\uFFFD')
    const headers = { ...sign(raw), 'content-type': 'message/rfc822' }
    expect(await send(raw, headers)).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(bounced)
  })
})
