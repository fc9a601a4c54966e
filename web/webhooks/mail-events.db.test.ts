import { createHmac, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '../../lib/db'
import {
  bounced,
  complained,
  left,
  now,
  standing,
  subscriber,
  untouched,
} from '../../testing/fixtures/bouncer'
import type { Answer } from './delivery'
import { mailEventsWebhook } from './mail-events'

// The endpoint for mail events: each provider's format with its own signature, over a real database.

const secrets = { postmark: 'p'.repeat(40), mailgun: 'm'.repeat(40) }
Object.assign(process.env, {
  MAIL_EVENTS_POSTMARK_SECRET: secrets.postmark,
  MAIL_EVENTS_MAILGUN_KEY: secrets.mailgun,
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
