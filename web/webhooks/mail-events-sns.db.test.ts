import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '../../lib/db'
import { startSns, type SnsSandbox } from '../../testing/sns'
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
import type { Answer } from './delivery'
import { mailEventsWebhook } from './mail-events'

// The same endpoint for Amazon's messages, with an SNS stand-in on loopback.

const topic = 'arn:aws:sns:eu-central-1:123456789012:mail-events'
let sns: SnsSandbox

beforeAll(async () => {
  sns = await startSns({ topic })
  Object.assign(process.env, { MAIL_EVENTS_SNS_TOPIC: topic, MAIL_EVENTS_SNS_BASE: sns.url })
})
afterAll(() => sns.stop())

function send(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return mailEventsWebhook({ body: text, bytes: Buffer.from(text), headers: (name) => headers[name] ?? null })
}

describe('Amazon SES, over SNS', () => {
  const header = { 'x-amz-sns-message-type': 'Notification' }
  const bounce = (email: string, bounceType = 'Permanent') => ({
    notificationType: 'Bounce',
    mail: { commonHeaders: {} },
    bounce: {
      bounceType,
      feedbackId: randomUUID(),
      timestamp: now().toISOString(),
      bouncedRecipients: [{ emailAddress: email, diagnosticCode: `550 5.1.1 <${email}> unknown` }],
    },
  })
  const post = (message: Record<string, string>) => send(message, header)
  const notify = (content: unknown, fields: Record<string, string> = {}) =>
    sns.message({ Message: JSON.stringify(content), ...fields })

  it.each(['1', '2'])(
    'takes a bounce once, signed by version %s, and fetches the certificate once',
    async (v) => {
      const { email } = await subscriber()
      const message = notify(bounce(email), { SignatureVersion: v, Subject: 'Amazon SES' })
      const answers = await Promise.all([post(message), post(message)])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(await post(message)).toEqual({ status: 200, outcome: 'stored' })
      expect(await standing(email)).toEqual(bounced)
      const events = await db().mailEvent.findMany({ where: { detail: { contains: '550' } } })
      expect(events.every(({ detail }) => detail === '550 5.1.1 <(address)> unknown')).toBe(true)
      expect(sns.visits.filter((path) => path === sns.certificatePath).length).toBeLessThanOrEqual(2)
    },
  )

  it('unsubscribes a reader who complains', async () => {
    const { email } = await subscriber()
    const complaint = { feedbackId: randomUUID(), complainedRecipients: [{ emailAddress: email }] }
    expect(await post(notify({ eventType: 'Complaint', mail: {}, complaint }))).toMatchObject({ status: 200 })
    expect(await standing(email)).toEqual(complained)
  })

  it('suppresses nobody for a refusal about us, nor for a reader who rescued the mail', async () => {
    const { email } = await subscriber()
    const blocked = bounce(email)
    blocked.bounce.bouncedRecipients = [{ emailAddress: email, diagnosticCode: 'smtp; 550 5.7.1 blocked' }]
    expect(await post(notify(blocked))).toMatchObject({ status: 200, outcome: 'stored' })
    const complaint = {
      feedbackId: randomUUID(),
      complaintFeedbackType: 'not-spam',
      complainedRecipients: [{ emailAddress: email }],
    }
    const rescued = notify({ notificationType: 'Complaint', mail: {}, complaint })
    expect(await post(rescued)).toEqual({ status: 200, outcome: 'ignored' })
    expect(await standing(email)).toEqual(untouched)
  })

  it.each([
    ['Permanent', 'General', {}, bounced],
    ['Permanent', 'NoEmail', { diagnosticCode: undefined }, bounced],
    ['Permanent', 'Suppressed', { diagnosticCode: undefined }, bounced],
    ['Permanent', 'General', { diagnosticCode: undefined, status: '5.7.1' }, untouched],
    ['Permanent', 'General', { diagnosticCode: 'smtp; 550 5.7.26 x', status: '5.1.1' }, untouched],
    ['Permanent', 'UnsubscribedRecipient', {}, left],
    ['Transient', 'General', {}, untouched],
    ['Undetermined', 'Undetermined', {}, untouched],
  ])('reads %s %s with %j', async (bounceType, bounceSubType, fields, outcome) => {
    const { email } = await subscriber()
    const content = bounce(email, bounceType)
    const recipient = { ...content.bounce.bouncedRecipients[0], ...fields }
    const body = { ...content, bounce: { ...content.bounce, bounceSubType, bouncedRecipients: [recipient] } }
    expect(await post(notify(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(outcome)
  })

  it('keeps the readable recipients of a bounce, and the odd one for staff to see', async () => {
    const { email } = await subscriber()
    const content = bounce(email)
    const odd = [{ emailAddress: 'nobody here' }, 7]
    const bouncedRecipients = [...odd, ...content.bounce.bouncedRecipients]
    const before = await db().unreadableMailEvent.count()
    const body = { ...content, bounce: { ...content.bounce, bouncedRecipients } }
    expect(await post(notify(body))).toEqual({ status: 200, outcome: 'stored' })
    expect(await standing(email)).toEqual(bounced)
    expect(await db().unreadableMailEvent.count()).toBe(before + odd.length)
  })

  it('takes a reader who left by a link that SES put into a mail', async () => {
    const { email } = await subscriber()
    const preferences = (unsubscribeAll: boolean) => ({
      eventType: 'Subscription',
      mail: { messageId: `m-${unsubscribeAll}`, destination: [email] },
      subscription: { timestamp: now().toISOString(), newTopicPreferences: { unsubscribeAll } },
    })
    await post(notify(preferences(false)))
    expect(await standing(email)).toEqual(untouched)
    await post(notify(preferences(true)))
    expect(await standing(email)).toEqual(left)
  })

  it('refuses a changed message, another topic, and a certificate from elsewhere', async () => {
    const { email } = await subscriber()
    const good = notify(bounce(email))
    const visits = sns.visits.length
    const forged = [
      { ...good, Message: good.Message?.replace('Permanent', 'permanent') ?? '' },
      { ...good, Timestamp: '2020-01-01T00:00:00Z' },
      { ...good, Signature: '' },
      notify(bounce(email), { TopicArn: topic.replace('mail-events', 'another') }),
      notify(bounce(email), {
        SigningCertURL: `https://sns.eu-central-1.amazonaws.com.evil.example${sns.certificatePath}`,
      }),
      notify(bounce(email), {
        SigningCertURL: `${sns.url.replace('127.0.0.1', 'localhost')}${sns.certificatePath}`,
      }),
      notify(bounce(email), { SigningCertURL: `${sns.url}/sns.pem` }),
      notify(bounce(email), { SigningCertURL: `${sns.url}/bucket${sns.certificatePath}` }),
      notify(bounce(email), { SigningCertURL: `${sns.url}${sns.certificatePath}?of=another` }),
      notify(bounce(email), {
        SigningCertURL: sns.url.replace('http://', 'http://user@') + sns.certificatePath,
      }),
    ]
    for (const message of forged) {
      expect(await post(message)).toEqual({ status: 401, outcome: 'bad_signature' })
    }
    expect(sns.visits).toHaveLength(visits)
    expect(await standing(email)).toEqual(untouched)
    expect(await send('{', header)).toEqual({ status: 400, outcome: 'bad_body' })
  })

  it('confirms only the topic of the settings, at its own URL', async () => {
    const join = { Type: 'SubscriptionConfirmation', Message: 'You have chosen …', Token: 't1' }
    const confirm = (SubscribeURL: string, more = {}) => post(sns.message({ ...join, SubscribeURL, ...more }))
    expect(await confirm(`${sns.url}/?Action=ConfirmSubscription&Token=t1`)).toEqual({
      status: 200,
      outcome: 'subscribed',
    })
    expect(sns.visits.at(-1)).toBe('/?Action=ConfirmSubscription&Token=t1')
    const visits = sns.visits.length
    expect((await confirm('http://169.254.169.254/latest/meta-data')).status).toBe(401)
    expect((await confirm(`${sns.url}/x`, { TopicArn: `${topic}2` })).status).toBe(401)
    expect(sns.visits).toHaveLength(visits)
  })

  it('asks for the message again if the certificate is unavailable', async () => {
    const { email } = await subscriber()
    await quietly(async () => {
      const answer = await post(notify(bounce(email), { SigningCertURL: `${sns.url}${sns.movedPath}` }))
      expect(answer).toEqual({ status: 503, outcome: 'try_again' })
    })
  })

  it('ignores deliveries', async () => {
    expect(await post(notify({ notificationType: 'Delivery', mail: {} }))).toEqual({
      status: 200,
      outcome: 'ignored',
    })
    expect(await post(notify({ notificationType: 'Bounce', mail: {} }))).toEqual({
      status: 400,
      outcome: 'bad_body',
    })
  })
})
